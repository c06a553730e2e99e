import { type OrganizationId, Refusal, type RequestId, type SavedWishId } from '@app/shared'
import type { RegistrationStatus } from '@app/shared/organizations'
import type { Cadence } from '@app/shared/saved-wishes'
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { matchesTable as matches } from '../matches/matches.table.ts'
import { supportersTable as supporters } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { savedWishesTable as wishes, wishTellingsTable as tellings } from './saved-wishes.table.ts'

/** An opening may be written a moment before it can be seen; looked at twice is told once all the same. */
const overlap = sql`interval '2 minutes'`

/** Up to when openings are told, for each pace. */
export type Untils = Record<Cadence, Date>

const untilOf = (untils: Untils): SQL => sql`case ${wishes.cadence}
  when 'daily' then ${untils.daily.toISOString()}::timestamptz
  when 'weekly' then ${untils.weekly.toISOString()}::timestamptz
  else ${untils['at-once'].toISOString()}::timestamptz end`

/** A published request that opened since the wish was saved and looked through, of which its supporter knows nothing yet. */
const isNews = (until: SQL): SQL => sql`${requests.status} = 'open' and ${requests.published}
  and ${requests.openedAt} >= ${wishes.savedAt} and ${requests.openedAt} > ${wishes.lookedAt} - ${overlap}
  and ${requests.openedAt} <= ${until}
  and not exists (select from ${tellings}
    where ${tellings.organizationId} = ${wishes.organizationId} and ${tellings.requestId} = ${requests.id})
  and not exists (select from ${matches}
    where ${matches.supporterId} = ${wishes.organizationId} and ${matches.requestId} = ${requests.id})`

/** Registered supporters with something new to look through. */
export async function supportersWithNews(db: Db | Tx, untils: Untils): Promise<OrganizationId[]> {
  const rows = await db
    .selectDistinct({ id: wishes.organizationId })
    .from(wishes)
    .innerJoin(supporters, eq(supporters.organizationId, wishes.organizationId))
    .where(
      sql`${supporters.status} = 'registered' and exists (select from ${requests} where ${isNews(untilOf(untils))})`,
    )
    .orderBy(asc(wishes.organizationId))
  return rows.map(({ id }) => id)
}

/** What is new for one supporter: for each of its wishes the requests to look through, the first opened first. */
export const newsOf = (
  db: Db | Tx,
  id: OrganizationId,
  untils: Untils,
): Promise<{ wishId: SavedWishId; requestId: RequestId }[]> =>
  db
    .select({ wishId: wishes.id, requestId: requests.id })
    .from(wishes)
    .innerJoin(supporters, eq(supporters.organizationId, wishes.organizationId))
    .innerJoin(requests, isNews(untilOf(untils)))
    .where(sql`${wishes.organizationId} = ${id} and ${supporters.status} = 'registered'`)
    .orderBy(asc(requests.openedAt), asc(requests.id))

/** The wishes of a supporter, the first saved first. */
export const wishesOf = (db: Db | Tx, id: OrganizationId) =>
  db.select().from(wishes).where(eq(wishes.organizationId, id)).orderBy(asc(wishes.savedAt), asc(wishes.id))

/** How far its registration is; who is no supporter is not there. */
export async function statusOf(db: Db | Tx, id: OrganizationId): Promise<RegistrationStatus> {
  const [row] = await db.select({ status: supporters.status }).from(supporters).where(eq(supporters.organizationId, id))
  if (!row) throw new Refusal('not-found')
  return row.status
}
