import { type Assignment, type Board, compareWorth, type Worth } from './board.rules.ts'
import { columnsFrom, planFrom } from './columns.rules.ts'
import { simplePlans } from './first-come.rules.ts'
import { columnsOf, type Model, modelOf, partsOf } from './model.rules.ts'
import { solveApart, type Solution } from './solve-apart.ts'
import { faultsOf, worthOf } from './verify-plan.rules.ts'

/** A plan that was checked, what is proven of it, and what there would be without it. */
export interface BestPlan {
  assignments: Assignment[]
  worth: Worth
  /** Limits that no plan passes, each as long as those before it are reached. */
  bound: Worth
  firstCome: Worth
}

/** The best plan that is found in this time, never worse than first come. Null: the optimiser came to harm or was stopped. */
export async function bestPlan(
  board: Board,
  milliseconds: number,
  { stop, solve = solveApart }: { stop?: AbortSignal; solve?: typeof solveApart } = {},
): Promise<BestPlan | null> {
  const [first, ...others] = simplePlans(board)
  const before = worthOf(board, first!)
  const simple = [first!, ...others].map((plan) => ({ plan, worth: worthOf(board, plan) }))
  const begun = simple.reduce((a, b) => (compareWorth(b.worth, a.worth) < 0 ? b : a))
  const parts = partsOf(board).map((options) => columnsOf(board, options))
  const models = parts.map((columns) => modelOf(board, columns))
  const starts = parts.map((columns) => columnsFrom(columns, begun.plan))
  const answers = models.length === 0 ? [] : await solve(models, starts, milliseconds, stop)
  if (!answers) return null
  const found = answers.flatMap(({ solution }, at) => planFrom(board, parts[at]!, solution))
  const isBetter = compareWorth(worthOf(board, found), begun.worth) <= 0
  const assignments = isBetter ? found : begun.plan
  const plan = { assignments, worth: worthOf(board, assignments), bound: boundOf(models, answers), firstCome: before }
  const faults = faultsOf(board, plan)
  if (faults.length > 0) throw new Error(`a plan breaks its rules: ${faults.join('; ')}`)
  return plan
}

/** The limits of all parts together; the last aim holds two of them, fit and load. */
function boundOf(models: readonly Model[], answers: readonly Solution[]): Worth {
  const total = (of: (aims: Solution['aims'], weight: number) => number) =>
    answers.reduce((sum, { aims }, at) => sum + of(aims, models[at]!.weight), 0)
  return {
    locksKept: total(([locks]) => -locks.bound),
    staffed: total(([, staffed]) => -staffed.bound),
    misfit: total(([, , fit], weight) => Math.floor(fit.bound / weight)),
    load: total(([, , fit], weight) => fit.bound % weight),
  }
}
