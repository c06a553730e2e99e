import type { OrganizationId, SeriesId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import { organizationNameOf } from '../facts.queries.ts'
import type { Notice, WritersOf } from '../notice.ts'
import { type SeriesEnding, seriesEnding } from '../series-endings.queries.ts'
import { type SeriesFacts, seriesFacts } from '../series-facts.queries.ts'
import { seriesEndingTexts as texts } from '../texts/series-ending-texts.ts'
import { tellInSeries, tellStaffOfSeries } from './series-writers.ts'

type Endings = Pick<WritersOf<'series'>, 'series.withdrawn' | 'series.called-off'>
const centre = 'センター'

/** An association that neither named nor answered, and has nothing to answer, has not heard of it: it need not hear of its end. */
const associationKnows = ({ ended }: SeriesEnding): boolean =>
  ended.some(
    ({ startedBy, associationAnswer, supporterAnswer, wasAgreed }) =>
      wasAgreed || startedBy !== 'coordinator' || associationAnswer !== 'pending' || supporterAnswer === 'yes',
  )

/** Who hears that several sessions ended for one supporter: each side once. */
export const seriesEndingWriters: Endings = {
  'series.withdrawn': async (tx, { seriesId, organizationId, by }, { at }) => {
    const { facts, ending, supporterName } = await read(tx, seriesId, organizationId, { at, how: 'withdrawn' })
    if (ending.ended.length === 0) return []
    const { associationId } = facts.series
    const say = (association: string) => texts.withdrawn(facts, names(by, association, supporterName), ending)
    return [
      ...(by === 'supporter' ? [] : [tellInSeries(facts, organizationId, say(facts.label))]),
      ...(by !== 'association' && associationKnows(ending)
        ? [tellInSeries(facts, associationId, say(facts.associationName))]
        : []),
      tellStaffOfSeries(facts, say(facts.associationName)),
    ]
  },
  'series.called-off': async (tx, { seriesId, organizationId, by }, { at }): Promise<Notice[]> => {
    const { facts, ending, supporterName } = await read(tx, seriesId, organizationId, { at, how: 'called-off' })
    if (ending.ended.length === 0) return []
    // who had promised knows the association's name (rule 2)
    const known = ending.ended.some(({ wasAgreed }) => wasAgreed) ? facts.associationName : facts.label
    const isOffer = by === 'association' && ending.ended.every(({ matchStatus }) => matchStatus === 'declined')
    const tell = isOffer ? texts.notWanted : texts.calledOff
    const say = (association: string) => tell(facts, names(by, association, supporterName), ending)
    return [
      tellInSeries(facts, organizationId, say(known)),
      ...(associationKnows(ending)
        ? [tellInSeries(facts, facts.series.associationId, say(facts.associationName))]
        : []),
      tellStaffOfSeries(facts, say(facts.associationName), true),
    ]
  },
}

async function read(
  tx: Tx,
  seriesId: SeriesId,
  supporterId: OrganizationId,
  when: Parameters<typeof seriesEnding>[3],
): Promise<{ facts: SeriesFacts; ending: SeriesEnding; supporterName: string }> {
  return {
    facts: await seriesFacts(tx, seriesId),
    ending: await seriesEnding(tx, seriesId, supporterId, when),
    supporterName: (await organizationNameOf(tx, supporterId)) ?? '',
  }
}

const names = (by: 'association' | 'supporter' | 'coordinator', association: string, supporter: string): string =>
  by === 'supporter' ? supporter : by === 'association' ? association : centre
