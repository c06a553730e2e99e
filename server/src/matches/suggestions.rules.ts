import { thisYearAnswers } from '@app/shared/matches/this-year'
import type { ItemId } from '@app/shared/help-categories'
import type { DoubtCode, ReasonCode } from '@app/shared/matches'
import type { Hazard } from '@app/shared/requests'
import type { SuggestionSettings } from '@app/shared/suggestion-settings'
import {
  type DayFit,
  isClosed,
  isMonthFull,
  isIn,
  outside,
  partsOfDay,
  possibleDays,
  timeAndNotice,
  timeFit,
} from './day-fit.rules.ts'
import { lendingsIn, usefulLendings } from './lendings.rules.ts'
import type { Ranked, RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'
import { doubtWords, reasonWords } from './suggestion-words.rules.ts'

const hazardsForGrownUps: readonly Hazard[] = [
  'power-tools',
  'height',
  'fire-food',
  'vehicles',
  'water',
  'night-patrol',
]
/**
 * Supporters that can come, best first, each point with its reason; who cannot come is left out, whatever the settings
 * say. Issue 2, step 3.
 */
export function suggestSupporters(
  request: RequestFacts,
  supporters: readonly SupporterFacts[],
  settings: SuggestionSettings,
): Ranked[] {
  return supporters
    .filter((supporter) => canCome(request, supporter))
    .map((supporter) => ranked(request, supporter, settings))
    .sort((a, b) => b.score - a.score || (a.supporterId < b.supporterId ? -1 : 1))
}

/** Registered, able, near enough, and free on a wished day. What was never said is asked, not held against anybody. */
export function canCome(request: RequestFacts, supporter: SupporterFacts): boolean {
  if (supporter.status !== 'registered') return false
  if (!supporter.itemIds.some((id) => id === request.itemId || categoryOf(id) === categoryOf(request.itemId)))
    return false
  if (areaSaid(supporter) && areaOf(request, supporter) === null) return false
  return request.days.length === 0 || possibleDays(request, supporter).length > 0
}

/** Comes, and on one of the days at a time it named or left open: worth asking. */
export function fits(request: RequestFacts, supporter: SupporterFacts): boolean {
  if (!canCome(request, supporter)) return false
  const days = possibleDays(request, supporter)
  return days.length === 0 || days.some((wish) => timeFit(partsOfDay(wish), supporter.times) !== 'other')
}

function ranked(request: RequestFacts, supporter: SupporterFacts, settings: SuggestionSettings): Ranked {
  const reasons: Ranked['reasons'] = []
  const doubts: Ranked['doubts'] = []
  let score = 0
  const counts = (code: ReasonCode, points: number, note = '') => {
    score += points
    reasons.push({ code, text: reasonWords(code, request, supporter, note) })
  }
  const doubt = (code: DoubtCode, points = 0, note = '') => {
    score -= points
    doubts.push({ code, text: doubtWords(code, request, supporter, note) })
  }

  if (supporter.itemIds.includes(request.itemId)) counts('can-do-item', settings.item)
  else {
    counts('can-do-category', settings.category)
    doubt('item-unsaid')
  }
  const { workedTogether } = supporter
  if (workedTogether)
    counts(
      'worked-together',
      (workedTogether.saidSince === thisYearAnswers.yes ? 2 : 1) * settings.workedTogether +
        settings.workedTogetherAgain * Math.min(workedTogether.times - 1, 3),
    )
  const scale = { settings, counts, doubt }
  weighArea(request, supporter, scale)
  weighDays(request, supporter, scale)
  weighGroup(request, supporter, scale)
  weighAsking(supporter, scale)
  return { supporterId: supporter.id, score, reasons, doubts }
}

/** What adds points, and what takes some away, with its sentence. */
interface Scale {
  settings: SuggestionSettings
  counts: (code: ReasonCode, points: number, note?: string) => void
  doubt: (code: DoubtCode, points?: number, note?: string) => void
}

function weighArea(request: RequestFacts, supporter: SupporterFacts, { settings, counts, doubt }: Scale): void {
  const area = areaOf(request, supporter)
  if (area === 'district') counts('same-district', settings.district)
  else if (area === 'block') counts('same-block', settings.block)
  else if (area === 'city') counts('whole-city', settings.wholeCity)
  else doubt('area-unsure')
  if (area !== 'district') weighNearby(request, supporter, { settings, counts, doubt })
}

/** It names a district close by, or has helped there or here. */
function weighNearby(
  { districtId, nearby }: RequestFacts,
  supporter: SupporterFacts,
  { settings, counts }: Scale,
): void {
  const { helpedIn, districtIds } = supporter
  if (helpedIn.includes(districtId)) return counts('near-district', settings.nearDistrict, 'here')
  const near = nearby.find((one) => districtIds.includes(one.districtId) || helpedIn.includes(one.districtId))
  if (near) counts('near-district', settings.nearDistrict, `${near.name}地区（約${near.km}km）`)
}

/** Weekday and month count when said; of the days it can come, the one with the best time and notice counts. */
function weighDays(request: RequestFacts, supporter: SupporterFacts, { settings, counts, doubt }: Scale): void {
  const { weekdays, months, termBreaks, closed } = supporter
  const possible = possibleDays(request, supporter)
  const best = possible
    .map((day) => ({ ...day, ...timeAndNotice(request, supporter, day, settings) }))
    .reduce<DayFit | null>((a, b) => (a && a.points >= b.points ? a : b), null)
  if (!best) {
    if (months.length > 0) doubt('other-months')
    return
  }
  if (request.days.some(({ day }) => isIn('exams', termBreaks, day))) doubt('exams-then')
  if (request.days.some(({ day }) => isClosed(closed, day))) doubt('closed-then')
  if (request.days.some(({ day }) => isMonthFull(supporter, day))) doubt('month-full')
  if (isIn('holidays', termBreaks, best.day)) doubt('holidays-then', 0, best.day)
  if (weekdays.length > 0) counts('weekday-fits', settings.weekday, best.day)
  else doubt('weekday-unsure')
  if (months.length > 0) counts('month-fits', settings.month, best.day)
  if (possible.length < request.days.length && months.length > 0 && request.days.some((d) => outside(months, d.day)))
    doubt('other-months')
  if (best.time === 'fits') counts('time-fits', settings.time)
  if (best.time === 'partly' || best.time === 'unsaid') doubt('time-unsure', 0, best.time)
  if (best.time === 'other') doubt('time-unsure', settings.otherTime, best.time)
  if (best.shortNotice) doubt('needs-more-notice', settings.shortNotice, best.day)
}

function weighGroup(request: RequestFacts, supporter: SupporterFacts, { settings, counts, doubt }: Scale): void {
  const { maxHeads, insurance, hasMinors, lends } = supporter
  const share = Math.min(1, maxHeads / request.headsMissing)
  if (share === 1) counts('enough-heads', settings.heads)
  else doubt('some-heads-only', -Math.floor(settings.heads * share))
  const useful = usefulLendings(request).filter((one) => lends.includes(one))
  if (useful.length > 0) counts('lends-useful', settings.lends, useful.join())
  const unsaid = lendingsIn([request.bring]).filter((one) => !lends.includes(one))
  if (unsaid.length > 0) doubt('tools-unsaid', 0, unsaid.join())
  if (request.insuranceNeeded && (insurance === 'none' || insurance === 'ask'))
    doubt('own-insurance-missing', settings.insurance)
  if (hasMinors && isForGrownUps(request)) doubt('minors-in-group', settings.minors)
}

/** People under 18 are not to do this. */
export const isForGrownUps = ({ minorsWelcome, hazards }: RequestFacts): boolean =>
  !minorsWelcome || hazards.some((one) => hazardsForGrownUps.includes(one))

/** 疲れの見張り: those asked often lately drop, those never asked rise (rule 7). */
function weighAsking(supporter: SupporterFacts, { settings, counts, doubt }: Scale): void {
  const { timesAskedEver, timesAskedLately, timesAskedThisMonth, needsPhoneCheck, thisRequest } = supporter
  if (timesAskedEver === 0) counts('never-asked', settings.neverAsked)
  weighFairness(supporter, { settings, counts, doubt })
  const tooOften = timesAskedLately - settings.askedWithoutBurden
  if (tooOften > 0) doubt('asked-often', Math.min(settings.askedAtWorst, settings.askedOnceMore * tooOften))
  const enough = supporter.mostAMonth ?? settings.askedAMonth
  if (timesAskedThisMonth >= enough) doubt('asked-this-month', 0, String(enough))
  if (needsPhoneCheck) doubt('needs-phone-check', settings.phoneCheck)
  if (thisRequest === 'asked') doubt('asked-now', settings.askedNow)
  if (thisRequest === 'declined') doubt('declined-this', settings.declinedThis)
}

/** Over the fiscal year everybody has a turn: who has not helped yet rises a little, who helped often steps back. */
function weighFairness(
  { timesAskedEver, timesHelpedThisYear }: SupporterFacts,
  { settings, counts, doubt }: Scale,
): void {
  if (timesAskedEver > 0 && timesHelpedThisYear === 0) counts('not-yet-this-year', settings.notYetThisYear)
  const beyond = timesHelpedThisYear - settings.helpedAsOthersDo
  if (beyond > 0) doubt('helped-often', Math.min(settings.helpedAtWorst, settings.helpedOnceMore * beyond))
}

function areaOf({ districtId, block }: RequestFacts, supporter: SupporterFacts): 'district' | 'block' | 'city' | null {
  if (supporter.districtIds.includes(districtId)) return 'district'
  if (supporter.blocks.includes(block)) return 'block'
  return supporter.wholeCity ? 'city' : null
}

const areaSaid = ({ wholeCity, blocks, districtIds }: SupporterFacts) =>
  wholeCity || blocks.length > 0 || districtIds.length > 0
const categoryOf = (item: ItemId): string => item.split('.')[0]!
