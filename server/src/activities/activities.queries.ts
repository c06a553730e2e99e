import { type ActivityId, type OrganizationId, type Page, Refusal } from '@app/shared'
import type { Activity } from '@app/shared/activities'
import { and, desc, eq, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { activitiesTable as activities } from './activities.table.ts'

interface Asked {
  after?: string | undefined
  perPage: number
  supporter?: OrganizationId | undefined
  district?: number | undefined
  unpublished?: boolean | undefined
}

/** Published activities, the newest first; the centre may also ask for those that wait for their story. */
export async function activitiesFor(
  db: Db | Tx,
  actor: Actor,
  { after, perPage, supporter, district, unpublished }: Asked,
): Promise<Page<Activity>> {
  if (unpublished && !isCentre(actor)) throw new Refusal('not-yours')
  const helped = sql`exists (select from matches m where m.request_id = ${activities.requestId} and m.status = 'done' and m.supporter_id = ${supporter})`
  const seen = and(
    unpublished ? isNull(activities.publishedAt) : isNotNull(activities.publishedAt),
    supporter ? helped : undefined,
    district ? sql`${requests.districtId} = ${district}` : undefined,
  )
  const items = await activitiesWhere(db, actor, and(seen, after ? beyond(after) : undefined), perPage + 1)
  const [{ total } = { total: 0 }] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(activities)
    .innerJoin(requests, eq(requests.id, activities.requestId))
    .where(seen)
  const page = items.slice(0, perPage)
  const next = items.length > perPage ? (page.at(-1)?.id ?? null) : null
  return { items: page, next, total: Math.min(total, 1000), totalIsCapped: total > 1000 }
}

/** One activity; before it is published, for the centre alone. */
export async function activitySeen(db: Db | Tx, actor: Actor, id: ActivityId): Promise<Activity> {
  const seen = isCentre(actor) ? undefined : isNotNull(activities.publishedAt)
  const [row] = await activitiesWhere(db, actor, and(eq(activities.id, id), seen), 1)
  if (!row) throw new Refusal('not-found')
  return row
}

/** Ids are UUIDv7: they lie in the order of their making. */
function beyond(after: string): SQL {
  if (!/^[0-9a-f-]{36}$/.test(after)) throw new Refusal('invalid-input')
  return lt(activities.id, after as ActivityId)
}

const isCentre = ({ role }: Actor) => role === 'coordinator' || role === 'admin'

async function activitiesWhere(db: Db | Tx, actor: Actor, where: SQL | undefined, most: number): Promise<Activity[]> {
  const rows = await db
    .select({
      activity: activities,
      itemId: requests.itemId,
      districtId: requests.districtId,
      associationId: requests.associationId,
      showName: requests.showName,
      associationName: organizations.name,
      districtName: districts.name,
      supporters: sql<Activity['supporters']>`coalesce((
        select json_agg(json_build_object('id', s.id, 'name', s.name, 'heads', coalesce(r.heads, m.heads, 0)) order by m.id)
        from matches m join organizations s on s.id = m.supporter_id
        left join match_results r on r.match_id = m.id and r.side = 'association'
        where m.request_id = ${requests.id} and m.status = 'done'), '[]'::json)`,
    })
    .from(activities)
    .innerJoin(requests, eq(requests.id, activities.requestId))
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .where(where)
    .orderBy(desc(activities.id))
    .limit(most)
  return rows.map(
    ({ activity, supporters, itemId, districtId, associationId, showName, associationName, districtName }) => {
      const seesName = showName || isCentre(actor) || actor.organizationId === associationId
      const { id, requestId, title, story, happenedOn, publishedAt, version } = activity
      return {
        id,
        requestId,
        title,
        story,
        happenedOn,
        itemId,
        districtId,
        associationLabel: seesName ? associationName : `${districtName}地区の自治会`,
        supporters,
        heads: supporters.reduce((sum, { heads }) => sum + heads, 0),
        publishedAt: publishedAt?.toISOString() ?? null,
        version,
      }
    },
  )
}
