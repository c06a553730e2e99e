import type { RequestId } from '@app/shared'
import { nobody } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsFor } from '../requests/index.ts'
import { type FittingOf, readAtMost } from './fitting-lines.ts'
import type { WishRow } from './saved-wishes.store.ts'

type Search = Pick<WishRow, 'organizationId' | 'fits' | 'category' | 'district' | 'q'>

/**
 * The open requests that a wish means: the same search as on the page of open requests, by what everybody may read, and
 * among those, if it says so, the ones that fit the supporter. A series is one of them, unless words find its sessions.
 */
export async function wishedRequests(
  db: Db | Tx,
  { organizationId, fits, category, district, q }: Search,
  fitting: FittingOf,
  now: Date,
): Promise<Set<RequestId>> {
  const fit = fits ? new Set(fitting(organizationId).map(({ request }) => request.id)) : null
  if (fit && !category && !district && !q) return fit
  const search = { category: category ?? undefined, district: district ?? undefined, q: q ?? undefined }
  const page = { scope: 'open', perPage: readAtMost, eachSession: fits } as const
  const { items } = await requestsFor(db, nobody, { ...page, ...search }, now)
  return new Set(items.map(({ id }) => id).filter((id) => !fit || fit.has(id)))
}
