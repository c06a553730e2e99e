import { jstDay, type OrganizationId, type RequestId } from '@app/shared'
import { dissolutionOf } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { lockRequest, moveRequest } from '../requests/index.ts'
import { requestsOfDissolved, stillRunning } from './dissolved.queries.ts'
import { endMatchesOf } from './end-request.ts'

/**
 * An association was dissolved: what it still asked for is called off with that reason, and whoever was asked or had said
 * yes hears it. Each request in a transaction of its own, after the association has ended (docs/decisions/0005).
 */
export async function endRequestsOfDissolved(ctx: Context, one: OrganizationId | null = null): Promise<number> {
  const left = await requestsOfDissolved(ctx.db, jstDay(ctx.now), one)
  return eachInTurn(ctx, left, (tx, { id }) => endRequestOfDissolved(tx, ctx, id))
}

/** Ends one request, unless it ended or its association was brought back in the meantime. */
async function endRequestOfDissolved(tx: Tx, ctx: Context, id: RequestId): Promise<boolean> {
  const request = await lockRequest(tx, id)
  const why = await dissolutionOf(tx, request.associationId)
  if (why === null || !stillRunning.includes(request.status)) return false
  const reason = `自治会が解散したため（${why}）`
  await moveRequest(tx, ctx, request, 'cancel', 'coordinator', reason, 'other')
  await endMatchesOf(tx, ctx, id, reason)
  return true
}
