import type { OrganizationId } from '@app/shared'
import type { SuggestionSettings } from '@app/shared/suggestion-settings'
import type { Ranked, RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'
import { suggestSupporters } from './suggestions.rules.ts'

type Wish = RequestFacts['days'][number]

/** Some supporters that bring together on one day what none of them brings alone. */
export interface Combination {
  /** The wished day for all of them; null while the time is not settled. */
  day: Wish | null
  /** Each with the heads to ask of it, the largest share first; the shares add up to what is missing. */
  parts: (Ranked & { heads: number })[]
  score: number
}

const atMost = 3

interface Part {
  ranked: Ranked
  maxHeads: number
}

/**
 * Up to three good combinations (12 + 8 for 20): two supporters if two are enough, else three, all on the same day,
 * those that fit best together first. None where somebody can bring everybody alone. Who was asked for this request or
 * said no to it is left out.
 */
export function combinationsFor(
  request: RequestFacts,
  supporters: readonly SupporterFacts[],
  settings: SuggestionSettings,
): Combination[] {
  const free = supporters.filter(({ thisRequest }) => thisRequest === null)
  const days: (Wish | null)[] = request.days.length > 0 ? [...request.days] : [null]
  const boards = days.map((day) => ({ day, parts: partsOn(request, free, day, settings) }))
  const needed = request.headsMissing
  if (boards.some(({ parts }) => parts.some(({ maxHeads }) => maxHeads >= needed))) return []

  for (const size of [2, 3]) {
    const best: Best = []
    boards.forEach(({ day, parts }, order) => eachGroup(parts, size, needed, best, { day, order }))
    if (best.length > 0) return best.map(({ day, group }) => inShares(day, group, needed))
  }
  return []
}

function partsOn(
  request: RequestFacts,
  supporters: readonly SupporterFacts[],
  day: Wish | null,
  settings: SuggestionSettings,
): Part[] {
  const maxHeads = new Map(supporters.map((one) => [one.id, one.maxHeads]))
  return suggestSupporters(day ? { ...request, days: [day] } : request, supporters, settings).map((ranked) => ({
    ranked,
    maxHeads: maxHeads.get(ranked.supporterId)!,
  }))
}

interface Found {
  day: Wish | null
  /** Which wish; earlier ones come first among equals. */
  order: number
  group: Part[]
  score: number
}

/** The best few of all groups that were shown so far, best first. */
type Best = Found[]
/** What a further group must reach to be kept. */
const barOf = (best: Best): number => (best.length < atMost ? -Infinity : best.at(-1)!.score)

function keep(best: Best, found: Found): void {
  best.push(found)
  best.sort(byScore)
  best.length = Math.min(best.length, atMost)
}

const idsOf = ({ group }: Found): string =>
  group
    .map(({ ranked }): OrganizationId => ranked.supporterId)
    .toSorted()
    .join()
/** Best first; among equals the earlier wish, then the order of their ids. */
const byScore = (a: Found, b: Found): number => b.score - a.score || a.order - b.order || (idsOf(a) < idsOf(b) ? -1 : 1)

/** Shows every group of this size that brings enough, but those that cannot be among the best any more. */
function eachGroup(
  parts: readonly Part[],
  size: number,
  needed: number,
  best: Best,
  on: Pick<Found, 'day' | 'order'>,
): void {
  const most = parts.reduce((heads, { maxHeads }) => Math.max(heads, maxHeads), 0)
  const scoreAt = (i: number) => parts[i]?.ranked.score ?? -Infinity
  const grow = (from: number, group: Part[], score: number, heads: number): void => {
    const open = size - group.length
    if (open === 0) {
      if (heads >= needed) keep(best, { ...on, group, score })
      return
    }
    for (let i = from; i + open <= parts.length; i++) {
      // parts stand best first: nothing further on can pass the bar either
      if (score + open * scoreAt(i) < barOf(best)) return
      const next = parts[i]!
      const together = heads + next.maxHeads
      if (together + (open - 1) * most < needed) continue
      grow(i + 1, [...group, next], score + next.ranked.score, together)
    }
  }
  grow(0, [], 0, 0)
}

/** The largest first with all it has, the last with what is still missing. */
function inShares(day: Wish | null, group: readonly Part[], needed: number): Combination {
  let missing = needed
  const parts = group
    .toSorted((a, b) => b.maxHeads - a.maxHeads || b.ranked.score - a.ranked.score)
    .map(({ ranked, maxHeads }) => {
      const heads = Math.min(maxHeads, missing)
      missing -= heads
      return { ...ranked, heads }
    })
  return { day, parts, score: group.reduce((sum, { ranked }) => sum + ranked.score, 0) }
}
