import type { OrganizationId, SeriesId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import { type RequestLine, type RequestReader, requestSight } from '@app/shared/requests'
import type { SessionSafety } from '@app/shared/series'
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { lineOf, requestFacts } from './request-facts.queries.ts'
import { requestsTable as requests } from './requests.table.ts'
import { safetyOfSessions } from './sessions-safety.queries.ts'

const most = 100

interface SessionsSeen {
  reader: RequestReader
  description: string
  labelForSupporters: string
  lines: RequestLine[]
  /** The association and the centre: why sessions went back that wait to be corrected. */
  returned: { reason: string; numbers: number[] }[]
  /** The association and the centre: sessions whose safety is to be checked. */
  safety: SessionSafety[]
}

/** The sessions of a series that the reader may see, in their order, and by which eyes it looks. */
export async function sessionsSeen(
  db: Db | Tx,
  actor: Actor,
  series: { id: SeriesId; associationId: OrganizationId },
): Promise<SessionsSeen> {
  const reader = readerOf(actor, series.associationId)
  const found = await requestFacts(db, and(eq(requests.seriesId, series.id), seenBy(reader, actor)), most)
  const inOrder = found.toSorted((a, b) => a.row.seriesNumber! - b.row.seriesNumber!)
  const name = requestSight[reader].associationName
  const [first] = inOrder
  const description = first?.row.description ?? ''
  const labelForSupporters = first ? lineOf(first, 'if-shown').associationLabel : ''
  const safety = requestSight[reader].inside ? await safetyOfSessions(db, inOrder) : []
  const returned = requestSight[reader].inside ? wordsOfReturn(inOrder.map(({ row }) => row)) : []
  return { reader, description, labelForSupporters, lines: inOrder.map((one) => lineOf(one, name)), returned, safety }
}

/** Each word of the centre once, with the sessions it was said of. */
function wordsOfReturn(sessions: readonly (typeof requests.$inferSelect)[]): SessionsSeen['returned'] {
  const back = sessions.filter(({ status, statusReason }) => status === 'returned' && statusReason)
  const bySaid = groupedBy(back, ({ statusReason }) => statusReason!)
  return [...bySaid].map(([reason, own]) => ({ reason, numbers: own.map(({ seriesNumber }) => seriesNumber!) }))
}

function readerOf({ role, organizationId }: Actor, associationId: OrganizationId): RequestReader {
  if (role === 'nobody' || role === 'system') return 'public'
  if (isStaff(role)) return 'centre'
  if (role === 'association') return organizationId === associationId ? 'owner' : 'public'
  return 'asked'
}

/** A supporter sees what everybody sees, and the sessions it was asked about. */
function seenBy(reader: RequestReader, { organizationId }: Actor): SQL | undefined {
  const { read } = requestSight[reader]
  if (reader === 'centre' || reader === 'owner') return inArray(requests.status, [...read])
  const open = and(inArray(requests.status, [...requestSight.public.read]), eq(requests.published, true))
  if (reader === 'public' || !organizationId) return open
  const isAsked = sql`exists (select from matches m where m.request_id = ${requests.id} and m.supporter_id = ${organizationId})`
  return or(open, and(inArray(requests.status, [...read]), isAsked))
}
