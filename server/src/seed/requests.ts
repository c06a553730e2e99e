import { addDays, fiscalYearOf, weekdayOf } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { Dice } from './dice.ts'
import type { Need } from './need.ts'
import { needs } from './needs.ts'

/** How a request of the demo city ended (product section 8). */
export type Outcome = 'agreed' | 'unmet' | 'cancelled' | 'taken-back' | 'running'
const outcomeShares: readonly (readonly [Outcome, number])[] = [
  ['agreed', 62],
  ['unmet', 15],
  ['cancelled', 8],
  ['taken-back', 10],
  ['running', 5],
]
/** Share of a year's requests per month, April first; October is the peak. */
const monthShares = [6, 9, 9, 10, 11, 11, 14, 10, 8, 5, 3, 4]
const perYear = [70, 120] as const

export interface DemoRequest {
  need: Need
  associationIndex: number
  districtId: DistrictId
  /** Weeks before its day it was posted; the day the help is wanted. */
  postedOn: string
  day: string
  outcome: Outcome
  channel: 'phone' | 'visit' | 'meeting' | 'web'
  heads: { min: number; max: number }
  /** Index of supporters with the heads they pledged. */
  helpers: { supporterIndex: number; heads: number }[]
}

interface City {
  today: string
  associations: readonly { districtId: DistrictId }[]
  supporters: readonly {
    itemIds: readonly string[]
    maxHeads: number
    wholeCity: boolean
    districtIds: readonly DistrictId[]
  }[]
}

/** Two fiscal years of requests: most found help, some did not, a few are running now. */
export function demoRequests(dice: Dice, city: City): DemoRequest[] {
  const year = fiscalYearOf(city.today)
  const past = [year - 1, year]
    .flatMap((fiscalYear, i) => daysOf(dice, fiscalYear, perYear[i]!))
    .filter((day) => day < addDays(city.today, -2))
  const ended = outcomesFor(past.length).map((outcome, i) => requestOn(dice, city, past[i]!, outcome))
  const running = Array.from({ length: Math.max(6, Math.round(past.length * 0.053)) }, () =>
    requestOn(dice, city, weekendAfter(addDays(city.today, dice.int(10, 50)), dice), 'running'),
  )
  return [...ended, ...running].sort((a, b) => (a.postedOn < b.postedOn ? -1 : 1))
}

function daysOf(dice: Dice, fiscalYear: number, count: number): string[] {
  return monthShares.flatMap((share, i) => {
    const month = ((i + 3) % 12) + 1
    const first = `${month >= 4 ? fiscalYear : fiscalYear + 1}-${String(month).padStart(2, '0')}-01`
    return Array.from({ length: Math.round((share / 100) * count) }, () =>
      weekendAfter(addDays(first, dice.int(0, 22)), dice),
    )
  })
}

const weekendAfter = (day: string, dice: Dice): string =>
  addDays(day, (7 + (dice.chance(0.5) ? 6 : 7) - weekdayOf(day)) % 7)

/** Exact shares in a fixed shuffle, so that the figures add up as described. */
function outcomesFor(count: number): Outcome[] {
  const ended = outcomeShares.filter(([outcome]) => outcome !== 'running')
  const sum = ended.reduce((total, [, share]) => total + share, 0)
  const list = ended.flatMap(([outcome, share]) =>
    Array.from({ length: Math.round((share / sum) * count) }, () => outcome),
  )
  while (list.length < count) list.push('agreed')
  return list
    .slice(0, count)
    .map((_, i, all) => all[(i * 37) % count]!)
    .map((outcome, i, all) => (gcd(37, count) === 1 ? outcome : all[i]!))
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

function requestOn(dice: Dice, city: City, day: string, outcome: Outcome): DemoRequest {
  const month = Number(day.slice(5, 7))
  const inSeason = needs.filter(({ months }) => months.includes(month))
  const need = dice.pick(
    inSeason.length > 0
      ? inSeason
      : needs.filter(({ itemId }) => itemId.startsWith('elder.salon') || itemId.startsWith('pr.')),
  )
  const associationIndex = dice.int(0, city.associations.length - 1)
  const { districtId } = city.associations[associationIndex]!
  const [min, max] = need.heads
  const lead = dice.chance(0.15) ? dice.int(4, 9) : Math.min(80, Math.max(11, Math.round(dice.around(30, 0.5))))
  const isAsked = outcome === 'running' && dice.chance(0.6)
  const postedOn =
    outcome === 'running' ? addDays(city.today, -(isAsked ? dice.int(3, 9) : dice.int(0, 2))) : addDays(day, -lead)
  const helpers = outcome === 'agreed' || isAsked ? helpersFor(dice, city, need, districtId, min, max) : []
  const channel = dice.weighted<DemoRequest['channel']>([
    ['phone', 40],
    ['visit', 25],
    ['meeting', 15],
    ['web', 20],
  ])
  return {
    need,
    associationIndex,
    districtId,
    postedOn,
    day,
    outcome: outcome === 'agreed' && helpers.length === 0 ? 'unmet' : outcome,
    channel,
    heads: { min, max },
    helpers,
  }
}

/** Those who can, a few of them half of the time (a long tail); until the least heads are there. */
function helpersFor(dice: Dice, { supporters }: City, need: Need, districtId: DistrictId, min: number, max: number) {
  const category = need.itemId.split('.')[0]!
  const able = supporters
    .map((supporter, supporterIndex) => ({ ...supporter, supporterIndex }))
    .filter(
      ({ itemIds, wholeCity, districtIds }) =>
        (wholeCity || districtIds.includes(districtId)) && itemIds.some((id) => id.startsWith(`${category}.`)),
    )
  const order = dice.some(able, able.length).sort((a, b) => (a.supporterIndex % 7) - (b.supporterIndex % 7))
  const helpers: DemoRequest['helpers'] = []
  let left = max
  for (const { supporterIndex, maxHeads } of order) {
    const heads = Math.min(maxHeads, left, Math.max(1, min))
    if (heads < 1) break
    helpers.push({ supporterIndex, heads })
    left -= heads
    if (max - left >= min) break
  }
  return max - left >= min ? helpers : []
}
