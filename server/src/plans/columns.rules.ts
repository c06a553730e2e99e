import { groupedBy } from '../platform/grouped-by.rules.ts'
import { type Assignment, type Board, keyOf, type Option, shareHeads } from './board.rules.ts'
import { type Columns, dayKey } from './model.rules.ts'

/** A plan written into the columns of a sum, for the optimiser to begin with. */
export function columnsFrom({ options, days, steps }: Columns, plan: readonly Assignment[]): Float64Array {
  const chosen = new Set(plan.map((one) => `${keyOf(one)}:${one.day}`))
  const isChosen = options.map((option) => chosen.has(`${keyOf(option)}:${option.day}`))
  const held = new Set(options.filter((_, at) => isChosen[at]).map(dayKey))
  const left = new Map<number, number>()
  for (const { supporter } of options.filter((_, at) => isChosen[at]))
    left.set(supporter, (left.get(supporter) ?? 0) + 1)
  const isTaken = steps.map(({ supporter }) => {
    const n = left.get(supporter) ?? 0
    left.set(supporter, n - 1)
    return n > 0
  })
  return Float64Array.from([...isChosen, ...days.map((one) => held.has(dayKey(one))), ...isTaken], Number)
}

/** The plan that stands in the columns of a solution. Whoever is not needed after all stays at home. */
export function planFrom(board: Board, { options }: Columns, solution: ArrayLike<number>): Assignment[] {
  const locked = new Set(board.locked.map(keyOf))
  const chosen = options.filter((_, at) => solution[at]! > 0.5)
  return [...groupedBy(chosen, dayKey).values()].flatMap((group) => {
    const kept = needed(board, group, locked)
    const mostHeads = kept.map(({ supporter }) => board.supporters[supporter]!.mostHeads)
    const heads = shareHeads(board.requests[group[0]!.request]!.need, mostHeads)
    return kept.map(({ request, supporter, day }, at) => ({ request, supporter, day, heads: heads[at]! }))
  })
}

/** Those of a day without whom the heads do not add up, the best first; nobody when they do not add up at all. */
function needed({ requests, supporters }: Board, group: readonly Option[], locked: ReadonlySet<string>): Option[] {
  const { need } = requests[group[0]!.request]!
  const headsOf = ({ supporter }: Option) => supporters[supporter]!.mostHeads
  let heads = group.reduce((sum, option) => sum + headsOf(option), 0)
  if (heads < need) return []
  const kept = group
    .toSorted((a, b) => b.misfit - a.misfit)
    .filter((option) => {
      const isSpare = heads - headsOf(option) >= need && !locked.has(keyOf(option))
      if (isSpare) heads -= headsOf(option)
      return !isSpare
    })
  return kept.reverse()
}
