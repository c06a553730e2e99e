import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { type RequestRow, saveRequest } from './requests.store.ts'

/** 決行: keeps that this day takes place and tells it. The caller holds the request. */
export async function goAhead(tx: Tx, ctx: Context, { id }: Pick<RequestRow, 'id'>, day: string): Promise<void> {
  await saveRequest(tx, id, { goesAheadOn: day }, ctx.now)
  await record(tx, ctx, { type: 'request.goes-ahead', requestId: id })
}
