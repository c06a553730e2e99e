import { Refusal } from '@app/shared'
import { declineReasons, talkInput } from '@app/shared/matches'
import { answerFor } from '../matches/index.ts'
import { type Context, withActor } from '../platform/context.ts'
import { hashOf } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import { answerSessions } from './answer-sessions.ts'
import { seriesLinkFacts } from './series-link-facts.queries.ts'
import type { SeriesFacts, SessionAsked } from './series-answer-page.ts'
import { answersIn, type Fields } from './series-pressed.rules.ts'
import { askingByHash, matchesOfAsking, type SeriesAskingRow } from './series.store.ts'

/** How the link of a series stands: some sessions wait, all were answered or taken back, or nothing can be answered any more. */
export type SeriesLinkState =
  | { state: 'open'; facts: SeriesFacts }
  | { state: 'answered' | 'withdrawn'; sessions: readonly SessionAsked[] }
  | { state: 'over' }

/** Reads what a link is about. Nothing changes by reading: mail scanners open links (rule 5). */
export async function readSeriesLink(ctx: Context, secret: string): Promise<SeriesLinkState> {
  const asking = await askingByHash(ctx.db, hashOf(secret))
  return asking ? stateOfAsking(ctx, asking) : { state: 'over' }
}

/** The same for whoever holds the paper of the asking. */
export async function stateOfAsking({ db, now }: Context, asking: SeriesAskingRow): Promise<SeriesLinkState> {
  const facts = await seriesLinkFacts(db, asking)
  const states = facts.sessions.map(({ state }) => state)
  if (states.includes('open') && asking.expiresAt > now) return { state: 'open', facts }
  const { sessions } = facts
  if (states.some((state) => state !== 'open' && state !== 'withdrawn' && state !== 'over'))
    return { state: 'answered', sessions }
  return states.includes('withdrawn') && !states.includes('open') ? { state: 'withdrawn', sessions } : { state: 'over' }
}

/**
 * The supporter answers on the plain page. The link is its proof and its idempotency key: every session keeps the answer
 * it got first (its match is held), so pressing again, even at the same moment, changes nothing. Sessions that were not
 * chosen stay open behind the same link until it ends.
 */
export async function answerSeriesByLink(base: Context, secret: string, fields: Fields): Promise<void> {
  const asking = await askingByHash(base.db, hashOf(secret))
  if (!asking || asking.expiresAt <= base.now) throw new Refusal('link-spent')
  const bearer = withActor(base, { role: 'supporter', organizationId: asking.supporterId }, 'link')
  await answerAsking({ ...bearer, idempotency: null, ifMatch: null }, asking, fields)
}

/** The same on the page of a paper, whose organization speaks. */
export async function answerAsking(ctx: Context, asking: SeriesAskingRow, fields: Fields): Promise<void> {
  if (asking.expiresAt <= ctx.now) throw new Refusal('link-spent')
  if (fields.answer === 'talk') return talk(ctx, asking, fields)
  const { sessions } = await seriesLinkFacts(ctx.db, asking)
  const open = sessions.filter(({ state }) => state === 'open')
  if (open.length === 0) return
  const answers = answersIn(fields, open)
  const reason = declineReasons.find((one) => one === fields.reason) ?? 'day'
  await transact(
    ctx,
    async (tx) => {
      await answerSessions(tx, ctx, {
        seriesId: asking.seriesId,
        supporterId: asking.supporterId,
        by: 'supporter',
        answers,
        reason,
        note: (fields.note ?? '').trim().slice(0, 500),
        evenIfClosed: true,
      })
    },
    { silent: true },
  )
}

/** 相談したい goes into the thread of the first session that still waits, and leaves the link open. */
async function talk(ctx: Context, asking: SeriesAskingRow, fields: Fields): Promise<void> {
  const read = talkInput.safeParse({ body: fields.body ?? '' })
  if (!read.success) throw new Refusal('invalid-input', read.error.issues[0]?.message)
  const { sessions } = await seriesLinkFacts(ctx.db, asking)
  const first = sessions.findIndex(({ state }) => state === 'open')
  const matchId = (await matchesOfAsking(ctx.db, asking.id))[Math.max(0, first)]
  if (!matchId) throw new Refusal('link-spent')
  await transact(ctx, (tx) => answerFor(tx, ctx, { matchId, side: 'supporter' }, { answer: 'talk', ...read.data }), {
    silent: true,
  })
}
