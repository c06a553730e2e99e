import { Refusal, type RequestId } from '@app/shared'
import { isStaff, sideOf } from '@app/shared/accounts/role'
import { advance } from '@app/shared/kernel'
import { matchLifecycle } from '@app/shared/matches'
import type { CancelReason, RequestPage } from '@app/shared/requests'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { dropAgreedHeads, lockRequest, moveRequest, requestSeen } from '../requests/index.ts'
import { lockRunningMatches, type MatchRow, saveMatch } from './matches.store.ts'
import { freeHeads } from './settle-request.ts'

type Act = 'cancel' | 'postpone' | 'give-up'

interface Ending {
  reason: string
  kind?: CancelReason
}

/**
 * A request is called off, put off or given up, with a reason. It lives here because it ends the request's matches in
 * the same moment: agreed ones are cancelled, open ones taken back, and everybody who was asked hears why.
 */
export function endRequest(ctx: Context, id: RequestId, act: Act, { reason, kind }: Ending): Promise<RequestPage> {
  return transact(ctx, async (tx) => {
    const { role, organizationId } = ctx.actor
    if (role === 'system' || role === 'nobody') throw new Refusal('not-found')
    const request = await lockRequest(tx, id)
    if (!isStaff(role) && request.associationId !== organizationId) throw new Refusal('not-found')
    requireVersion(ctx, request.version)

    await moveRequest(tx, ctx, request, act, sideOf(role), reason, kind ?? null)
    await endMatchesOf(tx, ctx, id, reason)
    return requestSeen(tx, ctx.actor, id)
  })
}

/** Ends what runs of a request that is held: agreed ones are cancelled, open ones taken back. `rainOn`: the day that rain called off. */
export async function endMatchesOf(
  tx: Tx,
  ctx: Context,
  id: RequestId,
  reason: string,
  rainOn: string | null = null,
): Promise<void> {
  for (const match of await lockRunningMatches(tx, id))
    await endMatch(tx, ctx, match, reason, match.status === 'agreed' && match.onDay !== null && match.onDay === rainOn)
}

async function endMatch(tx: Tx, ctx: Context, match: MatchRow, endReason: string, rainedOff: boolean): Promise<void> {
  const act = match.status === 'agreed' ? 'cancel' : 'withdraw'
  const status = advance(matchLifecycle, match.status, act, 'system')
  if (act === 'cancel') await dropAgreedHeads(tx, match.requestId, match.heads!)
  else await freeHeads(tx, match)
  await saveMatch(tx, match.id, { status, endReason, endedAt: ctx.now, rainedOff })
  await record(tx, ctx, {
    type: act === 'cancel' ? 'match.cancelled' : 'match.withdrawn',
    matchId: match.id,
    by: 'system',
  })
}
