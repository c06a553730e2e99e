import { Refusal, type RequestId } from '@app/shared'
import { isStaff, sideOf } from '@app/shared/accounts/role'
import { dayForRain, type RainDecision, type RequestPage } from '@app/shared/requests'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { daysOf, goAhead, lockRequest, moveRequest, requestSeen } from '../requests/index.ts'
import { endMatchesOf } from './end-request.ts'
import { lockRunningMatches } from './matches.store.ts'
import { moveToReserve } from './move-to-reserve.ts'
import { reasonOf } from './rain-words.rules.ts'

/**
 * 雨のときの判断, in one press: it goes ahead, is called off, or is put off. Decided while the request and its matches are
 * held, so whoever cancels in the same moment is either told or was heard before. Everybody who agreed hears it. Put off
 * to a named 予備日, it is open again for that day, and whoever had agreed and is free is asked anew.
 */
export function decideRain(ctx: Context, id: RequestId, decision: RainDecision): Promise<RequestPage> {
  return transact(ctx, async (tx) => {
    const { role, organizationId } = ctx.actor
    if (role === 'system' || role === 'nobody') throw new Refusal('not-found')
    const request = await lockRequest(tx, id)
    if (!isStaff(role) && request.associationId !== organizationId) throw new Refusal('not-found')
    requireVersion(ctx, request.version)

    const matches = await lockRunningMatches(tx, id)
    const agreedOn = matches.flatMap(({ status, onDay, fromTime }) =>
      status === 'agreed' && onDay ? [{ day: onDay, from: fromTime }] : [],
    )
    const about = dayForRain({ ...request, days: await daysOf(tx, id), agreedOn }, ctx.now)
    if (!about) throw new Refusal('wrong-moment', '前の日と当日の、始まる前だけ決められます')

    if (decision === 'goes-ahead') {
      if (request.goesAheadOn === about.day) throw new Refusal('wrong-moment', '決行は、もう知らせてあります')
      await goAhead(tx, ctx, request, about.day)
    } else if (decision === 'postpone' && about.reserve) {
      await moveToReserve(tx, ctx, { side: sideOf(role), request, matches }, { ...about, reserve: about.reserve })
    } else {
      const reason = reasonOf(decision, about)
      await moveRequest(tx, ctx, request, decision, sideOf(role), reason, decision === 'cancel' ? 'rain' : null)
      await endMatchesOf(tx, ctx, id, reason, about.day)
    }
    return requestSeen(tx, ctx.actor, id)
  })
}
