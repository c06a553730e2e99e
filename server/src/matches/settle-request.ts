import type { RequestId } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { matchLifecycle } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { moveRequest, releaseHeads, requestById } from '../requests/index.ts'
import { lockRunningMatches, type MatchRow, saveMatch } from './matches.store.ts'

/** 「足りました。ありがとうございます」 */
const enough = '足りました。ありがとうございます'

/**
 * What follows from the heads agreed: at the minimum the request is staffed, below it (a match fell out) it is open
 * again, at the maximum all other proposals end and those asked are thanked. The request is held.
 */
export async function settleRequest(tx: Tx, ctx: Context, requestId: RequestId): Promise<void> {
  const request = await requestById(tx, requestId)
  const { status, headsAgreed, headsMin, headsMax } = request
  if (status === 'open' && headsAgreed >= headsMin) await moveRequest(tx, ctx, request, 'staff', 'system')
  if (status === 'staffed' && headsAgreed < headsMin) await moveRequest(tx, ctx, request, 'reopen', 'system')
  if (headsAgreed === headsMax) await endProposals(tx, ctx, requestId, { reason: enough, event: 'match.not-needed' })
}

interface Ending {
  reason: string
  event: 'match.not-needed' | 'match.withdrawn'
}

/** Takes back every proposal of a request that is still unanswered or half answered; its heads are free again. */
export async function endProposals(tx: Tx, ctx: Context, requestId: RequestId, ending: Ending): Promise<void> {
  for (const match of await lockRunningMatches(tx, requestId))
    if (match.status === 'proposed') await endProposal(tx, ctx, match, ending)
}

async function endProposal(tx: Tx, ctx: Context, match: MatchRow, { reason, event }: Ending): Promise<void> {
  const status = advance(matchLifecycle, match.status, 'withdraw', 'system')
  await freeHeads(tx, match)
  await saveMatch(tx, match.id, { status, endReason: reason, endedAt: ctx.now })
  await record(tx, ctx, { type: event, matchId: match.id, by: 'system' })
}

/** Heads that a supporter's yes held are free again when its proposal ends. */
export async function freeHeads(tx: Tx, { requestId, supporterAnswer, heads }: MatchRow): Promise<void> {
  if (supporterAnswer === 'yes' && heads) await releaseHeads(tx, requestId, heads)
}
