import type { OrganizationId } from '@app/shared'
import type { FittingRequest } from '@app/shared/saved-wishes'
import { fittingRequests } from '../matches/index.ts'
import { nobody } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsFor } from '../requests/index.ts'

/** Open requests that are read at most; a city has a tenth of it. */
export const readAtMost = 500

/** Tells of a supporter which open requests fit it, best first. Of a series the session that fits best stands for all. */
export type FittingOf = (id: OrganizationId) => FittingRequest[]

/** Reads once, and then tells of any supporter what fits it, as everybody may read it. */
export async function fittingLines(db: Db | Tx, now: Date): Promise<FittingOf> {
  const fitting = await fittingRequests(db, now)
  const { items } = await requestsFor(db, nobody, { scope: 'open', eachSession: true, perPage: readAtMost }, now)
  const lines = new Map(items.map((line) => [line.id, line]))
  return (id) => {
    const series = new Set<string>()
    return fitting(id).flatMap(({ requestId, reasons }) => {
      const request = lines.get(requestId)
      if (!request || (request.series && series.has(request.series.id))) return []
      if (request.series) series.add(request.series.id)
      return [{ request, reasons }]
    })
  }
}
