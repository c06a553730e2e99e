import type { OrganizationId, RequestId } from '@app/shared'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { record } from '../platform/outbox.ts'
import { isQuiet, toldUntil } from './cadence.rules.ts'
import { fittingLines, type FittingOf } from './fitting-lines.ts'
import { newsOf, supportersWithNews, type Untils } from './saved-wishes.queries.ts'
import { holdWishes, keepTellings, saveLook } from './saved-wishes.store.ts'
import { wishedRequests } from './wished-requests.ts'

/**
 * Tells supporters of new requests that fit their wishes, at their pace, never at night, and each request once. The
 * worker calls this with the system's context; each supporter is a transaction of its own.
 */
export async function sweepSavedWishes(ctx: Context): Promise<number> {
  if (isQuiet(ctx.now)) return 0
  const untils = untilsOf(ctx.now)
  const due = await supportersWithNews(ctx.db, untils)
  if (due.length === 0) return 0
  const fitting = await fittingLines(ctx.db, ctx.now)
  return eachInTurn(ctx, due, (tx, id) => tellNews(tx, ctx, id, { untils, fitting }))
}

interface Read {
  untils: Untils
  fitting: FittingOf
}

async function tellNews(tx: Tx, ctx: Context, id: OrganizationId, { untils, fitting }: Read): Promise<boolean> {
  const wishes = await holdWishes(tx, id)
  const news = groupedBy(await newsOf(tx, id, untils), ({ wishId }) => wishId)
  const found = new Set<RequestId>()
  for (const wish of wishes) {
    const own = news.get(wish.id) ?? []
    if (own.length === 0) continue
    const wished = await wishedRequests(tx, wish, fitting, ctx.now)
    for (const { requestId } of own) if (wished.has(requestId)) found.add(requestId)
    await saveLook(tx, wish.id, untils[wish.cadence])
  }
  const requestIds = await keepTellings(tx, id, [...found], ctx.now)
  if (requestIds.length > 0) await record(tx, ctx, { type: 'saved-wish.found', organizationId: id, requestIds })
  return requestIds.length > 0
}

const untilsOf = (now: Date): Untils => ({
  'at-once': toldUntil('at-once', now),
  daily: toldUntil('daily', now),
  weekly: toldUntil('weekly', now),
})
