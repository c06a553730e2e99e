import type { Block } from '@app/shared/districts/blocks'
import type { DistrictId } from '@app/shared/districts'

/** Where somebody can come. */
export interface Area {
  wholeCity: boolean
  blocks?: readonly Block[] | undefined
  districtIds?: readonly DistrictId[] | undefined
}

/** How a list of weekdays is said: any day, 平日, 土日, or the days by name. */
export type DayGroup = { kind: 'ask' | 'any' | 'weekdays' | 'weekend' } | { kind: 'some'; days: number[] }

const isSame = (left: readonly number[], right: readonly number[]): boolean => left.join() === right.join()

/** Sunday comes last, as people say it: 月・土・日. */
const inSpokenOrder = (days: readonly number[]): number[] =>
  [...new Set(days)].sort((left, right) => ((left + 6) % 7) - ((right + 6) % 7))

export function dayGroupOf(weekdays: readonly number[]): DayGroup {
  const days = inSpokenOrder(weekdays)
  if (!days.length) return { kind: 'ask' }
  if (days.length === 7) return { kind: 'any' }
  if (isSame(days, [1, 2, 3, 4, 5])) return { kind: 'weekdays' }
  if (isSame(days, [6, 0])) return { kind: 'weekend' }
  return { kind: 'some', days }
}

/** Months that follow each other as spans, across the turn of the year too: [1, 2, 6, 12] → [[6, 6], [12, 2]]. */
export function monthSpans(months: readonly number[]): [from: number, to: number][] {
  const chosen = new Set(months)
  if (chosen.size === 0 || chosen.size === 12) return []
  const next = (month: number) => (month % 12) + 1
  const before = (month: number) => ((month + 10) % 12) + 1
  const starts = [...chosen].filter((month) => !chosen.has(before(month))).sort((left, right) => left - right)
  return starts.map((from) => {
    let to = from
    while (chosen.has(next(to))) to = next(to)
    return [from, to]
  })
}
