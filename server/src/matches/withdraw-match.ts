import { type MatchId, Refusal } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { type Match, matchLifecycle } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { mayTakeBack, type Standing } from './answers.rules.ts'
import { holdMatch } from './hold-match.ts'
import { matchSeen } from './matches.queries.ts'
import { type MatchRow, saveMatch } from './matches.store.ts'
import { freeHeads } from './settle-request.ts'

/** Whoever asked, or the centre, takes a proposal back, with a reason. */
export function withdrawMatch(ctx: Context, id: MatchId, reason: string): Promise<Match> {
  return transact(ctx, async (tx) => {
    const { standing, match } = await holdMatch(tx, ctx, id)
    await takeBack(tx, ctx, match, { standing, reason })
    return matchSeen(tx, ctx.actor, id)
  })
}

/** The same under the locks of request and match; heads that a yes held are free again. */
export async function takeBack(
  tx: Tx,
  ctx: Context,
  match: MatchRow,
  { standing, reason }: { standing: Standing; reason: string },
): Promise<void> {
  const status = advance(matchLifecycle, match.status, 'withdraw', standing)
  if (!mayTakeBack(match, standing))
    throw new Refusal('not-yours', '声をかけた側だけが取り下げられます。お断りするときは「行けません」を選んでください')
  await freeHeads(tx, match)
  await saveMatch(tx, match.id, { status, endReason: reason, endedAt: ctx.now })
  await record(tx, ctx, { type: 'match.withdrawn', matchId: match.id, by: standing })
}
