import { jstDay, Refusal, type SeriesId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import { sameSeriesNextYear, type SeriesInput } from '@app/shared/series'
import type { Actor } from '../platform/context.ts'
import type { Db } from '../platform/db.ts'
import { copyOfRequest } from '../requests/index.ts'
import { sessionFacts } from './series-facts.queries.ts'
import { seriesById } from './series.store.ts'

/** 今年も: a series as a fresh form, for its own association or the centre. Its past days are moved a year on. */
export async function copyOfSeries(db: Db, actor: Actor, id: SeriesId, now: Date): Promise<SeriesInput> {
  const { role, organizationId } = actor
  const series = await seriesById(db, id)
  const isOwn = role === 'association' && series.associationId === organizationId
  if (!isOwn && (role === 'nobody' || role === 'system' || !isStaff(role))) throw new Refusal('not-found')
  const sessions = await sessionFacts(db, id)
  const [first] = sessions
  if (!first) throw new Refusal('not-found')
  const form = await copyOfRequest(db, actor, first.id, now)
  const held = sessions.filter(({ status }) => status !== 'cancelled' && status !== 'unmet')
  const kept = held.length >= 2 ? held : sessions
  const moved = sameSeriesNextYear(
    kept.map(({ day }) => day),
    series.rhythm,
    jstDay(now),
  )
  return {
    ...form,
    title: series.title,
    whenKind: 'unsettled',
    days: [],
    series: {
      kind: series.kind,
      rhythm: series.rhythm,
      sessions: kept.map(({ day, from, to, title, headsMin, headsMax }, index) => ({
        day: moved[index] ?? day,
        from,
        to,
        title,
        headsMin: headsMin === form.headsMin ? null : headsMin,
        headsMax: headsMax === form.headsMax ? null : headsMax,
        note: null,
      })),
    },
  }
}
