import { type ConsultationId, type OrganizationId, type Page, Refusal, type RequestId } from '@app/shared'
import type { Consultation, ConsultationLine, ConsultationStatus } from '@app/shared/consultations'
import { and, asc, desc, eq, getTableColumns, ilike, or, type SQL, sql } from 'drizzle-orm'
import { accountsTable as accounts } from '../accounts/accounts.table.ts'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { consultationsTable as consultations, consultationTalksTable as talks } from './consultations.table.ts'

interface Wanted {
  after?: string | undefined
  perPage: number
  status?: ConsultationStatus | undefined
  organization?: OrganizationId | undefined
  request?: RequestId | undefined
  q?: string | undefined
}

const { id, nextContactOn, status } = consultations
/** Those that wait by the day that was promised (no day: today's business), the others by when they were written. */
const dueFirst = sql`coalesce(${nextContactOn}, '0001-01-01'::date), ${id}`

/** 相談記録 for the desk. */
export async function consultationsFor(db: Db | Tx, wanted: Wanted): Promise<Page<ConsultationLine>> {
  const { after, perPage } = wanted
  const byDue = wanted.status === 'waiting'
  const fits = and(
    wanted.status ? eq(status, wanted.status) : undefined,
    wanted.organization ? eq(consultations.organizationId, wanted.organization) : undefined,
    wanted.request ? eq(consultations.requestId, wanted.request) : undefined,
    wanted.q ? holdsWords(wanted.q) : undefined,
  )
  const rows = await lines(db)
    .where(and(fits, after === undefined ? undefined : behind(after, byDue)))
    .orderBy(...(byDue ? [dueFirst] : [desc(id)]))
    .limit(perPage + 1)
  const [{ n } = { n: 0 }] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(consultations)
    .leftJoin(organizations, eq(organizations.id, consultations.organizationId))
    .where(fits)
  const items = rows.slice(0, perPage).map(lineOf)
  const next = rows.length > perPage ? items.at(-1)!.id : null
  return { items, next, total: Math.min(n, 1_000), totalIsCapped: n > 1_000 }
}

/** One consultation whole. */
export async function consultationSeen(db: Db | Tx, consultationId: ConsultationId): Promise<Consultation> {
  const [row] = await lines(db).where(eq(id, consultationId))
  if (!row) throw new Refusal('not-found')
  const further = await db
    .select({ id: talks.id, text: talks.text, channel: talks.channel, at: talks.at, by: accounts.displayName })
    .from(talks)
    .leftJoin(accounts, eq(accounts.id, talks.by))
    .where(eq(talks.consultationId, consultationId))
    .orderBy(asc(talks.at), asc(talks.id))
  const { callBack, itemId, outcomeNote, requestId, writtenAt, version } = row.consultation
  return {
    ...lineOf(row),
    ...{ callBack, itemId, outcomeNote, requestId, version },
    requestNumber: row.requestNumber,
    writtenBy: row.writtenBy ?? unnamed,
    writtenAt: writtenAt.toISOString(),
    further: further.map((talk) => ({ ...talk, at: talk.at.toISOString(), by: talk.by ?? unnamed })),
  }
}

const unnamed = 'センター'

const lines = (db: Db | Tx) =>
  db
    .select({
      consultation: getTableColumns(consultations),
      organization: { id: organizations.id, kind: organizations.kind, name: organizations.name },
      district: { id: districts.id, name: districts.name },
      requestNumber: requests.number,
      writtenBy: accounts.displayName,
      talks: sql<number>`(select count(*)::int from ${talks} where ${talks.consultationId} = ${id})`,
    })
    .from(consultations)
    .leftJoin(organizations, eq(organizations.id, consultations.organizationId))
    .leftJoin(districts, eq(districts.id, organizations.districtId))
    .leftJoin(requests, eq(requests.id, consultations.requestId))
    .leftJoin(accounts, eq(accounts.id, consultations.writtenBy))
type Row = Awaited<ReturnType<typeof lines>>[number]

function lineOf({ consultation, organization, district, talks: count }: Row): ConsultationLine {
  const { caller, about, roughlyWhen, channel, heldAt, outcome } = consultation
  return {
    id: consultation.id,
    organization: organization && {
      ...organization,
      districtId: district?.id ?? null,
      districtName: district?.name ?? null,
    },
    ...{ caller, about, roughlyWhen, channel, outcome },
    heldAt: heldAt.toISOString(),
    nextContactOn: consultation.nextContactOn,
    status: consultation.status,
    talks: count,
  }
}

function behind(after: string, byDue: boolean): SQL {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after)) throw new Refusal('invalid-input')
  return byDue
    ? sql`(${dueFirst}) > (select ${dueFirst} from ${consultations} where ${id} = ${after}::uuid)`
    : sql`${id} < ${after}::uuid`
}

/** What was said, who said it, or the organization's name. */
function holdsWords(q: string): SQL | undefined {
  const like = `%${q.normalize('NFKC').replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  const folded = (column: SQL | typeof consultations.about) => sql`normalize(coalesce(${column}, ''), NFKC)`
  return or(
    ilike(folded(consultations.about), like),
    ilike(folded(sql`${consultations.caller}`), like),
    ilike(folded(sql`${organizations.name}`), like),
  )
}
