import { checklistOf } from '@app/shared/requests'
import type { SessionSafety } from '@app/shared/series'
import { inArray } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { over } from './check-insurance.ts'
import type { RequestFacts } from './request-facts.queries.ts'
import { insuranceNeeded } from './requests.rules.ts'
import { requestChecksTable as checks } from './requests.table.ts'

/** The safety checklist of those sessions that need it and are not over, session by session, in their order. */
export async function safetyOfSessions(db: Db | Tx, sessions: readonly RequestFacts[]): Promise<SessionSafety[]> {
  const needing = sessions.filter(
    ({ row, risk }) => insuranceNeeded(risk, row.hazards) && !over.includes(row.status) && row.status !== 'draft',
  )
  if (needing.length === 0) return []
  const ticks = await db
    .select({ requestId: checks.requestId, point: checks.point })
    .from(checks)
    .where(
      inArray(
        checks.requestId,
        needing.map(({ row }) => row.id),
      ),
    )
  return needing.map(({ row, days }) => {
    const own = ticks.filter(({ requestId }) => requestId === row.id).map(({ point }) => point)
    /** Before there were points, 「保険確認済み」 stood for all of them. */
    const isWhole = own.length === 0 && row.insuranceCheckedAt !== null
    const points = checklistOf({ ...row, days }).map(({ point }) => ({
      point,
      checked: isWhole || own.includes(point),
    }))
    const checked = row.insuranceCheckedAt !== null && points.every((one) => one.checked)
    return { requestId: row.id, version: row.version, checked, points }
  })
}
