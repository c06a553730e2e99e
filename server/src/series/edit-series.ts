import { jstDay, Refusal, type RequestId, type SeriesId } from '@app/shared'
import type { WishedDay } from '@app/shared/requests'
import {
  partsAtMost,
  type SeriesEdit,
  type SeriesEdited,
  sessionsAtMost,
  sharedSaid,
  withChanges,
} from '@app/shared/series'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { changeRequest, enterRequest, moveRequest } from '../requests/index.ts'
import { type Reached, reachSeries } from './reach-series.ts'
import {
  corrected,
  isReadByAsked,
  isUntouched,
  refuseUnfit,
  refuseWrongDays,
  withoutNote,
} from './series-edit.rules.ts'
import { type SessionHeld, sessionsToCorrect } from './series-form.ts'
import { naming, titleOfSession } from './series.rules.ts'
import { renameSeries } from './series.store.ts'

const whyStruck = '依頼をまとめて直したときに、この回をやめました。'

/**
 * まとめて直す: the association, or the centre for it, corrects all sessions of a series in one act, each by the rules of a
 * single request. Only what was changed is written. A session that may not be changed stays as it is and is named; one that
 * somebody else changed meanwhile stops everything. With `submit` what was returned is handed in again.
 */
export function editSeries(ctx: Context, seriesId: SeriesId, edit: SeriesEdit): Promise<SeriesEdited> {
  return transact(ctx, async (tx) => {
    const reached = await reachSeries(tx, ctx, seriesId)
    const sessions = await sessionsToCorrect(tx, reached.series, ctx.now)
    refuseStale(sessions, edit)
    refuseWrongDays(sessions, edit, jstDay(ctx.now))
    const { changes } = edit
    if (changes.title !== undefined) await renameSeries(tx, seriesId, changes.title)

    const struck = await strike(tx, ctx, reached, sessions, edit)
    const rest = sessions.filter(({ id }) => !struck.includes(id))
    const saved = await correct(tx, ctx, rest, edit)
    const added = await add(tx, ctx, reached, rest, edit)
    const edited = isReadByAsked(changes) ? saved : []
    await record(tx, ctx, { type: 'series.edited', seriesId, edited, struck, added, submitted: edit.submit })
    const submitted = edit.submit ? await submitAgain(tx, ctx, reached, struck) : 0
    const counts = { saved: saved.length, struck: struck.length, added: added.length, submitted }
    const tellsAsked = sessions.some(({ id, isAsked }) => isAsked && edited.includes(id))
    return { ...counts, tellsAsked, kept: keptOf(sessions, edit) }
  })
}

/** Nobody writes over what somebody else changed since the form was read; what cannot be corrected is left anyway. */
function refuseStale(sessions: readonly SessionHeld[], { read, moved, struck }: SeriesEdit): void {
  const named = [...read.map(({ requestId }) => requestId), ...moved.map(({ requestId }) => requestId), ...struck]
  if (named.some((id) => !sessions.some((one) => one.id === id))) throw new Refusal('not-found')
  const isFresh = ({ id, row }: SessionHeld) =>
    read.some(({ requestId, version }) => requestId === id && version === row.version)
  if (!sessions.every((one) => one.kept !== null || isFresh(one))) throw new Refusal('version-stale')
}

/** Calls off the sessions that are to fall away, as far as nobody was asked about them. */
async function strike(
  tx: Tx,
  ctx: Context,
  { side }: Reached,
  sessions: readonly SessionHeld[],
  { struck }: SeriesEdit,
): Promise<RequestId[]> {
  const free = sessions.filter(({ id, kept, isAsked }) => struck.includes(id) && kept === null && !isAsked)
  const standing = sessions.filter(({ id, kept }) => kept !== 'ended' && !free.some((one) => one.id === id))
  if (standing.length === 0)
    throw new Refusal('wrong-moment', '全部の回をやめるときは、「残りの回を全部取りやめる」を押してください')
  for (const { row } of free) await moveRequest(tx, ctx, row, 'cancel', side, whyStruck, 'other')
  return free.map(({ id }) => id)
}

/** Writes what was changed to every session that may be changed; says which are others now. */
async function correct(
  tx: Tx,
  ctx: Context,
  sessions: readonly SessionHeld[],
  { changes, moved }: SeriesEdit,
): Promise<RequestId[]> {
  const saved: RequestId[] = []
  for (const session of sessions.filter(({ kept }) => kept === null)) {
    const { id, row, number, input } = session
    const next = corrected(session, changes, wishOf(moved, id))
    if (isUntouched(input, next)) continue
    const fit = refuseUnfit(number, next)
    await changeRequest(tx, ctx, row, fit).catch((error: unknown) => naming(number, error))
    saved.push(id)
  }
  return saved
}

function wishOf(moved: SeriesEdit['moved'], id: RequestId): WishedDay | undefined {
  const found = moved.find(({ requestId }) => requestId === id)
  return found && { day: found.day, from: found.from, to: found.to }
}

/** Further sessions say what most of the others say; like any new request they wait for the review, or open by the centre. */
async function add(
  tx: Tx,
  ctx: Context,
  { series }: Reached,
  sessions: readonly SessionHeld[],
  { added, changes }: SeriesEdit,
): Promise<RequestId[]> {
  if (added.length === 0) return []
  const most = series.kind === 'project' ? partsAtMost : sessionsAtMost
  const standing = sessions.filter(({ kept }) => kept !== 'ended')
  if (standing.length + added.length > most) throw new Refusal('wrong-moment', `${most}回までにしてください`)
  const open = standing.filter(({ kept }) => kept === null)
  const usual = sharedSaid(
    (open.length > 0 ? open : standing).map(({ input: { days: _, whenKind: __, ...said }, note }) => ({
      ...said,
      description: withoutNote(said.description, note),
    })),
  )
  const said = withChanges(usual, changes)
  const ids: RequestId[] = []
  let number = Math.max(...sessions.map((one) => one.number))
  for (const wish of added.toSorted((a, b) => a.day.localeCompare(b.day))) {
    number += 1
    const title = titleOfSession(changes.title ?? series.title, number, null)
    const input = refuseUnfit(number, { ...said, title, whenKind: 'single', days: [wish] })
    const forWhom = { ...ctx, onBehalfOf: series.associationId }
    const session = { seriesId: series.id, seriesNumber: number, sessionTitle: null }
    ids.push(await enterRequest(tx, forWhom, input, session))
  }
  return ids
}

async function submitAgain(
  tx: Tx,
  ctx: Context,
  { series, sessions, side }: Reached,
  struck: readonly RequestId[],
): Promise<number> {
  const returned = sessions.filter(({ id, status }) => status === 'returned' && !struck.includes(id))
  if (returned.length === 0) throw new Refusal('wrong-moment')
  for (const session of returned) await moveRequest(tx, ctx, session, 'submit', side)
  await record(tx, ctx, { type: 'series.resubmitted', seriesId: series.id })
  return returned.length
}

/** What was asked of sessions that stay as they are, named with the reason. */
function keptOf(sessions: readonly SessionHeld[], { changes, moved, struck }: SeriesEdit): SeriesEdited['kept'] {
  const isForAll = Object.keys(changes).length > 0
  return sessions.flatMap(({ id, number, kept, isAsked }) => {
    const isMeant = moved.some(({ requestId }) => requestId === id) || struck.includes(id)
    if (kept) return isForAll || isMeant ? [{ number, why: kept }] : []
    return isAsked && (isMeant || changes.hours !== undefined) ? [{ number, why: 'asked' as const }] : []
  })
}
