import type { MatchId } from '@app/shared'
import type { DeclineReason, Match } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { type MatchSide, sideAnswering } from './answers.rules.ts'
import { holdMatch } from './hold-match.ts'
import { matchSeen } from './matches.queries.ts'
import { sayNo } from './say-no.ts'

interface No {
  reason: DeclineReason
  note: string
  side?: MatchSide | undefined
}

/** One side says no, with a reason, or the centre notes a no it heard. */
export function declineMatch(ctx: Context, id: MatchId, { reason, note, side: named }: No): Promise<Match> {
  return transact(ctx, async (tx) => {
    const { standing, request, match } = await holdMatch(tx, ctx, id)
    const { centreAnswers } = request
    const side = sideAnswering(match, { standing, named, channel: ctx.channel, centreAnswers })
    await sayNo(tx, ctx, match, { side, by: standing, reason, note })
    return matchSeen(tx, ctx.actor, id)
  })
}
