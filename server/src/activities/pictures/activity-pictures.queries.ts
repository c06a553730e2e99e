import { type ActivityPictureId, type MatchId, Refusal } from '@app/shared'
import type { ActivityPicture, PictureToCheck } from '@app/shared/activities'
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { matchesTable as matches } from '../../matches/matches.table.ts'
import { organizationsTable as organizations } from '../../organizations/organizations.table.ts'
import type { Actor } from '../../platform/context.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { requestsTable as requests } from '../../requests/requests.table.ts'
import { activityPicturesTable as pictures } from './activity-pictures.table.ts'

const isStaff = ({ role }: Actor) => role === 'coordinator' || role === 'admin'
/** Stories that show this photograph, in one of these states. */
const shownIn = (states: SQL) => sql<boolean>`exists (select from activities a where a.request_id = ${matches.requestId}
  and a.status in (${states}) and a.pictures @> jsonb_build_array(jsonb_build_object('id', ${pictures.id}::text)))`
const anyState = sql`'draft', 'asked', 'approved', 'published', 'withdrawn'`
const asked = sql`'asked', 'approved', 'published'`

const seen = {
  ...{ id: pictures.id, matchId: pictures.matchId, side: pictures.side, status: pictures.status },
  ...{ caption: pictures.caption, faces: pictures.faces, returnReason: pictures.returnReason },
  ...{ width: pictures.width, height: pictures.height, uploadedAt: pictures.uploadedAt },
  inStory: shownIn(anyState),
}

/** Photographs that wait for a look at their faces, for the centre. */
export async function picturesToCheck(db: Db): Promise<PictureToCheck[]> {
  const isSupporters = sql`${pictures.side} = 'supporter'`
  const rows = await db
    .select({ ...seen, requestTitle: requests.title, handedInBy: organizations.name })
    .from(pictures)
    .innerJoin(matches, eq(matches.id, pictures.matchId))
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .innerJoin(
      organizations,
      sql`${organizations.id} = case when ${isSupporters} then ${matches.supporterId} else ${requests.associationId} end`,
    )
    .where(eq(pictures.status, 'waiting'))
    .orderBy(asc(pictures.uploadedAt), asc(pictures.id))
    .limit(100)
  return rows.map((row) => ({ ...row, uploadedAt: row.uploadedAt.toISOString() }))
}

/** Photographs of a match that the reader stands in: each side its own, the centre all. No bytes. */
export async function activityPicturesOf(db: Db | Tx, actor: Actor, matchId: MatchId): Promise<ActivityPicture[]> {
  const own = isStaff(actor) ? undefined : sql`${pictures.side} = ${actor.role}`
  const rows = await db
    .select(seen)
    .from(pictures)
    .innerJoin(matches, eq(matches.id, pictures.matchId))
    .where(and(eq(pictures.matchId, matchId), own))
    .orderBy(asc(pictures.id))
  return rows.map((row) => ({ ...row, uploadedAt: row.uploadedAt.toISOString() }))
}

/** To which match a photograph belongs. */
export async function matchOfPicture(db: Db | Tx, id: ActivityPictureId): Promise<MatchId> {
  const [row] = await db.select({ matchId: pictures.matchId }).from(pictures).where(eq(pictures.id, id))
  if (!row) throw new Refusal('not-found')
  return row.matchId
}

/** Bytes with what has to be said about them. */
export interface StoredPicture {
  content: Buffer
  mediaType: string
  sha256: string
}
const file = { content: pictures.content, mediaType: pictures.mediaType, sha256: pictures.sha256 }

/** A photograph for its own side and the centre, and for the sides of a story that shows it. */
export async function pictureLookedAt(db: Db, actor: Actor, id: ActivityPictureId): Promise<StoredPicture> {
  const mine = sql`(${requests.associationId} = ${actor.organizationId} and ${actor.role} = 'association'
    or ${matches.supporterId} = ${actor.organizationId} and ${actor.role} = 'supporter')`
  const helped = sql`(${requests.associationId} = ${actor.organizationId} or exists (select from matches o
    where o.request_id = ${requests.id} and o.status = 'done' and o.supporter_id = ${actor.organizationId}))`
  const may = sql`(${pictures.side} = ${actor.role} and ${mine} or ${helped} and ${shownIn(asked)})`
  return one(db, and(eq(pictures.id, id), isStaff(actor) ? undefined : may))
}

/** A photograph for whoever holds the one-tap link of a story that shows it. */
export const pictureOfStory = (db: Db, activityId: string, id: string): Promise<StoredPicture> =>
  one(
    db,
    sql`${pictures.id} = ${id} and ${pictures.status} = 'shown' and exists (select from activities a where a.id = ${activityId}
      and a.pictures @> jsonb_build_array(jsonb_build_object('id', ${pictures.id}::text)))`,
  )

/** A photograph of a published story. All else is not there. */
export const publicActivityPicture = (db: Db, id: ActivityPictureId): Promise<StoredPicture> =>
  one(db, and(eq(pictures.id, id), eq(pictures.status, 'shown'), shownIn(sql`'published'`)))

async function one(db: Db, which: SQL | undefined): Promise<StoredPicture> {
  const [found] = await db
    .select(file)
    .from(pictures)
    .innerJoin(matches, eq(matches.id, pictures.matchId))
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .where(which)
  if (!found) throw new Refusal('not-found')
  return found
}
