import { daysBetween, weekdayOf } from '@app/shared/kernel'
import type { Lending, TimeOfDay } from '@app/shared/organizations'
import type { SuggestionSettings } from '@app/shared/suggestion-settings'
import { partsOfDay } from './day-fit.rules.ts'
import { usefulLendings } from './lendings.rules.ts'
import type { RequestFacts } from './suggestion-facts.rules.ts'
import { isForGrownUps } from './suggestions.rules.ts'

/**
 * Supporters stand in lists (supporter_postings): by kind of help or field, by part of the city, by whether they named
 * weekdays and months. No one in a list, nor in any that comes after it, passes its bound, apart from those who worked
 * with the association before.
 */
export interface PostingList {
  key: string
  cell: string
  says: number
  /** Points that everybody in it has, and has at most, for what the list stands for. */
  base: number
  /** The most that anybody in it can reach. */
  bound: number
}

/** What of a request the postings are held against: bits and points, no words. */
export interface Wishes {
  /** Of each wished day that is still ahead; none: the days are not settled. */
  days: readonly { day: string; weekday: number; month: number; parts: number; notice: number }[]
  /** Bits of what would be useful to lend. */
  lends: number
  headsMissing: number
  insuranceNeeded: boolean
  grownUpsOnly: boolean
}

/** Wished days, all of which have passed: nobody can come. */
export const isOver = ({ days, today }: RequestFacts): boolean =>
  days.length > 0 && days.every(({ day }) => day < today)

/** The request in the bits of the postings. */
export function wishesOf(request: RequestFacts): Wishes {
  const { days, today, headsMissing, insuranceNeeded } = request
  return {
    days: days
      .filter(({ day }) => day >= today)
      .map((wish) => ({
        day: wish.day,
        weekday: 1 << weekdayOf(wish.day),
        month: 1 << Number(wish.day.slice(5, 7)),
        parts: partsOfDay(wish).reduce((bits, part) => bits | timeBits[part], 0),
        notice: daysBetween(today, wish.day),
      })),
    lends: usefulLendings(request).reduce((bits, one) => bits | (lendBits[one] ?? 0), 0),
    headsMissing,
    insuranceNeeded,
    grownUpsOnly: isForGrownUps(request),
  }
}

/** All lists in which somebody who could come may stand, the highest bound first. */
export function listsFor(request: RequestFacts, settings: SuggestionSettings): PostingList[] {
  const { itemId, districtId, block } = request
  const near = settings.nearDistrict
  const keys = [
    { key: itemId as string, points: Math.max(settings.item, settings.category) },
    { key: categoryOf(itemId), points: settings.category },
  ]
  const cells = [
    { cell: String(districtId), points: settings.district },
    { cell: block as string, points: settings.block + near },
    { cell: 'city', points: settings.wholeCity + near },
    { cell: 'unsaid', points: near },
  ]
  const rest = mostForTheRest(request, settings)
  const dated = request.days.length > 0
  const all = keys.flatMap(({ key, points }) =>
    cells.flatMap((place) =>
      [0, 1, 2, 3].map((says) => {
        const said = dated ? (says & 1 ? settings.weekday : 0) + (says & 2 ? settings.month : 0) : 0
        const base = points + place.points + said
        return { key, cell: place.cell, says, base, bound: base + rest }
      }),
    ),
  )
  return all.toSorted((a, b) => b.bound - a.bound)
}

/** What a list does not stand for, at its best. */
function mostForTheRest(request: RequestFacts, settings: SuggestionSettings): number {
  const { days, lends } = wishesOf(request)
  return (
    (days.some(({ parts }) => parts > 0) ? settings.time : 0) +
    settings.heads +
    (lends > 0 ? settings.lends : 0) +
    mostForAsking(settings)
  )
}

/** How often it was asked and helped is not in the postings: at best, whoever was never asked. */
export const mostForAsking = ({ neverAsked, notYetThisYear }: SuggestionSettings) =>
  Math.max(neverAsked, notYetThisYear)

const timeBits: Record<TimeOfDay, number> = { morning: 1, afternoon: 2, evening: 4 }
const lendBits: Partial<Record<Lending, number>> = {
  vehicle: 1,
  tent: 2,
  generator: 4,
  venue: 8,
  parking: 16,
  lecturer: 32,
}
/** The field of a kind of help, as the postings have it. */
export const categoryOf = (itemId: string): string => itemId.split('.')[0]!
