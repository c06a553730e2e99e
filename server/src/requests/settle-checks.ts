import { checklistOf, type PointToCheck, reopenedBy, type RequestInput, type SafetyPoint } from '@app/shared/requests'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { tickedPoints, tickPoints, untickPoints } from './request-checks.store.ts'
import { riskOf } from './request-facts.queries.ts'
import { insuranceNeeded } from './requests.rules.ts'
import { type RequestRow, saveRequest } from './requests.store.ts'

type Facts = Pick<RequestInput, 'itemId' | 'hazards' | 'answers' | 'minorsWelcome' | 'days'>

/** A request that was checked as a whole, before there were points: each of them counts as ticked then, by the same hand. */
export async function keepOldTicks(tx: Tx, row: RequestRow, points: readonly SafetyPoint[]): Promise<void> {
  if (!row.insuranceCheckedAt || (await tickedPoints(tx, row.id)).length > 0) return
  await tickPoints(tx, row.id, points, { checkedAt: row.insuranceCheckedAt, checkedBy: row.insuranceCheckedBy })
}

/** 「保険確認済み」 follows from the points: all of them ticked, or not. */
export async function settleChecks(
  tx: Tx,
  { now, actor }: Context,
  row: RequestRow,
  points: readonly SafetyPoint[],
): Promise<void> {
  const ticked = await tickedPoints(tx, row.id)
  const isWhole = points.every((point) => ticked.includes(point))
  const kept = row.insuranceCheckedAt
    ? { insuranceCheckedAt: row.insuranceCheckedAt, insuranceCheckedBy: row.insuranceCheckedBy }
    : { insuranceCheckedAt: now, insuranceCheckedBy: actor.accountId }
  await saveRequest(tx, row.id, isWhole ? kept : { insuranceCheckedAt: null, insuranceCheckedBy: null }, now)
}

/** After a change of what the checklist was drawn from, the points concerned are open again; the others stay ticked. */
export async function reopenChecks(tx: Tx, ctx: Context, row: RequestRow, before: Facts, after: Facts): Promise<void> {
  const [was, is] = [await drawn(tx, before), await drawn(tx, after)]
  const gone = was.map(({ point }) => point).filter((point) => !is.some((one) => one.point === point))
  const reopened = reopenedBy(was, is)
  if (reopened.length === 0 && gone.length === 0) return
  const pointsOf = (list: readonly PointToCheck[]) => list.map(({ point }) => point)
  await keepOldTicks(tx, row, pointsOf(was))
  await untickPoints(tx, row.id, [...reopened, ...gone])
  if (is.length > 0) await settleChecks(tx, ctx, row, pointsOf(is))
}

const drawn = async (tx: Tx, facts: Facts): Promise<PointToCheck[]> =>
  insuranceNeeded(await riskOf(tx, facts.itemId), facts.hazards) ? checklistOf(facts) : []
