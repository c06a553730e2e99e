import type { MatchId } from '@app/shared'
import type { Match } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { type MatchSide, sideAnswering } from './answers.rules.ts'
import { holdMatch } from './hold-match.ts'
import { matchSeen } from './matches.queries.ts'
import { sayYes } from './say-yes.ts'

interface Yes {
  heads?: number | undefined
  side?: MatchSide | undefined
  evenIfClosed?: boolean | undefined
}

/** One side says yes, or the centre notes a yes it heard. The second yes agrees the match. */
export function acceptMatch(ctx: Context, id: MatchId, yes: Yes): Promise<Match> {
  return transact(ctx, async (tx) => {
    const { standing, ...held } = await holdMatch(tx, ctx, id)
    const { centreAnswers } = held.request
    const side = sideAnswering(held.match, { standing, named: yes.side, channel: ctx.channel, centreAnswers })
    await sayYes(tx, ctx, held, { side, by: standing, said: yes.heads, evenIfClosed: yes.evenIfClosed })
    return matchSeen(tx, ctx.actor, id)
  })
}
