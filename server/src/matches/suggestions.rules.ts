import type { ItemId } from '@app/shared/help-categories'
import type { DoubtCode, ReasonCode } from '@app/shared/matches'
import type { Hazard } from '@app/shared/requests'
import {
  type DayFit,
  isClosed,
  isIn,
  outside,
  partsOfDay,
  possibleDays,
  timeAndNotice,
  timeFit,
} from './day-fit.rules.ts'
import { lendingsIn, usefulLendings } from './lendings.rules.ts'
import { type Ranked, type RequestFacts, type SupporterFacts, weights } from './suggestion-facts.rules.ts'
import { doubtWords, reasonWords } from './suggestion-words.rules.ts'

/** Asked this often in 90 days is still no burden. */
const askedWithoutBurden = 2
/** めやす: asked this often in a month is enough. Told to the centre, which may still ask. */
export const askedAMonth = 2
/** Helping this often in a fiscal year is everybody's turn; whoever helps more steps back a little. */
const helpedAsOthersDo = 2
const hazardsForGrownUps: readonly Hazard[] = [
  'power-tools',
  'height',
  'fire-food',
  'vehicles',
  'water',
  'night-patrol',
]
/** Supporters that can come, best first, each point with its reason; who cannot come is left out. Issue 2, step 3. */
export function suggestSupporters(request: RequestFacts, supporters: readonly SupporterFacts[]): Ranked[] {
  return supporters
    .filter((supporter) => canCome(request, supporter))
    .map((supporter) => ranked(request, supporter))
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

function ranked(request: RequestFacts, supporter: SupporterFacts): Ranked {
  const reasons: Ranked['reasons'] = []
  const doubts: Ranked['doubts'] = []
  let score = 0
  const counts = (code: ReasonCode, points: number, note = '') => {
    score += points
    reasons.push({ code, text: reasonWords(code, request, supporter, note) })
  }
  const doubt = (code: DoubtCode, points = 0, note = '') => {
    score += points
    doubts.push({ code, text: doubtWords(code, request, supporter, note) })
  }

  if (supporter.itemIds.includes(request.itemId)) counts('can-do-item', weights.item)
  else {
    counts('can-do-category', weights.category)
    doubt('item-unsaid')
  }
  const { workedTogether } = supporter
  if (workedTogether)
    counts(
      'worked-together',
      weights.workedTogether + weights.workedTogetherAgain * Math.min(workedTogether.times - 1, 3),
    )
  weighArea(request, supporter, counts, doubt)
  weighDays(request, supporter, counts, doubt)
  weighGroup(request, supporter, counts, doubt)
  weighAsking(supporter, counts, doubt)
  return { supporterId: supporter.id, score, reasons, doubts }
}

type Counts = (code: ReasonCode, points: number, note?: string) => void
type Doubts = (code: DoubtCode, points?: number, note?: string) => void

function weighArea(request: RequestFacts, supporter: SupporterFacts, counts: Counts, doubt: Doubts): void {
  const area = areaOf(request, supporter)
  if (area === 'district') counts('same-district', weights.district)
  else if (area === 'block') counts('same-block', weights.block)
  else if (area === 'city') counts('whole-city', weights.wholeCity)
  else doubt('area-unsure')
  if (area !== 'district') weighNearby(request, supporter, counts)
}

/** It names a district close by, or has helped there or here. */
function weighNearby({ districtId, nearby }: RequestFacts, supporter: SupporterFacts, counts: Counts): void {
  const { helpedIn, districtIds } = supporter
  if (helpedIn.includes(districtId)) return counts('near-district', weights.nearDistrict, 'here')
  const near = nearby.find((one) => districtIds.includes(one.districtId) || helpedIn.includes(one.districtId))
  if (near) counts('near-district', weights.nearDistrict, `${near.name}地区（約${near.km}km）`)
}

/** Weekday and month count when said; of the days it can come, the one with the best time and notice counts. */
function weighDays(request: RequestFacts, supporter: SupporterFacts, counts: Counts, doubt: Doubts): void {
  const { weekdays, months, termBreaks, closed } = supporter
  const possible = possibleDays(request, supporter)
  const best = possible
    .map((day) => ({ ...day, ...timeAndNotice(request, supporter, day) }))
    .reduce<DayFit | null>((a, b) => (a && a.points >= b.points ? a : b), null)
  if (!best) {
    if (months.length > 0) doubt('other-months')
    return
  }
  if (request.days.some(({ day }) => isIn('exams', termBreaks, day))) doubt('exams-then')
  if (request.days.some(({ day }) => isClosed(closed, day))) doubt('closed-then')
  if (isIn('holidays', termBreaks, best.day)) doubt('holidays-then', 0, best.day)
  if (weekdays.length > 0) counts('weekday-fits', weights.weekday, best.day)
  else doubt('weekday-unsure')
  if (months.length > 0) counts('month-fits', weights.month, best.day)
  if (possible.length < request.days.length && months.length > 0 && request.days.some((d) => outside(months, d.day)))
    doubt('other-months')
  if (best.time === 'fits') counts('time-fits', weights.time)
  if (best.time === 'partly' || best.time === 'unsaid') doubt('time-unsure', 0, best.time)
  if (best.time === 'other') doubt('time-unsure', weights.otherTime, best.time)
  if (best.shortNotice) doubt('needs-more-notice', weights.shortNotice, best.day)
}

function weighGroup(request: RequestFacts, supporter: SupporterFacts, counts: Counts, doubt: Doubts): void {
  const { maxHeads, insurance, hasMinors, lends } = supporter
  const share = Math.min(1, maxHeads / request.headsMissing)
  if (share === 1) counts('enough-heads', weights.heads)
  else doubt('some-heads-only', Math.floor(weights.heads * share))
  const useful = usefulLendings(request).filter((one) => lends.includes(one))
  if (useful.length > 0) counts('lends-useful', weights.lends, useful.join())
  const unsaid = lendingsIn([request.bring]).filter((one) => !lends.includes(one))
  if (unsaid.length > 0) doubt('tools-unsaid', 0, unsaid.join())
  if (request.insuranceNeeded && (insurance === 'none' || insurance === 'ask'))
    doubt('own-insurance-missing', weights.insurance)
  if (hasMinors && (!request.minorsWelcome || request.hazards.some((one) => hazardsForGrownUps.includes(one))))
    doubt('minors-in-group', weights.minors)
}

/** 疲れの見張り: those asked often lately drop, those never asked rise (rule 7). */
function weighAsking(supporter: SupporterFacts, counts: Counts, doubt: Doubts): void {
  const { timesAskedEver, timesAskedLately, timesAskedThisMonth, needsPhoneCheck, thisRequest } = supporter
  if (timesAskedEver === 0) counts('never-asked', weights.neverAsked)
  weighFairness(supporter, counts, doubt)
  const tooOften = timesAskedLately - askedWithoutBurden
  if (tooOften > 0) doubt('asked-often', Math.max(weights.askedAtWorst, weights.askedOnceMore * tooOften))
  if (timesAskedThisMonth >= askedAMonth) doubt('asked-this-month', 0, String(askedAMonth))
  if (needsPhoneCheck) doubt('needs-phone-check', weights.phoneCheck)
  if (thisRequest === 'asked') doubt('asked-now', weights.askedNow)
  if (thisRequest === 'declined') doubt('declined-this', weights.declinedThis)
}

/** Over the fiscal year everybody has a turn: who has not helped yet rises a little, who helped often steps back. */
function weighFairness({ timesAskedEver, timesHelpedThisYear }: SupporterFacts, counts: Counts, doubt: Doubts): void {
  if (timesAskedEver > 0 && timesHelpedThisYear === 0) counts('not-yet-this-year', weights.notYetThisYear)
  const beyond = timesHelpedThisYear - helpedAsOthersDo
  if (beyond > 0) doubt('helped-often', Math.max(weights.helpedAtWorst, weights.helpedOnceMore * beyond))
}

function areaOf({ districtId, block }: RequestFacts, supporter: SupporterFacts): 'district' | 'block' | 'city' | null {
  if (supporter.districtIds.includes(districtId)) return 'district'
  if (supporter.blocks.includes(block)) return 'block'
  return supporter.wholeCity ? 'city' : null
}

const areaSaid = ({ wholeCity, blocks, districtIds }: SupporterFacts) =>
  wholeCity || blocks.length > 0 || districtIds.length > 0
const categoryOf = (item: ItemId): string => item.split('.')[0]!
