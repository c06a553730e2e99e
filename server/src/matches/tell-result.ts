import { jstDay, type MatchId, Refusal, type RequestId } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { matchLifecycle, type MatchResult, type ResultTold } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { moveRequest, requestById } from '../requests/index.ts'
import { sideAnswering } from './answers.rules.ts'
import { holdMatch } from './hold-match.ts'
import { matchesOfRequest, type MatchRow, saveMatch } from './matches.store.ts'
import { endProposals } from './settle-request.ts'
import { columnsOf, refuseOthersQuestions } from './result-ages.rules.ts'
import { insertResult, resultsOf } from './thread.store.ts'
import { resultSeen } from './thread.queries.ts'

export interface Told {
  result: MatchResult
  requestId: RequestId
  /** The request came to its end with this result: when that was. */
  finished: { happenedOn: string } | null
}

/**
 * 30秒の報告: one side tells how it went, on or after the day, or the centre notes it from a call. The first result
 * marks the match as done; the request is done with its last match, and closed when everybody has told.
 */
export async function tellResult(
  tx: Tx,
  ctx: Context,
  id: MatchId,
  { side: named, ages, ...said }: ResultTold,
): Promise<Told> {
  const { standing, request, match } = await holdMatch(tx, ctx, id)
  refuseTooEarly(match, ctx.now)
  const { centreAnswers } = request
  const both = { associationAnswer: 'yes', supporterAnswer: 'yes' } as const
  const side = sideAnswering(both, { standing, named, channel: ctx.channel, centreAnswers })
  refuseOthersQuestions(side, { ...said, ages })
  const { actor, channel, now } = ctx
  const noted = { notedBy: actor.accountId, channel, at: now }
  const row = await insertResult(tx, { matchId: id, side, ...said, ...columnsOf(ages), ...noted })
  await record(tx, ctx, { type: 'match.reported', matchId: id, by: side })

  if (match.status === 'agreed') {
    const status = advance(matchLifecycle, match.status, 'finish', standing)
    await saveMatch(tx, id, { status, endedAt: now })
    await record(tx, ctx, { type: 'match.done', matchId: id, by: standing })
  }
  return { result: resultSeen(row), requestId: match.requestId, finished: await finishRequest(tx, ctx, match) }
}

function refuseTooEarly({ status, onDay }: MatchRow, now: Date): void {
  if (status !== 'agreed' && status !== 'done') throw new Refusal('wrong-moment')
  if (onDay && jstDay(now) < onDay) throw new Refusal('wrong-moment', '報告は、活動の日から入れられます')
}

/** The request is done when every agreed match is; it closes by itself once both sides of each have told. */
async function finishRequest(tx: Tx, ctx: Context, { requestId, onDay }: MatchRow): Promise<Told['finished']> {
  const all = await matchesOfRequest(tx, requestId)
  if (all.some(({ status }) => status === 'agreed')) return null
  const request = await requestById(tx, requestId)
  const isFinished = request.status === 'open' || request.status === 'staffed'
  if (isFinished) {
    await endProposals(tx, ctx, requestId, { reason: '活動が終わりました', event: 'match.withdrawn' })
    await moveRequest(tx, ctx, request, 'finish', 'system')
  }
  const told = await Promise.all(all.filter(({ status }) => status === 'done').map(({ id }) => resultsOf(tx, id)))
  const everybody = told.every((results) => results.length === 2)
  const now = await requestById(tx, requestId)
  if (everybody && now.status === 'done') await moveRequest(tx, ctx, now, 'close', 'system')
  return isFinished ? { happenedOn: onDay ?? jstDay(ctx.now) } : null
}
