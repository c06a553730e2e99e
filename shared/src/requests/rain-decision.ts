import { addDays, jstDay } from '../kernel/day.ts'
import type { RequestStatus } from './request.lifecycle.ts'
import type { RainPlan } from './request-words.ts'
import { isOpenAir } from './work-places.ts'

/** 雨のときの判断: it goes ahead, it is called off, or it is put off. */
export const rainDecisions = ['goes-ahead', 'cancel', 'postpone'] as const
export type RainDecision = (typeof rainDecisions)[number]

/** A day that was agreed, with the clock time at which it begins (Asia/Tokyo). */
export interface AgreedDay {
  day: string
  from: string | null
}

export interface RainFacts {
  status: RequestStatus
  itemId: string
  rainPlan: RainPlan | null
  days: readonly { day: string }[]
  /** Days of the matches that both sides agreed to. */
  agreedOn: readonly AgreedDay[]
}

/** Whether rain can change anything: the work is under the sky, or the association said what it does when it rains. */
const feelsRain = ({ itemId, rainPlan }: Pick<RainFacts, 'itemId' | 'rainPlan'>): boolean =>
  rainPlan !== null || isOpenAir(itemId)

/**
 * The day about which may be decided now: agreed, today or tomorrow in Japan, and not begun. A day without a clock time
 * has not begun until it is over. `reserve` is the next wished day after it (予備日).
 */
export function dayForRain(facts: RainFacts, now: Date): (AgreedDay & { reserve: string | null }) | null {
  if (facts.status !== 'open' && facts.status !== 'staffed') return null
  if (!feelsRain(facts)) return null
  const today = jstDay(now)
  const clock = new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(11, 16)
  const isAhead = ({ day, from }: AgreedDay) => day === addDays(today, 1) || (day === today && (!from || from > clock))
  const [next] = facts.agreedOn.filter(isAhead).toSorted((a, b) => a.day.localeCompare(b.day))
  if (!next) return null
  const later = facts.days.map(({ day }) => day).filter((day) => day > next.day)
  return { ...next, reserve: later.toSorted()[0] ?? null }
}
