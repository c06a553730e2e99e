import type { MatchId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import { lastMessageOf, type MatchFacts, matchFacts, requestEndedAt, sidesThatReported } from '../facts.queries.ts'
import { links } from '../links.rules.ts'
import { type Notice, type Spoken, type WritersOf } from '../notice.ts'
import { matchTexts as texts } from '../texts/match-texts.ts'
import { matchReminderWriters } from './match-reminder-writers.ts'
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

const centre = 'センター'

/** The association answers itself, unless it said 「センターにおまかせ」. */
const tellWhoAnswers = (facts: MatchFacts, words: Spoken): Notice[] =>
  facts.request.centreAnswers
    ? [tellStaff(facts, words, true)]
    : [askAssociation(facts, words), tellStaff(facts, words)]

/** An association that neither named nor answered has not heard of the asking: it need not hear of its end. */
const associationKnows = ({ match }: MatchFacts) =>
  match.startedBy !== 'coordinator' || match.associationAnswer !== 'pending' || match.supporterAnswer === 'yes'

/** Who hears about a match. */
export const matchWriters: WritersOf<'match'> = {
  ...matchReminderWriters,
  'match.proposed': async (tx, { matchId }, { ctx }) => {
    const facts = await matchFacts(tx, matchId)
    return waitsForSupporter(facts) ? [await askSupporter(tx, facts, ctx, texts.asked(facts, centre))] : []
  },
  'match.hand-raised': async (tx, { matchId }) => {
    const facts = await matchFacts(tx, matchId)
    return waitsForAssociation(facts) ? tellWhoAnswers(facts, texts.handRaised(facts)) : []
  },
  'match.named': async (tx, { matchId }, { ctx }) => {
    const facts = await matchFacts(tx, matchId)
    if (!waitsForSupporter(facts)) return []
    const words = texts.asked(facts, facts.associationLabel)
    return [await askSupporter(tx, facts, ctx, words), tellStaff(facts, words)]
  },
  'match.supporter-said-yes': async (tx, { matchId }) => {
    const facts = await matchFacts(tx, matchId)
    return waitsForAssociation(facts) ? tellWhoAnswers(facts, texts.supporterSaidYes(facts)) : []
  },
  'match.association-said-yes': async (tx, { matchId }, { ctx }) => {
    const facts = await matchFacts(tx, matchId)
    if (!waitsForSupporter(facts)) return []
    const words = texts.associationSaidYes(facts)
    return [await askSupporter(tx, facts, ctx, words), tellStaff(facts, words)]
  },
  'match.agreed': async (tx, { matchId }) => {
    const facts = await matchFacts(tx, matchId)
    if (facts.match.status !== 'agreed') return []
    const sheet = { leadsTo: links.matchSheet(matchId) }
    return [
      { ...tellSupporter(facts, texts.agreed(facts, facts.associationName)), ...sheet },
      { ...tellAssociation(facts, texts.agreed(facts, facts.supporterName)), ...sheet },
      tellStaff(facts, texts.agreedForStaff(facts), true),
    ]
  },
  'match.declined': async (tx, { matchId }) => {
    const facts = await matchFacts(tx, matchId)
    if (facts.match.associationAnswer === 'no')
      return [
        tellSupporter(facts, texts.declinedForSupporter(facts)),
        tellStaff(facts, texts.declined(facts, facts.associationName)),
      ]
    const words = texts.declined(facts, facts.supporterName)
    return [...(associationKnows(facts) ? [tellAssociation(facts, words)] : []), tellStaff(facts, words)]
  },
  'match.withdrawn': async (tx, { matchId, by = 'coordinator' }, { at }) => {
    const facts = await matchFacts(tx, matchId)
    if (await requestEndedAt(tx, facts.request.id, at)) return []
    const words = (whom: string) => texts.withdrawn(facts, by === 'association' ? whom : byName(facts, by))
    return [
      ...(by === 'supporter' ? [] : [tellSupporter(facts, words(facts.associationLabel))]),
      ...(by !== 'association' && associationKnows(facts) ? [tellAssociation(facts, words(centre))] : []),
      tellStaff(facts, words(facts.associationName)),
    ]
  },
  'match.expired': async (tx, { matchId }) => {
    const facts = await matchFacts(tx, matchId)
    if (facts.match.supporterAnswer === 'yes') {
      const words = texts.expiredForWaiting(facts, facts.associationLabel)
      return [
        tellSupporter(facts, words),
        tellAssociation(facts, texts.expiredForAsked(facts)),
        tellStaff(facts, texts.expiredForWaiting(facts, facts.associationName), true),
      ]
    }
    const words = texts.expiredForWaiting(facts, facts.supporterName)
    return [
      tellSupporter(facts, texts.expiredForAsked(facts)),
      ...(associationKnows(facts) ? [tellAssociation(facts, words)] : []),
      tellStaff(facts, words),
    ]
  },
  'match.cancelled': async (tx, { matchId, by = 'coordinator' }, { at }) => {
    const facts = await matchFacts(tx, matchId)
    if (await requestEndedAt(tx, facts.request.id, at)) return []
    const words = texts.cancelled(facts, byName(facts, by))
    return [tellSupporter(facts, words), tellAssociation(facts, words), tellStaff(facts, words, true)]
  },
  'match.not-needed': async (tx, { matchId }) => {
    const facts = await matchFacts(tx, matchId)
    return [tellSupporter(facts, texts.notNeeded(facts))]
  },
  'match.wants-to-talk': async (tx, { matchId }) => {
    const facts = await matchFacts(tx, matchId)
    return [tellStaff(facts, texts.wantsToTalk(facts), true)]
  },
  'match.message-sent': async (tx, { matchId }) => tellOfMessage(tx, matchId),
  'match.reported': async (tx, { matchId }) => {
    const facts = await matchFacts(tx, matchId)
    return [tellStaff(facts, texts.reported(facts))]
  },
  'match.done': async (tx, { matchId }) => {
    const facts = await matchFacts(tx, matchId)
    const told = await sidesThatReported(tx, matchId)
    return [
      told.includes('supporter')
        ? tellSupporter(facts, texts.done(facts, false))
        : askHowItWent(facts, 'supporter', texts.done(facts, true)),
      told.includes('association')
        ? tellAssociation(facts, texts.done(facts, false))
        : askHowItWent(facts, 'association', texts.done(facts, true)),
    ]
  },
}

/** After agreement both sides know each other's name. */
function byName({ match, associationName, associationLabel, supporterName }: MatchFacts, by: string): string {
  if (by === 'supporter') return supporterName
  if (by === 'association') return match.agreedAt ? associationName : associationLabel
  return centre
}

/** Everybody in the thread but the one who wrote. */
async function tellOfMessage(tx: Tx, matchId: MatchId): Promise<Notice[]> {
  const last = await lastMessageOf(tx, matchId)
  if (!last) return []
  const facts = await matchFacts(tx, matchId)
  const words = texts.messageSent(facts, byName(facts, last.fromSide), last.body)
  return [
    ...(last.fromSide === 'supporter' ? [] : [tellSupporter(facts, words)]),
    ...(last.fromSide === 'association' ? [] : [tellAssociation(facts, words)]),
    ...(last.fromSide === 'coordinator' ? [] : [tellStaff(facts, words)]),
  ]
}
