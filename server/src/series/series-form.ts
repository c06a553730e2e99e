import { jstDay, Refusal, type SeriesId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { SeriesToEdit } from '@app/shared/series'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { type RequestRow, sessionInputs } from '../requests/index.ts'
import {
  type Correctable,
  keptBecause,
  noteBehind,
  sharedDescription,
  titleSaid,
  withoutNote,
} from './series-edit.rules.ts'
import { matchesInSeries } from './series-matches.queries.ts'
import { seriesById, type SeriesRow } from './series.store.ts'

/** A session with its row, as the action that corrects it needs it. */
export interface SessionHeld extends Correctable {
  row: RequestRow
}

/** Every session of a series with its form, whether it may be corrected, and whether somebody was asked about it. */
export async function sessionsToCorrect(db: Db | Tx, { id }: SeriesRow, now: Date): Promise<SessionHeld[]> {
  const [found, matches] = [await sessionInputs(db, id), await matchesInSeries(db, { seriesId: id })]
  const today = jstDay(now)
  const running = matches.filter(({ status }) => status === 'proposed' || status === 'agreed')
  const sessions = found.map(({ row, input }) => ({
    row,
    input,
    id: row.id,
    number: row.seriesNumber!,
    sessionTitle: row.sessionTitle,
    kept: keptBecause(row, input.days, today),
    isAsked: running.some(({ requestId }) => requestId === row.id),
  }))
  const open = sessions.filter(({ kept }) => kept === null)
  const shared = sharedDescription((open.length > 0 ? open : sessions).map(({ input }) => input.description))
  return sessions.map((one) => ({ ...one, note: noteBehind(one.input.description, shared) }))
}

/** The form that corrects all sessions of a series, for its own association and the centre. For everybody else it is not there. */
export async function seriesForm(db: Db, actor: Actor, id: SeriesId, now: Date): Promise<SeriesToEdit> {
  const { role, organizationId } = actor
  const series = await seriesById(db, id)
  const isOwn = role === 'association' && series.associationId === organizationId
  if (!isOwn && (role === 'nobody' || role === 'system' || !isStaff(role))) throw new Refusal('not-found')
  const sessions = await sessionsToCorrect(db, series, now)
  return { id, kind: series.kind, title: series.title, sessions: sessions.map((one) => seen(series, one)) }
}

function seen({ title: called }: SeriesRow, session: SessionHeld): SeriesToEdit['sessions'][number] {
  const { id, row, number, sessionTitle, kept, isAsked, input, note } = session
  const { days, whenKind: _, title, description, ...said } = input
  return {
    ...{ requestId: id, number, sessionTitle, kept, isAsked, days, note },
    status: row.status,
    reason: row.status === 'returned' ? row.statusReason : null,
    version: row.version,
    said: {
      ...said,
      title: titleSaid(title, called, number, sessionTitle),
      description: withoutNote(description, note),
    },
  }
}
