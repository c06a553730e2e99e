import { type MatchId, Refusal } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { type Match, matchLifecycle } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { holdMatch } from './hold-match.ts'
import { matchSeen } from './matches.queries.ts'
import { saveMatch } from './matches.store.ts'
import { freeHeads } from './settle-request.ts'

/** Whoever asked, or the centre, takes a proposal back, with a reason. */
export function withdrawMatch(ctx: Context, id: MatchId, reason: string): Promise<Match> {
  return transact(ctx, async (tx) => {
    const { standing, match } = await holdMatch(tx, ctx, id)
    if (standing !== 'coordinator' && standing !== match.startedBy)
      throw new Refusal(
        'not-yours',
        '声をかけた側だけが取り下げられます。お断りするときは「行けません」を選んでください',
      )
    const status = advance(matchLifecycle, match.status, 'withdraw', standing)
    await freeHeads(tx, match)
    await saveMatch(tx, id, { status, endReason: reason, endedAt: ctx.now })
    await record(tx, ctx, { type: 'match.withdrawn', matchId: id, by: standing })
    return matchSeen(tx, ctx.actor, id)
  })
}
