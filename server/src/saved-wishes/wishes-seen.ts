import type { OrganizationId } from '@app/shared'
import type { FittingRequest, SavedWish } from '@app/shared/saved-wishes'
import { sideReaching } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { fittingLines } from './fitting-lines.ts'
import { statusOf, wishesOf } from './saved-wishes.queries.ts'
import type { WishRow } from './saved-wishes.store.ts'
import { wishedRequests } from './wished-requests.ts'

/** 希望の条件 of a supporter, for its own people and the centre, each with what is open today. */
export async function wishesFor({ db, actor, now }: Context, id: OrganizationId): Promise<{ items: SavedWish[] }> {
  sideReaching(actor, id)
  await statusOf(db, id)
  return { items: await seen(db, await wishesOf(db, id), now) }
}

/** One wish, with how many open requests it means today. */
export async function wishSeen(db: Db | Tx, wish: WishRow, now: Date): Promise<SavedWish> {
  const [one] = await seen(db, [wish], now)
  return one!
}

async function seen(db: Db | Tx, wishes: readonly WishRow[], now: Date): Promise<SavedWish[]> {
  const fitting = wishes.some(({ fits }) => fits) ? await fittingLines(db, now) : () => []
  const items: SavedWish[] = []
  for (const wish of wishes) {
    const { id, fits, category, district, q, cadence, savedAt } = wish
    const { size: open } = await wishedRequests(db, wish, fitting, now)
    items.push({ id, fits, category, district, q, cadence, savedAt: savedAt.toISOString(), open })
  }
  return items
}

/** うちに合う依頼, best first. A supporter that is not registered has none. */
export async function fittingFor(
  { db, actor, now }: Context,
  id: OrganizationId,
  perPage: number,
): Promise<{ items: FittingRequest[]; total: number }> {
  sideReaching(actor, id)
  if ((await statusOf(db, id)) !== 'registered') return { items: [], total: 0 }
  const all = (await fittingLines(db, now))(id)
  return { items: all.slice(0, perPage), total: all.length }
}
