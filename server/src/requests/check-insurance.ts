import { Refusal, type RequestId } from '@app/shared'
import { checklistOf, type RequestPage, type RequestStatus, type SafetyPoint } from '@app/shared/requests'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { reachRequest } from './reach-request.ts'
import { tickedPoints, tickPoints, untickPoints } from './request-checks.store.ts'
import { riskOf } from './request-facts.queries.ts'
import { requestSeen } from './request-seen.queries.ts'
import { insuranceNeeded } from './requests.rules.ts'
import { daysOf, type RequestRow, saveRequest } from './requests.store.ts'
import { keepOldTicks, settleChecks } from './settle-checks.ts'

/** Nothing is checked any more. */
export const over: readonly RequestStatus[] = ['done', 'closed', 'unmet', 'cancelled']

/**
 * A coordinator ticks one point of the safety checklist or all of them (「保険確認済み」), or takes it back; who and when are
 * kept. The last tick makes the request checked, the first one taken back makes it unchecked (product rule 9).
 */
export function checkInsurance(ctx: Context, requestId: RequestId, check: Check): Promise<RequestPage> {
  return transact(ctx, async (tx) => {
    const { row } = await reachRequest(tx, ctx, requestId)
    await noteCheck(tx, ctx, row, check)
    return requestSeen(tx, ctx.actor, requestId)
  })
}

export interface Check {
  checked: boolean
  /** Left out: the whole checklist. */
  point?: SafetyPoint | undefined
}

/** Writes the check of one request that is held: the same for a request alone and for the sessions of a series. */
export async function noteCheck(tx: Tx, ctx: Context, row: RequestRow, { checked, point }: Check): Promise<void> {
  if (over.includes(row.status)) throw new Refusal('wrong-moment')
  const points = await pointsOf(tx, row)
  if (point && !points.includes(point))
    throw new Refusal('invalid-input', undefined, [
      { pointer: '/point', detail: 'この依頼では、確かめなくてよいことです' },
    ])

  await keepOldTicks(tx, row, points)
  const by = { checkedAt: ctx.now, checkedBy: ctx.actor.accountId }
  const which = point ? [point] : points
  await (checked ? tickPoints(tx, row.id, which, by) : untickPoints(tx, row.id, which))
  if (points.length === 0) await saveRequest(tx, row.id, seenBy(ctx, checked), ctx.now)
  else await settleChecks(tx, ctx, row, points)
  await tell(tx, ctx, row.id, point)
}

/** The checklist of a request as it stands; empty where nothing can hurt. */
async function pointsOf(tx: Tx, row: RequestRow): Promise<SafetyPoint[]> {
  if (!insuranceNeeded(await riskOf(tx, row.itemId), row.hazards)) return []
  return checklistOf({ ...row, days: await daysOf(tx, row.id) }).map(({ point }) => point)
}

const seenBy = ({ now, actor }: Context, checked: boolean) =>
  checked
    ? { insuranceCheckedAt: now, insuranceCheckedBy: actor.accountId }
    : { insuranceCheckedAt: null, insuranceCheckedBy: null }

/** The whole is told in the timeline; a single point is noted in the audit. */
async function tell(tx: Tx, ctx: Context, requestId: RequestId, point: SafetyPoint | undefined): Promise<void> {
  if (point) {
    const detail = { point }
    await audit(tx, ctx, { act: 'request.safety-point', subject: 'request', subjectId: requestId, detail })
  } else await record(tx, ctx, { type: 'request.insurance-checked', requestId })
}

/** Refuses an agreement before the insurance was looked at, point by point, where the work needs it (product rule 9). */
export async function requireInsurance(tx: Tx, row: RequestRow): Promise<void> {
  if (!insuranceNeeded(await riskOf(tx, row.itemId), row.hazards)) return
  if (!row.insuranceCheckedAt) throw new Refusal('insurance-unchecked')
  const ticked = await tickedPoints(tx, row.id)
  const isOpen = (await pointsOf(tx, row)).some((point) => !ticked.includes(point))
  if (ticked.length > 0 && isOpen) throw new Refusal('insurance-unchecked')
}
