import type { OrganizationId } from '@app/shared'
import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import { auditTable } from './platform.table.ts'
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
  await tx.insert(auditTable).values({ at: now, accountId, seatId, role, onBehalfOf, channel, ...line })
  leaveTrace(tx)
}
