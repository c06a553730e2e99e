import type { MatchId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import type { DomainEvent } from '../../platform/events.ts'
import { organizationNameOf } from '../facts.queries.ts'
import { deskSeriesAnswers, links } from '../links.rules.ts'
import type { Circumstances, Notice } from '../notice.ts'
import { sealed } from '../sealed-links.ts'
import { openAskingOf, type Sibling, seriesFacts, type SeriesFacts, siblingsOf } from '../series-facts.queries.ts'
import { seriesReminderTexts as texts } from '../texts/series-reminder-texts.ts'
import { askOfSessions, tellInSeries, tellStaffOfSeries } from './series-writers.ts'

type Kind = 'match.answer-reminded' | 'match.expired' | 'match.this-year-asked'
const kinds: readonly DomainEvent['type'][] = ['match.answer-reminded', 'match.expired', 'match.this-year-asked']

/**
 * What the calendar does to each match of an asking about a series is told once, with the table, by the first of them; the
 * others tell nothing. Null: it is no such thing, and is told as ever.
 */
export async function toldOnceForSeries(tx: Tx, event: DomainEvent, told: Circumstances): Promise<Notice[] | null> {
  if (!('matchId' in event) || !kinds.includes(event.type)) return null
  const siblings = await siblingsOf(tx, event.matchId)
  const own = siblings.find(({ matchId }) => matchId === event.matchId)
  if (!own) return null
  const together = siblings.filter((one) => belongs(event.type as Kind, own, one))
  if (together.length < 2) return null
  return isFirst(together, event.matchId) ? write(tx, event.type as Kind, own, together, told) : []
}

const isFirst = (all: readonly Sibling[], id: MatchId): boolean => all[0]?.matchId === id

/** Which matches of the same supporter in the same series are told of together. */
function belongs(kind: Kind, own: Sibling, one: Sibling): boolean {
  if (kind === 'match.this-year-asked') return one.matchStatus === 'done'
  const isSame = one.answerBy === own.answerBy && one.supporterAnswer === own.supporterAnswer
  const isAwaited = one.associationAnswer === own.associationAnswer
  const runs = one.matchStatus === 'proposed' || (kind === 'match.expired' && one.matchStatus === 'expired')
  return isSame && isAwaited && runs
}

async function write(tx: Tx, kind: Kind, own: Sibling, together: readonly Sibling[], told: Circumstances) {
  const facts = await seriesFacts(tx, own.seriesId)
  const supporterName = (await organizationNameOf(tx, own.supporterId)) ?? ''
  if (kind === 'match.this-year-asked') return thisYear(facts, own, supporterName)
  const { associationId } = facts.series
  const answerBy = new Date(own.answerBy)
  const hasSaidYes = own.supporterAnswer === 'yes'
  if (kind === 'match.expired') {
    const words = texts.expired(facts, together)
    const association = hasSaidYes ? [tellInSeries(facts, associationId, words)] : []
    return [tellInSeries(facts, own.supporterId, words), ...association, tellStaffOfSeries(facts, words, hasSaidYes)]
  }
  if (hasSaidYes) {
    const words = texts.acceptReminded(facts, supporterName, answerBy, together)
    return [facts.centreAnswers ? tellStaffOfSeries(facts, words, true) : askOfSessions(facts, words, together)]
  }
  const notice = tellInSeries(facts, own.supporterId, texts.reminded(facts, answerBy, together))
  const asking = await openAskingOf(tx, own.matchId, told.ctx.now)
  const deskLeadsTo = deskSeriesAnswers(own.seriesId, own.supporterId)
  return [{ ...notice, deskLeadsTo, ...(asking && { mailLeadsTo: sealed('/s/', 'series', asking) }) }]
}

/** Eight weeks before the first session comes round again, for all of them. */
function thisYear(facts: SeriesFacts, { supporterId, matchId }: Sibling, supporterName: string): Notice[] {
  const again = { leadsTo: links.seriesAgain(facts.series.id), mailLeadsTo: links.seriesAgain(facts.series.id) }
  return [
    { ...tellInSeries(facts, supporterId, texts.thisYearForSupporter(facts)), leadsTo: links.thisYear(matchId) },
    { ...tellInSeries(facts, facts.series.associationId, texts.thisYear(facts, supporterName)), ...again },
  ]
}
