import { jstDay, type MatchId, type OrganizationId, type RequestId } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { matchLifecycle } from '@app/shared/matches'
import { standingOfSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { record } from '../platform/outbox.ts'
import { dropAgreedHeads, lockRequest } from '../requests/index.ts'
import { matchesOfDeparted } from './departed.queries.ts'
import { departureOf, momentInJapan } from './departing.rules.ts'
import { lockMatch, saveMatch } from './matches.store.ts'
import { freeHeads, settleRequest } from './settle-request.ts'

/**
 * A supporter's registration ended or rests: its proposals end, and what was agreed is called off when it is gone; heads
 * are free again, the request may open again, the other side hears at once. It runs after the registration has moved,
 * when nothing new can begin any more, each match in a transaction of its own (docs/decisions/0005).
 */
export async function endMatchesOfDeparted(ctx: Context, one: OrganizationId | null = null): Promise<number> {
  const left = await matchesOfDeparted(ctx.db, jstDay(ctx.now), one)
  return eachInTurn(ctx, left, (tx, { id, requestId }) => endMatchOfDeparted(tx, ctx, id, requestId))
}

/** Ends one match, unless it was answered or its supporter came back in the meantime. */
async function endMatchOfDeparted(tx: Tx, ctx: Context, id: MatchId, requestId: RequestId): Promise<boolean> {
  await lockRequest(tx, requestId)
  const match = await lockMatch(tx, id)
  const departure = departureOf(match, await standingOfSupporter(tx, match.supporterId), momentInJapan(ctx.now))
  if (!departure) return false
  const { act, by, reason } = departure
  const status = advance(matchLifecycle, match.status, act, 'system')
  if (act === 'cancel') await dropAgreedHeads(tx, requestId, match.heads!)
  else await freeHeads(tx, match)
  await saveMatch(tx, id, { status, endReason: reason, endedAt: ctx.now })
  await record(tx, ctx, { type: act === 'cancel' ? 'match.cancelled' : 'match.withdrawn', matchId: id, by })
  if (act === 'cancel') await settleRequest(tx, ctx, requestId)
  return true
}
