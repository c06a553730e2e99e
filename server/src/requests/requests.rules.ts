import { jstDay, Refusal } from '@app/shared'
import type { Risk } from '@app/shared/help-categories'
import type { Hazard, WishedDay } from '@app/shared/requests'

/** 「◯◯地区の自治会」 until the association chose to show its name (product rule 2). */
export const associationLabelOf = (facts: {
  showName: boolean
  associationName: string
  districtName: string
}): string => (facts.showName ? facts.associationName : `${facts.districtName}地区の自治会`)

/** Days that are asked for anew lie ahead, in Japan's calendar. A day that was there before may stay. */
export function refusePastDays(days: readonly WishedDay[], now: Date, known: readonly { day: string }[] = []): void {
  const today = jstDay(now)
  const wrong = days
    .map(({ day }, i) => ({ day, pointer: `/days/${i}/day`, detail: '過ぎた日は選べません' }))
    .filter(({ day }) => day < today && !known.some((one) => one.day === day))
    .map(({ pointer, detail }) => ({ pointer, detail }))
  if (wrong.length > 0) throw new Refusal('day-is-past', undefined, wrong)
}

/**
 * A day for which a supporter is asked stays as it was asked, hours included: its yes would else be a yes to a day that
 * the request has no longer.
 */
export function refuseMovingAsked(
  days: readonly WishedDay[],
  known: readonly WishedDay[],
  asked: readonly string[],
): void {
  const stays = (was: WishedDay) =>
    days.some((one) => one.day === was.day && one.from === was.from && one.to === was.to)
  if (known.some((was) => asked.includes(was.day) && !stays(was))) throw new Refusal('day-is-asked')
}

/** Keeping a secret is no matter of insurance; everything else that is dangerous is. */
const harmless: readonly Hazard[] = ['personal-data']

/** 「保険確認済み」 stands before agreement where the kind of help or the work itself can hurt (product rule 9). */
export const insuranceNeeded = (risk: Risk, hazards: readonly Hazard[]): boolean =>
  risk !== 'L' || hazards.some((hazard) => !harmless.includes(hazard))
