import { advance } from '@app/shared/kernel'
import { type DeclineReason, matchLifecycle } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { declineInWords, type MatchSide, type Standing } from './answers.rules.ts'
import { type MatchRow, saveMatch } from './matches.store.ts'
import { freeHeads } from './settle-request.ts'

interface No {
  side: MatchSide
  by: Standing
  reason: DeclineReason
  note: string
}

/** One side says no, with a reason, under the locks of request and match; heads it held are free again. */
export async function sayNo(tx: Tx, ctx: Context, match: MatchRow, { side, by, reason, note }: No): Promise<void> {
  const status = advance(matchLifecycle, match.status, 'decline', by)
  await freeHeads(tx, match)
  const { now } = ctx
  const answered =
    side === 'supporter'
      ? { supporterAnswer: 'no' as const, supporterAnsweredAt: now }
      : { associationAnswer: 'no' as const, associationAnsweredAt: now }
  const ended = { status, declineReason: reason, endReason: declineInWords(reason, note), endedAt: now }
  await saveMatch(tx, match.id, { ...ended, ...answered })
  await record(tx, ctx, { type: 'match.declined', matchId: match.id, by: side })
}
