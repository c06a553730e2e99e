import { Refusal, type RequestId } from '@app/shared'
import type { Turns } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { holidayOf } from '../platform/japanese.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { lockRequest, type RequestRow } from '../requests/index.ts'
import { beginMatch, makeAnswerLink, refuseUnlessOpen, wishFor } from './begin-match.ts'
import { dayAgainst } from './day-against.ts'
import type { Wish } from './day-choice.rules.ts'
import { matchesOfRequest, type MatchRow } from './matches.store.ts'
import { turnsOf } from './turns.queries.ts'
import { answerByOfTurn, stepOfTurns } from './turns.rules.ts'
import { requestsWithTurns, saveAsked, savePassed, type TurnRow, waitingTurns } from './turns.store.ts'

/** The coordinator does not wait any longer for those who are silent: the next in turn are asked now. */
export function askNext(ctx: Context, requestId: RequestId): Promise<Turns> {
  return transact(ctx, async (tx) => {
    const request = await lockRequest(tx, requestId)
    refuseUnlessOpen(request)
    const turns = await waitingTurns(tx, requestId)
    if (turns.length === 0) throw new Refusal('wrong-moment', '順番を待っている団体はありません')
    await askThese(tx, ctx, request, turns, await matchesOfRequest(tx, requestId))
    return turnsOf(tx, requestId)
  })
}

/** Nobody more is asked in turn. */
export function stopTurns(ctx: Context, requestId: RequestId): Promise<Turns> {
  return transact(ctx, async (tx) => {
    await lockRequest(tx, requestId)
    const turns = await waitingTurns(tx, requestId)
    if (turns.length === 0) throw new Refusal('wrong-moment', '順番を待っている団体はありません')
    await stop(tx, ctx, requestId, turns, 'センターが、順番に声をかけるのをやめました')
    return turnsOf(tx, requestId)
  })
}

/**
 * Asks whoever's turn has come: those before have answered or run out of time, and heads are still missing. The worker
 * calls this with the system's context; each request is a transaction of its own.
 */
export async function sweepTurns(ctx: Context): Promise<number> {
  return eachInTurn(ctx, await requestsWithTurns(ctx.db), (tx, requestId) => takeTurn(tx, ctx, requestId))
}

async function takeTurn(tx: Tx, ctx: Context, requestId: RequestId): Promise<boolean> {
  const request = await lockRequest(tx, requestId)
  const turns = await waitingTurns(tx, requestId)
  const [next] = turns
  if (!next) return false
  const matches = await matchesOfRequest(tx, requestId)
  const facts = { ...request, isSomebodySilent: matches.some(isSilent), day: next.onDay }
  const step = stepOfTurns(facts, ctx.now, holidayOf)
  if (step.does === 'stop') await stop(tx, ctx, requestId, turns, step.why)
  if (step.does === 'ask') await askThese(tx, ctx, request, turns, matches)
  return step.does !== 'wait'
}

const isSilent = ({ status, supporterAnswer }: MatchRow): boolean =>
  status === 'proposed' && supporterAnswer === 'pending'

async function stop(tx: Tx, ctx: Context, requestId: RequestId, turns: readonly TurnRow[], why: string) {
  const ids = turns.map(({ id }) => id)
  await savePassed(tx, ids, ctx.now, why)
  await record(tx, ctx, { type: 'request.turns-stopped', requestId })
}

/** Asks as many as belong together; who cannot be asked is passed over, with the reason. */
async function askThese(tx: Tx, ctx: Context, request: RequestRow, turns: readonly TurnRow[], matches: MatchRow[]) {
  const wish = await wishOfTurn(tx, ctx, request, turns[0]!, matches)
  if (wish === 'none') return stop(tx, ctx, request.id, turns, '希望日が過ぎました')
  let left = turns[0]!.atOnce
  for (const turn of turns) {
    if (left === 0) return
    const why = await whyNot(tx, turn, wish, matches)
    const match = why ? null : await begin(tx, ctx, request, turn, wish)
    if (match === null) await savePassed(tx, [turn.id], ctx.now, why ?? '登録がお休みか、終わっています')
    else left -= 1
  }
  if (left === turns[0]!.atOnce) await record(tx, ctx, { type: 'request.turns-stopped', requestId: request.id })
}

/** The day others agreed on counts before the one that was chosen. */
async function wishOfTurn(tx: Tx, ctx: Context, request: RequestRow, { onDay }: TurnRow, matches: MatchRow[]) {
  const isAgreed = matches.some(({ status, onDay: day }) => status === 'agreed' && day)
  try {
    return await wishFor(tx, ctx, request, isAgreed ? undefined : (onDay ?? undefined))
  } catch (error) {
    if (error instanceof Refusal) return 'none'
    throw error
  }
}

async function whyNot(tx: Tx, { supporterId }: TurnRow, wish: Wish | null, matches: MatchRow[]) {
  const known = matches.find((match) => match.supporterId === supporterId && match.status !== 'withdrawn')
  if (known) return 'この依頼で、すでに話をしています'
  return wish ? dayAgainst(tx, supporterId, wish.day) : null
}

/** Null: it is not registered any more. */
async function begin(tx: Tx, ctx: Context, request: RequestRow, turn: TurnRow, wish: Wish | null) {
  const { supporterId, message, workingDays, headsAsked } = turn
  const free = request.headsMax - request.headsAgreed
  const answerBy = answerByOfTurn(ctx.now, workingDays, wish?.day ?? null, holidayOf)
  const asked = { startedBy: 'coordinator', headsAsked: Math.min(headsAsked, free), message, answerBy, wish } as const
  try {
    const match = await beginMatch(tx, ctx, request, { supporterId, ...asked })
    await makeAnswerLink(tx, ctx, match)
    await saveAsked(tx, turn.id, match.id)
    await record(tx, ctx, { type: 'match.proposed', matchId: match.id, by: 'coordinator' })
    return match
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-registered') return null
    throw error
  }
}
