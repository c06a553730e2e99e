import type { OrganizationId } from '@app/shared'
import { addDays, weekdayOf } from '@app/shared/kernel'
import type { Relaxation, RelaxationCode } from '@app/shared/matches'
import type { TimeOfDay } from '@app/shared/organizations'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'
import { partsOfDay, possibleDays } from './day-fit.rules.ts'
import { fits } from './suggestions.rules.ts'
import { relaxationWords } from './relaxation-words.rules.ts'

type Wishes = RequestFacts['days']

/** With fewer than this many that fit, it is worth asking what could be changed. */
export const thin = 3
const atMost = 5

/** What the association can change itself; the others are for the centre to try. */
const ofAssociation: readonly RelaxationCode[] = [
  'weeks-later',
  'week-earlier',
  'weekend',
  'workdays',
  'other-times',
  'fewer-heads',
]
export const isOfAssociation = ({ code }: Relaxation): boolean => ofAssociation.includes(code)

/**
 * Which one condition to change, and how many more supporters that brings: the same rules, run again with this one
 * condition changed. Only what brings somebody, best first. Who was asked for this request or said no to it counts
 * neither before nor after.
 */
export function relaxationsOf(request: RequestFacts, all: readonly SupporterFacts[]): Relaxation[] {
  const supporters = all.filter(({ thisRequest }) => thisRequest === null)
  const now = fitting(request, supporters)
  const found = [
    ...(now.size < thin ? [...byDays(request, supporters, now), ...byTime(request, supporters, now)] : []),
    ...(now.size < thin ? byDistrict(request, supporters, now) : []),
    ...byHeads(request, supporters, now),
  ]
  return found
    .filter(({ more }) => more > 0)
    .toSorted((a, b) => b.more - a.more)
    .slice(0, atMost)
}

/** How many could be asked as things stand. */
export const fittingNow = (request: RequestFacts, all: readonly SupporterFacts[]): number =>
  fitting(
    request,
    all.filter(({ thisRequest }) => thisRequest === null),
  ).size

function fitting(request: RequestFacts, supporters: readonly SupporterFacts[]): Set<OrganizationId> {
  return new Set(supporters.filter((one) => fits(request, one)).map(({ id }) => id))
}

const newcomers = (request: RequestFacts, supporters: readonly SupporterFacts[], now: ReadonlySet<OrganizationId>) =>
  [...fitting(request, supporters)].filter((id) => !now.has(id)).length

type Note = Omit<Relaxation, 'code' | 'more' | 'text'>
const said = (code: RelaxationCode, more: number, note: Note = {}): Relaxation => ({
  code,
  more,
  ...note,
  text: relaxationWords(code, more, note),
})

/** Further days besides the wished ones. */
function byDays(request: RequestFacts, supporters: readonly SupporterFacts[], now: ReadonlySet<OrganizationId>) {
  const { days, today } = request
  if (days.length === 0) return []
  const also = (further: Wishes): number => {
    const fresh = further.filter(({ day }) => day > today && !days.some((wish) => wish.day === day))
    return fresh.length === 0 ? 0 : newcomers({ ...request, days: [...days, ...fresh] }, supporters, now)
  }
  const shifted = (by: number): Wishes => days.map((wish) => ({ ...wish, day: addDays(wish.day, by) }))
  const later = [1, 2, 4].map((weeks) => said('weeks-later', also(shifted(7 * weeks)), { weeks }))
  return [
    ...worthTelling(later),
    said('week-earlier', also(shifted(-7))),
    said('weekend', also(daysOfWeek(days, [6, 0]))),
    said('workdays', also(daysOfWeek(days, [1, 2, 3, 4, 5]))),
  ]
}

/** The nearest week that brings somebody, and a later one only if it brings twice as many. */
function worthTelling(later: readonly Relaxation[]): Relaxation[] {
  const first = later.find(({ more }) => more > 0)
  if (!first) return []
  const better = later.find(({ more }) => more >= 2 * first.more)
  return better ? [first, better] : [first]
}

/** These weekdays of the weeks of the wished days (Monday to Sunday), each once. */
function daysOfWeek(days: Wishes, weekdays: readonly number[]): Wishes {
  const all = days.flatMap((wish) => {
    const monday = addDays(wish.day, -((weekdayOf(wish.day) + 6) % 7))
    return weekdays.map((weekday) => ({ ...wish, day: addDays(monday, (weekday + 6) % 7) }))
  })
  return all.filter((one, at) => all.findIndex(({ day }) => day === one.day) === at)
}

const hours: Record<TimeOfDay, { from: string; to: string }> = {
  morning: { from: '09:00', to: '11:00' },
  afternoon: { from: '13:00', to: '15:00' },
  evening: { from: '18:00', to: '20:00' },
}

/** Another time of the same days: the one that brings most. */
function byTime(request: RequestFacts, supporters: readonly SupporterFacts[], now: ReadonlySet<OrganizationId>) {
  const wished = new Set(request.days.flatMap(partsOfDay))
  if (wished.size === 0) return []
  const others = (['morning', 'afternoon', 'evening'] as const)
    .filter((part) => !wished.has(part))
    .map((part) => {
      const days = request.days.flatMap((wish) => [wish, { ...wish, ...hours[part] }])
      return said('other-times', newcomers({ ...request, days }, supporters, now), { part })
    })
  const [best] = others.toSorted((a, b) => b.more - a.more)
  return best ? [best] : []
}

/** Those who come to the districts close by and never said that they come here. */
function byDistrict(request: RequestFacts, supporters: readonly SupporterFacts[], now: ReadonlySet<OrganizationId>) {
  const reached = request.nearby.map(({ districtId, name, block }) => ({
    name,
    ids: [...fitting({ ...request, districtId, block }, supporters)].filter((id) => !now.has(id)),
  }))
  const more = new Set(reached.flatMap(({ ids }) => ids)).size
  const districts = reached.filter(({ ids }) => ids.length > 0).map(({ name }) => name)
  return [said('near-districts', more, { districts: districts.slice(0, 3) })]
}

/** Where nobody that fits brings everybody alone: fewer heads, or two together on one day. */
function byHeads(request: RequestFacts, supporters: readonly SupporterFacts[], now: ReadonlySet<OrganizationId>) {
  const { headsMissing } = request
  const able = supporters.filter(({ id }) => now.has(id))
  if (able.some(({ maxHeads }) => maxHeads >= headsMissing)) return []
  const heads = Math.max(0, ...able.map(({ maxHeads }) => maxHeads))
  // less than half of what is needed is another piece of work
  const fewer = 2 * heads >= headsMissing ? able.filter(({ maxHeads }) => maxHeads >= heads).length : 0
  return [
    said('fewer-heads', fewer, { heads }),
    said('two-together', able.filter((one) => able.some((other) => makeItTogether(request, one, other))).length),
  ]
}

/** Two different supporters that bring enough on a day on which both could come. */
function makeItTogether(request: RequestFacts, one: SupporterFacts, other: SupporterFacts): boolean {
  if (one.id === other.id || one.maxHeads + other.maxHeads < request.headsMissing) return false
  if (request.days.length === 0) return true
  const days = possibleDays(request, other)
  return possibleDays(request, one).some((day) => days.includes(day))
}
