import type { OrganizationId } from '@app/shared'
import { groupedBy } from '../../platform/grouped-by.rules.ts'
import { organizationNameOf } from '../facts.queries.ts'
import { deskSeriesAnswers, links } from '../links.rules.ts'
import {
  nobody,
  type Notice,
  type Spoken,
  toOrganization,
  toStaff,
  toStaffByMail,
  type Words,
  type WritersOf,
} from '../notice.ts'
import { sessionsLinkPath } from '../../matches/index.ts'
import { sealed } from '../sealed-links.ts'
import {
  askingFacts,
  handFacts,
  type SeriesFacts,
  type SessionTold,
  seriesFacts,
  sessionsAgreed,
  sessionsAnswered,
  sessionsAsked,
  sessionsEnded,
  sessionsRunning,
} from '../series-facts.queries.ts'
import { seriesTexts as texts } from '../texts/series-texts.ts'

/** One organization hears of a series. */
export const tellInSeries = ({ series }: SeriesFacts, to: OrganizationId, words: Spoken): Notice => ({
  to: toOrganization(to),
  words,
  leadsTo: links.series(series.id),
  deskLeadsTo: links.deskSeries(series.id),
})
const tellAssociation = (facts: SeriesFacts, words: Spoken): Notice =>
  tellInSeries(facts, facts.series.associationId, words)
/** Asks the association whether it wants the help offered for several sessions, with one link in its mail behind which it answers them (rule 5). */
export function askOfSessions(facts: SeriesFacts, words: Spoken, offered: readonly SessionTold[]): Notice {
  const matchId = offered.find(({ matchStatus }) => matchStatus === 'proposed')?.matchId
  const link = matchId && { mailLeadsTo: sealed(sessionsLinkPath(matchId), 'accept-sessions', matchId) }
  return { ...tellAssociation(facts, words), ...link }
}
/** The centre hears of a series. */
export const tellStaffOfSeries = ({ series }: SeriesFacts, words: Words, byMail = false): Notice => ({
  to: byMail ? toStaffByMail : toStaff,
  words,
  leadsTo: links.deskSeries(series.id),
})

/** Who hears about several sessions at once: always one notice with the table, never one for each of them. */
export const seriesWriters: Omit<WritersOf<'series'>, 'series.withdrawn' | 'series.called-off'> = {
  'series.posted': async (tx, { seriesId }) => {
    const facts = await seriesFacts(tx, seriesId)
    return [tellStaffOfSeries(facts, texts.cameIn(facts, false), true), tellAssociation(facts, texts.received(facts))]
  },
  'series.resubmitted': async (tx, { seriesId }) => {
    const facts = await seriesFacts(tx, seriesId)
    return [tellStaffOfSeries(facts, texts.cameIn(facts, true), true)]
  },
  'series.opened': async (tx, { seriesId }) => {
    const facts = await seriesFacts(tx, seriesId)
    return [tellAssociation(facts, texts.opened(facts))]
  },
  'series.returned': async (tx, { seriesId }) => {
    const facts = await seriesFacts(tx, seriesId)
    const isReturned = facts.sessions.some(({ status }) => status === 'returned')
    return isReturned ? [tellAssociation(facts, texts.returned(facts))] : []
  },
  'series.cancelled': async (tx, { seriesId }, { at }) => {
    const facts = await seriesFacts(tx, seriesId)
    const bySupporter = groupedBy(await sessionsEnded(tx, seriesId, at), ({ supporterId }) => supporterId!)
    return [
      tellAssociation(facts, texts.cancelled(facts)),
      ...[...bySupporter].map(([id, own]) => tellInSeries(facts, id, texts.cancelledForSupporter(facts, own))),
      tellStaffOfSeries(facts, texts.cancelled(facts)),
    ]
  },
  'series.edited': async (tx, { seriesId, edited, struck, added, submitted }) => {
    const facts = await seriesFacts(tx, seriesId)
    const asked = edited.length > 0 ? await sessionsRunning(tx, seriesId, edited) : []
    const bySupporter = groupedBy(asked, ({ supporterId }) => supporterId!)
    const supporters = [...bySupporter].map(([id, own]) => tellInSeries(facts, id, texts.editedForAsked(facts, own)))
    if (struck.length + added.length === 0) return supporters
    const words = texts.edited(facts, { struck, added })
    // handed in again in the same act: the centre hears of it by that
    const staff = submitted ? [] : [tellStaffOfSeries(facts, words, true)]
    return [tellAssociation(facts, words), ...supporters, ...staff]
  },
  'series.turns-queued': nobody,
  'series.turns-stopped': nobody,
  'series.proposed': async (tx, { seriesId, organizationId, askingId }) => {
    const own = await sessionsAsked(tx, seriesId, askingId)
    if (own.length === 0) return []
    const [facts, asking] = [await seriesFacts(tx, seriesId), await askingFacts(tx, askingId)]
    const notice = tellInSeries(facts, organizationId, texts.asked(facts, asking, own))
    const deskLeadsTo = deskSeriesAnswers(seriesId, organizationId)
    return [{ ...notice, deskLeadsTo, mailLeadsTo: sealed('/s/', 'series', askingId) }]
  },
  'series.answered': async (tx, { seriesId, organizationId }, { at }) => {
    const facts = await seriesFacts(tx, seriesId)
    const own = await sessionsAnswered(tx, seriesId, organizationId, at)
    if (own.length === 0) return []
    const words = texts.answered(facts, (await organizationNameOf(tx, organizationId)) ?? '', own)
    const hasYes = own.some(({ matchStatus }) => matchStatus === 'proposed')
    if (!hasYes) return [tellStaffOfSeries(facts, words)]
    if (facts.centreAnswers) return [tellStaffOfSeries(facts, words, true)]
    return [askOfSessions(facts, words, own), tellStaffOfSeries(facts, words)]
  },
  'series.hand-raised': async (tx, { seriesId, organizationId }, { at }) => {
    const own = await sessionsAnswered(tx, seriesId, organizationId, at)
    const waiting = own.filter(({ matchStatus }) => matchStatus === 'proposed')
    if (waiting.length === 0) return []
    const [facts, hand] = [await seriesFacts(tx, seriesId), await handFacts(tx, seriesId, organizationId, at)]
    const words = texts.handRaised(facts, (await organizationNameOf(tx, organizationId)) ?? '', hand, waiting)
    if (facts.centreAnswers) return [tellStaffOfSeries(facts, words, true)]
    return [askOfSessions(facts, words, waiting), tellStaffOfSeries(facts, words)]
  },
  'series.agreed': async (tx, { seriesId, organizationId }, { at }) => {
    const facts = await seriesFacts(tx, seriesId)
    const own = await sessionsAgreed(tx, seriesId, organizationId, at)
    if (own.length === 0) return []
    const supporterName = (await organizationNameOf(tx, organizationId)) ?? ''
    return [
      tellInSeries(facts, organizationId, texts.agreed(facts, facts.associationName, own)),
      tellAssociation(facts, texts.agreed(facts, supporterName, own)),
      tellStaffOfSeries(facts, texts.agreed(facts, `${facts.associationName}と${supporterName}`, own), true),
    ]
  },
}
