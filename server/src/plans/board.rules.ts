/**
 * 全体の組み合わせ案 as a sum: requests that still need heads, supporters that can send some, and every way to bring the
 * two together. Requests and supporters are named by their place in the lists.
 */
export interface Board {
  /** In the order they were posted. */
  requests: readonly BoardRequest[]
  supporters: readonly BoardSupporter[]
  /** Who could help whom on which day. */
  options: readonly Option[]
  /** Pairs that a coordinator wants in the plan. */
  locked: readonly Pair[]
  /** Pairs that a coordinator does not want. */
  forbidden: readonly Pair[]
}

export interface Pair {
  request: number
  supporter: number
}

export interface BoardRequest {
  /** Heads missing to the least asked, without those promised or asked already; at least one. */
  need: number
  /** Heads that still fit under the most asked. */
  room: number
}

export interface BoardSupporter {
  /** Most heads it sends to one activity. */
  mostHeads: number
  /** Days on which it is expected somewhere, or asked and has not answered yet. */
  promisedDays: readonly string[]
  /** Activities promised or asked by month (`2026-11`; '' for help without a day). */
  promisedIn: Readonly<Record<string, number>>
  /** Most activities in one calendar month, with what it has promised already. */
  mostAMonth: number
  /** How often it was asked lately: where its load begins. */
  load: number
}

/** One supporter for one request on one of its wished days; null: the day is talked over. */
export interface Option extends Pair {
  day: string | null
  /** Points missing to a perfect fit, at least one: the smaller the better, and one supporter beats two. */
  misfit: number
}

/** Heads of one supporter for one request, on a day. */
export interface Assignment extends Pair {
  day: string | null
  heads: number
}

/** What a plan is worth, in the order that counts. */
export interface Worth {
  /** Wishes of the coordinator that it keeps. */
  locksKept: number
  /** Requests that get all the heads they need. */
  staffed: number
  /** Points missing to a perfect fit, over all pairs. */
  misfit: number
  /** Squared load that the plan adds: ten for one weigh more than five for two. */
  load: number
}

export const monthOf = (day: string | null): string => day?.slice(0, 7) ?? ''

/** Options that may be used at all: not forbidden, the day still free, the month not full. */
export function usableOptions({ options, supporters, forbidden }: Board): Option[] {
  const banned = new Set(forbidden.map(keyOf))
  return options.filter((option) => {
    const { promisedDays, promisedIn, mostAMonth } = supporters[option.supporter]!
    const isFree = option.day === null || !promisedDays.includes(option.day)
    return isFree && !banned.has(keyOf(option)) && (promisedIn[monthOf(option.day)] ?? 0) < mostAMonth
  })
}

/** Negative when `a` is better than `b`: locks, then requests, then fit, then load. */
export const compareWorth = (a: Worth, b: Worth): number =>
  b.locksKept - a.locksKept || b.staffed - a.staffed || a.misfit - b.misfit || a.load - b.load

/** Heads for each chosen supporter: all they can from the best on, but at least one for each that follows. */
export function shareHeads(need: number, mostHeads: readonly number[]): number[] {
  let missing = Math.max(need, mostHeads.length)
  return mostHeads.map((most, at) => {
    const heads = Math.max(1, Math.min(most, missing - (mostHeads.length - at - 1)))
    missing -= heads
    return heads
  })
}

export const keyOf = ({ request, supporter }: Pair): string => `${request}:${supporter}`
