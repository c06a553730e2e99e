import { addDays, type MatchId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import { holidayOf } from '../../platform/japanese.ts'
import { isWorkingDay } from '../../platform/working-days.rules.ts'
import { isCallOpen, isFirstOfRequest, type MatchFacts, matchFacts, sidesThatReported } from '../facts.queries.ts'
import { links } from '../links.rules.ts'
import { type Notice, type Spoken, type ToOrganization, type WritersOf } from '../notice.ts'
import { namesMissing } from '../roster-facts.queries.ts'
import { matchReminderTexts as texts } from '../texts/match-reminder-texts.ts'
import {
  askAssociation,
  askHowItWent,
  askSupporter,
  tellAssociation,
  tellStaff,
  tellSupporter,
  waitsForAssociation,
  waitsForSupporter,
} from './match-sides.ts'

type Reminders = WritersOf<'match'>
type Kinds =
  | 'match.answer-reminded'
  | 'match.day-nears'
  | 'match.day-before'
  | 'match.result-asked'
  | 'match.result-asked-again'
  | 'match.this-year-asked'

/** Who hears again, by the calendar. What was done meanwhile is not asked any more. */
export const matchReminderWriters: Pick<Reminders, Kinds> = {
  'match.answer-reminded': async (tx, { matchId }, { ctx }) => {
    const facts = await matchFacts(tx, matchId)
    if (waitsForSupporter(facts) && !facts.match.wantsToTalk)
      return [await notTwice(tx, facts, await askSupporter(tx, facts, ctx, texts.answerReminded(facts)))]
    if (!waitsForAssociation(facts) || facts.match.supporterAnswer !== 'yes') return []
    const words = texts.acceptReminded(facts)
    if (facts.request.centreAnswers) return [tellStaff(facts, words, true)]
    return [await notTwice(tx, facts, askAssociation(facts, words))]
  },
  'match.day-nears': (tx, { matchId }) => tellOfDay(tx, matchId, 'onlyByPerson'),
  'match.day-before': async (tx, { matchId }) => {
    const { match } = await matchFacts(tx, matchId)
    const isCalledBefore = match.onDay !== null && !isWorkingDay(addDays(match.onDay, -1), holidayOf)
    return tellOfDay(tx, matchId, isCalledBefore ? 'neverByPhone' : null)
  },
  'match.result-asked': async (tx, { matchId }) => askBoth(tx, await matchFacts(tx, matchId), false),
  'match.result-asked-again': async (tx, { matchId }) => askBoth(tx, await matchFacts(tx, matchId), true),
  'match.this-year-asked': async (tx, { matchId }) => {
    const facts = await matchFacts(tx, matchId)
    const supporter = { ...tellSupporter(facts, texts.thisYearForSupporter(facts)), leadsTo: links.thisYear(matchId) }
    if (!(await isFirstOfRequest(tx, facts.match))) return [supporter]
    const again = { leadsTo: links.sameAgain(facts.request.id), mailLeadsTo: links.sameAgain(facts.request.id) }
    return [supporter, { ...tellAssociation(facts, texts.thisYear(facts)), ...again }]
  },
}

/** Both sides, with the sheet: on the eve, or (`onlyByPerson`) on the last working day before an eve on which nobody calls. */
async function tellOfDay(tx: Tx, matchId: MatchId, how: 'onlyByPerson' | 'neverByPhone' | null): Promise<Notice[]> {
  const facts = await matchFacts(tx, matchId)
  if (facts.match.status !== 'agreed') return []
  const words = how === 'onlyByPerson' ? texts.dayNears : texts.dayBefore
  const missing = await namesMissing(tx, matchId)
  const told = [
    tellSupporter(facts, words(facts, facts.associationName, missing)),
    tellAssociation(facts, words(facts, facts.supporterName)),
  ]
  return told.map((notice) => {
    const to = { ...notice.to, ...(how && { [how]: true }) }
    return { ...notice, to, leadsTo: links.matchSheet(matchId) } as Notice
  })
}

/** Each side that has not told yet. */
async function askBoth(tx: Tx, facts: MatchFacts, isAgain: boolean): Promise<Notice[]> {
  if (facts.match.status !== 'agreed' && facts.match.status !== 'done') return []
  const told = await sidesThatReported(tx, facts.match.id)
  const words: Spoken = texts.resultAsked(facts, isAgain)
  const asked = [
    ...(told.includes('supporter') ? [] : [askHowItWent(facts, 'supporter', words)]),
    ...(told.includes('association') ? [] : [askHowItWent(facts, 'association', words)]),
  ]
  return Promise.all(asked.map((notice) => notTwice(tx, facts, notice)))
}

/** Whoever still stands on the list of calls with this question is not put there a second time. */
async function notTwice(tx: Tx, { match }: MatchFacts, notice: Notice): Promise<Notice> {
  if (notice.to.kind !== 'organization') return notice
  const { asks } = notice.words as Spoken
  const isListed = asks !== undefined && (await isCallOpen(tx, match.id, notice.to.id, asks))
  const to: ToOrganization = { ...notice.to, ...(isListed && { neverByPhone: true }) }
  return { ...notice, to } as Notice
}
