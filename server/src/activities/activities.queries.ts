import { type ActivityId, type MatchId, type OrganizationId, type Page, Refusal } from '@app/shared'
import type { Activity, ActivityShown } from '@app/shared/activities'
import { and, desc, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { activitiesTable as activities, type StoryComment, type StoryPicture } from './activities.table.ts'
import { activityPicturesTable as pictures } from './pictures/activity-pictures.table.ts'

/** A supporter of an activity, with the match by which it helped. */
type Named = Activity['supporters'][number] & { matchId: MatchId }
type ActivityRead = Omit<Activity, 'supporters'> & { supporters: Named[] }

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

/** One activity with its story; before it is published, for the centre alone. */
export async function activitySeen(db: Db | Tx, actor: Actor, id: ActivityId): Promise<ActivityShown> {
  const seen = isCentre(actor) ? undefined : isNotNull(activities.publishedAt)
  const [row] = await db
    .select()
    .from(activities)
    .where(and(eq(activities.id, id), seen))
  if (!row) throw new Refusal('not-found')
  const activity = await activityAnyhow(db, actor, id)
  const comments = wordsOf(row.comments, activity).map(({ by, text }) => ({ by, text }))
  return { ...activity, comments, pictures: await picturesOf(db, row.pictures) }
}

/** An activity whatever its state, for whoever has shown that it may see it. */
export async function activityAnyhow(db: Db | Tx, actor: Actor, id: ActivityId): Promise<ActivityRead> {
  const [activity] = await activitiesWhere(db, actor, eq(activities.id, id), 1)
  if (!activity) throw new Refusal('not-found')
  return activity
}

/** The words of the sides with who says them: the association as its readers know it. */
export function wordsOf(comments: readonly StoryComment[], { associationLabel, supporters }: ActivityRead) {
  return comments.map(({ matchId, text }) => ({
    ...{ matchId, text },
    by: matchId ? (supporters.find((one) => one.matchId === matchId)?.name ?? '') : associationLabel,
  }))
}

/** The photographs of a story in their order. */
export async function picturesOf(db: Db | Tx, chosen: readonly StoryPicture[]): Promise<ActivityShown['pictures']> {
  if (chosen.length === 0) return []
  const ids = chosen.map(({ id }) => id)
  const { id, width, height } = pictures
  const sizes = await db.select({ id, width, height }).from(pictures).where(inArray(pictures.id, ids))
  return chosen.flatMap(({ id: one, caption }) =>
    sizes.filter((size) => size.id === one).map((size) => ({ ...size, caption })),
  )
}

/** Ids are UUIDv7: they lie in the order of their making. */
function beyond(after: string): SQL {
  if (!/^[0-9a-f-]{36}$/.test(after)) throw new Refusal('invalid-input')
  return lt(activities.id, after as ActivityId)
}

const isCentre = ({ role }: Actor) => role === 'coordinator' || role === 'admin'

async function activitiesWhere(
  db: Db | Tx,
  actor: Actor,
  where: SQL | undefined,
  most: number,
): Promise<ActivityRead[]> {
  const rows = await db
    .select({
      activity: activities,
      itemId: requests.itemId,
      districtId: requests.districtId,
      associationId: requests.associationId,
      showName: requests.showName,
      associationName: organizations.name,
      districtName: districts.name,
      supporters: sql<Named[]>`coalesce((
        select json_agg(json_build_object('id', s.id, 'matchId', m.id, 'name', s.name, 'heads', coalesce(r.heads, m.heads, 0)) order by m.id)
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
