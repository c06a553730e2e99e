import type { AccountId, RequestId } from '@app/shared'
import type { SafetyPoint } from '@app/shared/requests'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { requestChecksTable as checks } from './requests.table.ts'

/** Who ticked, and when. */
export interface TickedBy {
  checkedAt: Date
  checkedBy: AccountId | null
}

/** Points of the safety checklist that were ticked. */
export async function tickedPoints(tx: Tx, id: RequestId): Promise<SafetyPoint[]> {
  const rows = await tx.select({ point: checks.point }).from(checks).where(eq(checks.requestId, id))
  return rows.map(({ point }) => point)
}

/** Ticks points; what was ticked before keeps who and when. */
export async function tickPoints(tx: Tx, id: RequestId, points: readonly SafetyPoint[], by: TickedBy): Promise<void> {
  if (points.length === 0) return
  const rows = points.map((point) => ({ requestId: id, point, ...by }))
  await tx.insert(checks).values(rows).onConflictDoNothing()
}

export async function untickPoints(tx: Tx, id: RequestId, points: readonly SafetyPoint[]): Promise<void> {
  if (points.length === 0) return
  await tx.delete(checks).where(and(eq(checks.requestId, id), inArray(checks.point, [...points])))
}
