import { groupedBy } from '../platform/grouped-by.rules.ts'
import { type Assignment, type Board, keyOf, monthOf, type Option, shareHeads, usableOptions } from './board.rules.ts'

/** What happens when requests are taken in the order they came, each with the best that is left. Locked pairs go first. */
export const firstCome = (board: Board): Assignment[] =>
  oneByOne(
    board,
    board.requests.map((_, at) => at),
  )

/** Other simple plans: first those that ask for few heads, or that few can help. Good to begin with when time is short. */
export function simplePlans(board: Board): Assignment[][] {
  const order = board.requests.map((_, at) => at)
  const heads = new Map<number, number>()
  for (const { request, supporter } of usableOptions(board))
    heads.set(request, (heads.get(request) ?? 0) + board.supporters[supporter]!.mostHeads)
  const need = (at: number) => board.requests[at]!.need
  const choice = (at: number) => (heads.get(at) ?? 0) / need(at)
  return [
    firstCome(board),
    oneByOne(
      board,
      order.toSorted((a, b) => need(a) - need(b) || choice(a) - choice(b)),
    ),
    oneByOne(
      board,
      order.toSorted((a, b) => choice(a) - choice(b)),
    ),
  ]
}

function oneByOne(board: Board, order: readonly number[]): Assignment[] {
  const taken = new Ledger(board)
  const byRequest = groupedBy(usableOptions(board), ({ request }) => request)
  const locked = new Set(board.locked.map(keyOf))
  const isWanted = (request: number) => board.locked.some((pair) => pair.request === request)
  return [...order.filter(isWanted), ...order.filter((at) => !isWanted(at))].flatMap((at) => {
    const found = bestDay(board, at, byRequest.get(at) ?? [], taken, locked)
    for (const option of found) taken.take(option)
    const heads = shareHeads(
      board.requests[at]!.need,
      found.map(({ supporter }) => board.supporters[supporter]!.mostHeads),
    )
    return found.map(({ request, supporter, day }, i) => ({ request, supporter, day, heads: heads[i]! }))
  })
}

/** Of the wished days the one that keeps most locked pairs and fits best; nothing when no day brings enough heads. */
function bestDay(board: Board, at: number, options: Option[], taken: Ledger, locked: ReadonlySet<string>): Option[] {
  const request = board.requests[at]!
  let best: { options: Option[]; locks: number; misfit: number } | null = null
  for (const ofDay of groupedBy(options, ({ day }) => day).values()) {
    const free = ofDay
      .filter((option) => taken.isFree(option))
      .sort((a, b) => Number(locked.has(keyOf(b))) - Number(locked.has(keyOf(a))) || a.misfit - b.misfit)
    const found = enough(board, request, free, locked)
    const misfit = found.reduce((sum, option) => sum + option.misfit, 0)
    const locks = found.filter((option) => locked.has(keyOf(option))).length
    if (found.length > 0 && (!best || locks > best.locks || (locks === best.locks && misfit < best.misfit)))
      best = { options: found, locks, misfit }
  }
  return best?.options ?? []
}

/** The best ones until the heads add up; whoever is not needed after all stays free. */
function enough(
  { supporters }: Board,
  { need, room }: Board['requests'][number],
  options: Option[],
  locked: ReadonlySet<string>,
): Option[] {
  const headsOf = ({ supporter }: Option) => supporters[supporter]!.mostHeads
  const chosen: Option[] = []
  let heads = 0
  for (const option of options) {
    if (chosen.length >= room || (heads >= need && !locked.has(keyOf(option)))) break
    chosen.push(option)
    heads += headsOf(option)
  }
  if (heads < need) return []
  return chosen.filter((option) => {
    const isSpare = heads - headsOf(option) >= need && !locked.has(keyOf(option))
    if (isSpare) heads -= headsOf(option)
    return !isSpare
  })
}

/** Days and months that are taken so far. */
class Ledger {
  readonly #board: Board
  readonly #days = new Set<string>()
  readonly #months = new Map<string, number>()

  constructor(board: Board) {
    this.#board = board
  }

  isFree({ supporter, day }: Option): boolean {
    const month = monthOf(day)
    const { promisedIn, mostAMonth } = this.#board.supporters[supporter]!
    const isFull = (promisedIn[month] ?? 0) + (this.#months.get(`${supporter}:${month}`) ?? 0) >= mostAMonth
    return !isFull && (day === null || !this.#days.has(`${supporter}:${day}`))
  }

  take({ supporter, day }: Option): void {
    const month = `${supporter}:${monthOf(day)}`
    this.#months.set(month, (this.#months.get(month) ?? 0) + 1)
    if (day !== null) this.#days.add(`${supporter}:${day}`)
  }
}
