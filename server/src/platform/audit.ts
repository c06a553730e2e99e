import type { OrganizationId } from '@app/shared'
import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import { auditTable } from './platform.table.ts'
import { prepared, toCome } from './prepared.ts'
import { leaveTrace } from './traces.ts'

/** One line of the audit: what was done or looked at. */
export interface AuditLine {
  /** `contact.revealed`, `meeting.sign-up-list-printed` … */
  act: string
  subject: string
  subjectId: string | null
  organizationId?: OrganizationId | null
  /** Ids and numbers only, never words of people. */
  detail?: Record<string, unknown>
}

/** Writes who did what, in the same transaction. Events are audited by `record`; this is for reveals and other writes. */
export async function audit(tx: Tx, { actor, onBehalfOf, channel, now }: Context, line: AuditLine): Promise<void> {
  const { accountId, seatId, role } = actor
  const who = { accountId, seatId, role, onBehalfOf, channel }
  const detail = line.detail ? JSON.stringify(line.detail) : null
  await written(tx).execute({ at: now, ...who, organizationId: null, ...line, detail })
  leaveTrace(tx)
}

const columns = ['at', 'accountId', 'seatId', 'role', 'onBehalfOf', 'channel'] as const
const ofLine = ['act', 'subject', 'subjectId', 'organizationId', 'detail'] as const

const written = prepared((db) =>
  db
    .insert(auditTable)
    .values(toCome([...columns, ...ofLine]))
    .prepare('audit'),
)
