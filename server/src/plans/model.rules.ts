import { groupedBy } from '../platform/grouped-by.rules.ts'
import { type Board, keyOf, monthOf, type Option, usableOptions } from './board.rules.ts'

/** What is made as small as possible: a cost for each column, and what it cannot fall below for a plain reason. */
export interface Aim {
  costs: Float64Array
  least: number
}

/**
 * A part of the board as a sum for the optimiser: columns between 0 and 1, rows between two values, and aims, one after
 * the other. docs/decisions/0010-whole-board-plan.md has the formulas.
 */
export interface Model {
  columns: number
  /** So many of the columns, from the first, are nought or one and nothing between. */
  whole: number
  rowLower: Float64Array
  rowUpper: Float64Array
  /** Rows, packed: row i has the places `starts[i]` to `starts[i + 1]` of `indices` and `values`. */
  starts: Int32Array
  indices: Int32Array
  values: Float64Array
  /** Locks kept and requests staffed, both counted down from nought; then misfit × `weight` + load. */
  aims: [Aim, Aim, Aim]
  /** More than the load can ever be, so that it decides only between plans that fit equally well. */
  weight: number
}

/** What the columns stand for: first the options, then the days of requests, then each further activity of a supporter. */
export interface Columns {
  options: readonly Option[]
  days: readonly Option[]
  steps: readonly { supporter: number; cost: number }[]
}

export const dayKey = ({ request, day }: { request: number; day: string | null }): string => `${request}:${day}`

/** Requests that share no supporter have nothing to do with each other: each part is a sum of its own, small ones first. */
export function partsOf(board: Board): Option[][] {
  const parent = board.requests.map((_, at) => at)
  const root = (at: number): number => (parent[at] === at ? at : (parent[at] = root(parent[at]!)))
  const firstOf = new Map<number, number>()
  const hopeful = hopefulOptions(board)
  for (const { request, supporter } of hopeful) {
    const first = firstOf.get(supporter)
    if (first === undefined) firstOf.set(supporter, request)
    else parent[root(request)] = root(first)
  }
  return [...groupedBy(hopeful, ({ request }) => root(request)).values()].sort((a, b) => a.length - b.length)
}

/** Usable options of days on which all of them together bring enough heads. */
function hopefulOptions(board: Board): Option[] {
  return [...groupedBy(usableOptions(board), dayKey).values()]
    .filter((ofDay) => headsOf(board, ofDay) >= needOf(board, ofDay))
    .flat()
}
const needOf = ({ requests }: Board, [one]: readonly Option[]) => requests[one!.request]!.need
/** The most heads that come, when no more groups come than there is room for. */
function headsOf({ requests, supporters }: Board, options: readonly Option[]): number {
  const heads = options.map(({ supporter }) => supporters[supporter]!.mostHeads).sort((a, b) => b - a)
  return heads.slice(0, requests[options[0]!.request]!.room).reduce((sum, one) => sum + one, 0)
}

/** Reads a part of the board as columns. */
export function columnsOf(board: Board, options: readonly Option[]): Columns {
  const days = [...new Map(options.map((option) => [dayKey(option), option])).values()]
  const steps = [...groupedBy(options, ({ supporter }) => supporter)].flatMap(([supporter, own]) => {
    const { load } = board.supporters[supporter]!
    return Array.from({ length: mostActivities(board, own) }, (_, n) => ({ supporter, cost: 2 * (load + n) + 1 }))
  })
  return { options, days, steps }
}

/** No more activities than requests, nor than the months have room for. */
function mostActivities(board: Board, own: readonly Option[]): number {
  const months = [...groupedBy(own, ({ day }) => monthOf(day))]
  const free = months.reduce((sum, [month, group]) => sum + Math.min(group.length, freeIn(board, group[0]!, month)), 0)
  return Math.min(new Set(own.map(({ request }) => request)).size, free)
}
const freeIn = ({ supporters }: Board, { supporter }: Option, month: string) =>
  supporters[supporter]!.mostAMonth - (supporters[supporter]!.promisedIn[month] ?? 0)

/** The sum itself. */
export function modelOf(board: Board, columns: Columns): Model {
  const { options, days, steps } = columns
  const rows = new Rows()
  addRequests(rows, board, columns)
  addSupporters(rows, board, columns)
  const whole = options.length + days.length
  const count = whole + steps.length
  const locked = new Set(board.locked.map(keyOf))
  const isLocked = (column: number) => column < options.length && locked.has(keyOf(options[column]!))
  const cost = (of: (column: number) => number) => Float64Array.from({ length: count }, (_, column) => of(column))
  const weight = 1 + steps.reduce((sum, one) => sum + one.cost, 0)
  const pairsLocked = new Set(options.filter((_, at) => isLocked(at)).map(keyOf)).size
  return {
    columns: count,
    whole,
    ...rows.packed(),
    aims: [
      { costs: cost((c) => (isLocked(c) ? -1 : 0)), least: -pairsLocked },
      {
        costs: cost((c) => (c >= options.length && c < whole ? -1 : 0)),
        least: -new Set(days.map(({ request }) => request)).size,
      },
      {
        costs: cost((c) => (c < options.length ? options[c]!.misfit * weight : c < whole ? 0 : steps[c - whole]!.cost)),
        least: 0,
      },
    ],
    weight,
  }
}

/** A request has one day, and on it enough heads and no more groups than it has room for. */
function addRequests(rows: Rows, board: Board, { options, days }: Columns): void {
  const dayAt = new Map(days.map((option, at) => [dayKey(option), options.length + at]))
  for (const wishes of groupedBy(days, ({ request }) => request).values())
    if (wishes.length > 1)
      rows.add(
        wishes.map((one) => [dayAt.get(dayKey(one))!, 1]),
        -Infinity,
        1,
      )
  for (const [key, group] of groupedBy([...options.entries()], ([, option]) => dayKey(option))) {
    const { need, room } = board.requests[group[0]![1].request]!
    const day = dayAt.get(key)!
    const heads = group.map(
      ([at, { supporter }]) => [at, Math.min(need, board.supporters[supporter]!.mostHeads)] as const,
    )
    rows.add([...heads, [day, -need]], 0, Infinity)
    rows.add([...group.map(([at]) => [at, 1] as const), [day, -Math.min(room, group.length)]], -Infinity, 0)
  }
}

/** A supporter is at one place a day and not too often in a month; its activities are counted for the load. */
function addSupporters(rows: Rows, board: Board, { options, days, steps }: Columns): void {
  const first = options.length + days.length
  const stepsOf = groupedBy([...steps.entries()], ([, { supporter }]) => supporter)
  for (const [supporter, own] of groupedBy([...options.entries()], ([, option]) => option.supporter)) {
    const once = ([at]: [number, Option]) => [at, 1] as const
    for (const [day, group] of groupedBy(own, ([, option]) => option.day))
      if (day !== null && group.length > 1) rows.add(group.map(once), -Infinity, 1)
    for (const [month, group] of groupedBy(own, ([, option]) => monthOf(option.day))) {
      const free = freeIn(board, group[0]![1], month)
      if (group.length > free) rows.add(group.map(once), -Infinity, free)
    }
    const counted = (stepsOf.get(supporter) ?? []).map(([at]) => [first + at, -1] as const)
    rows.add([...own.map(once), ...counted], 0, 0)
  }
}

/** Rows, collected one by one. */
class Rows {
  readonly #lower: number[] = []
  readonly #upper: number[] = []
  readonly #starts: number[] = [0]
  readonly #indices: number[] = []
  readonly #values: number[] = []

  add(places: readonly (readonly [column: number, value: number])[], lower: number, upper: number): void {
    for (const [column, value] of places) {
      this.#indices.push(column)
      this.#values.push(value)
    }
    this.#starts.push(this.#indices.length)
    this.#lower.push(lower)
    this.#upper.push(upper)
  }

  packed() {
    return {
      rowLower: Float64Array.from(this.#lower),
      rowUpper: Float64Array.from(this.#upper),
      starts: Int32Array.from(this.#starts),
      indices: Int32Array.from(this.#indices),
      values: Float64Array.from(this.#values),
    }
  }
}
