import { type ActivityId, type MatchId, Refusal, type RequestId } from '@app/shared'
import type { Story, StoryLine } from '@app/shared/activities'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../../districts/districts.table.ts'
import { helpItemsTable as items } from '../../help-categories/help-categories.table.ts'
import { matchesTable as matches, matchResultsTable as results } from '../../matches/matches.table.ts'
import { organizationsTable as organizations } from '../../organizations/organizations.table.ts'
import { type Actor, nobody } from '../../platform/context.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { requestsTable as requests } from '../../requests/requests.table.ts'
import { activityAnyhow, picturesOf, wordsOf } from '../activities.queries.ts'
import type { ActivityRow } from '../activities.store.ts'
import { activitiesTable as activities } from '../activities.table.ts'
import { activityPicturesTable as pictures } from '../pictures/activity-pictures.table.ts'
import type { DraftFacts } from './draft.rules.ts'
import { storyAsksTable as asks } from './story-asks.table.ts'
import { handOn, reminderDays, sideName, type StorySide } from './story-sides.rules.ts'

/** The sides of a story: the association first, then each supporter that helped. */
export async function sidesOf(db: Db | Tx, requestId: RequestId): Promise<StorySide[]> {
  const [association] = await db
    .select({ organizationId: organizations.id, name: organizations.name })
    .from(requests)
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .where(eq(requests.id, requestId))
  if (!association) throw new Refusal('not-found')
  const supporters = await db
    .select({ matchId: matches.id, organizationId: organizations.id, name: organizations.name })
    .from(matches)
    .innerJoin(organizations, eq(organizations.id, matches.supporterId))
    .where(and(eq(matches.requestId, requestId), eq(matches.status, 'done')))
    .orderBy(asc(matches.id))
  return [{ matchId: null, ...association }, ...supporters]
}

/** Whether the association shows its name for this request, and what it is. */
export async function nameOf(db: Db | Tx, requestId: RequestId): Promise<{ name: string; showsName: boolean }> {
  const [row] = await db
    .select({ name: organizations.name, showsName: requests.showName })
    .from(requests)
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .where(eq(requests.id, requestId))
  return row!
}

/** A story as it stands, not held. */
export async function activityById(db: Db | Tx, id: ActivityId): Promise<ActivityRow> {
  const [row] = await db.select().from(activities).where(eq(activities.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}

/** 紹介の原稿 and where it stands. Its sides read it once they are asked; before that it is not there for them. */
export async function storySeen(db: Db | Tx, actor: Actor, id: ActivityId): Promise<Story> {
  const row = await activityById(db, id)
  const sides = await sidesOf(db, row.requestId)
  const hand = handOn(sides, actor)
  if (hand !== 'coordinator' && row.status === 'draft') throw new Refusal('not-found')
  // the association stands here as everybody would read it, also for its own people: it is what they say yes to
  const activity = await activityAnyhow(db, nobody, id)
  const isCentre = hand === 'coordinator'
  const nameOfSide = ({ matchId, name }: StorySide) => (matchId || isCentre ? name : activity.associationLabel)
  const said = await db
    .select()
    .from(asks)
    .where(and(eq(asks.activityId, id), eq(asks.edition, row.edition)))
  const { showsName } = await nameOf(db, row.requestId)
  return {
    ...activity,
    ...{ status: row.status, edition: row.edition, isDrafted: row.writtenAt === null, showsName },
    comments: wordsOf(row.comments, activity),
    pictures: await picturesOf(db, row.pictures),
    asks: sides.flatMap((side) => {
      const ask = said.find(({ matchId }) => matchId === side.matchId)
      if (!ask) return []
      const isOwn = !isCentre && hand.matchId === side.matchId
      return {
        ...{ matchId: side.matchId, side: sideName(side), isOwn, answer: ask.answer },
        name: nameOfSide(side),
        wish: isCentre || isOwn ? ask.wish : null,
        answeredAt: ask.answeredAt?.toISOString() ?? null,
        answerBy: ask.answerBy.toISOString(),
        channel: isCentre ? ask.channel : null,
        toldBy: isCentre ? ask.toldBy : null,
      }
    }),
    sides: sides.map((side) => ({
      ...{ matchId: side.matchId, side: sideName(side) },
      name: nameOfSide(side),
    })),
    photographs: isCentre ? await photographsOf(db, sides) : [],
    withdrawnReason: row.withdrawnReason,
  }
}

/** Photographs that a person has looked at, with who handed them in. */
async function photographsOf(db: Db | Tx, sides: readonly StorySide[]): Promise<Story['photographs']> {
  const ids = sides.flatMap(({ matchId }) => (matchId ? [matchId] : []))
  if (ids.length === 0) return []
  const { id, caption, width, height, side, matchId } = pictures
  const rows = await db
    .select({ id, caption, width, height, side, matchId })
    .from(pictures)
    .where(and(inArray(matchId, ids), eq(pictures.status, 'shown')))
    .orderBy(asc(id))
  return rows.map(({ side: from, matchId: of, ...picture }) => ({
    ...picture,
    by: sides.find((one) => one.matchId === (from === 'supporter' ? of : null))?.name ?? '',
  }))
}

/** Stories that wait for the yes of the reader's organization, the oldest first. */
export async function storiesAskedOf(db: Db, { role, organizationId }: Actor): Promise<StoryLine[]> {
  const mine = role === 'association' ? sql`k.match_id is null and q.association_id` : sql`m.supporter_id`
  const { rows } = await db.execute<{ id: ActivityId; title: string; answer_by: string }>(sql`
    select a.id, a.title, k.answer_by from activities a join requests q on q.id = a.request_id
    join story_asks k on k.activity_id = a.id and k.edition = a.edition left join matches m on m.id = k.match_id
    where a.status = 'asked' and k.answer is null and ${mine} = ${organizationId} order by k.asked_at, a.id limit 20`)
  return rows.map(({ id, title, answer_by: by }) => ({ id, title, answerBy: new Date(by).toISOString() }))
}

/** What is known of an activity and may be told in its story. */
export async function draftFacts(tx: Tx, requestId: RequestId, happenedOn: string): Promise<DraftFacts> {
  const [row] = await tx
    .select({ title: requests.title, itemName: items.name, districtName: districts.name })
    .from(requests)
    .innerJoin(items, eq(items.id, requests.itemId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .where(eq(requests.id, requestId))
  const { name, showsName } = await nameOf(tx, requestId)
  const supporters = (await sidesOf(tx, requestId)).filter((side): side is StorySide & { matchId: MatchId } =>
    Boolean(side.matchId),
  )
  const ids = supporters.map(({ matchId }) => matchId)
  const { matchId, side, heads, minutes, firstTimers, burden, unaided, forStory } = results
  const told = ids.length
    ? await tx
        .select({ matchId, side, heads, minutes, firstTimers, burden, unaided, forStory })
        .from(results)
        .where(inArray(results.matchId, ids))
        .orderBy(asc(results.matchId), asc(results.side))
    : []
  const headsOf = (id: MatchId) =>
    (told.find((one) => one.matchId === id && one.side === 'association') ?? told.find((one) => one.matchId === id))
      ?.heads
  return {
    ...{ title: row!.title, itemName: row!.itemName, happenedOn, told },
    associationLabel: showsName ? name : `${row!.districtName}地区の自治会`,
    supporters: supporters.map((one) => ({ matchId: one.matchId, name: one.name, heads: headsOf(one.matchId) ?? 0 })),
  }
}

/** Which of these photographs belong to this request and were looked at. */
export async function readyPictures(tx: Tx, requestId: RequestId): Promise<string[]> {
  const rows = await tx
    .select({ id: pictures.id })
    .from(pictures)
    .innerJoin(matches, eq(matches.id, pictures.matchId))
    .where(and(eq(matches.requestId, requestId), eq(pictures.status, 'shown')))
  return rows.map(({ id }) => id)
}

/** A photograph may have been returned since it was chosen. */
export async function refuseUnlooked(tx: Tx, story: Pick<ActivityRow, 'requestId' | 'pictures'>): Promise<void> {
  const known = story.pictures.length > 0 ? await readyPictures(tx, story.requestId) : []
  if (story.pictures.some(({ id }) => !known.includes(id)))
    throw new Refusal('wrong-moment', '顔の確認が終わっていない写真があります。紹介から外すか、写真を確かめてください')
}

/** Stories whose sides have been silent for some days and were not reminded. */
export async function storiesToRemind(db: Db, now: Date): Promise<ActivityId[]> {
  const { rows } = await db.execute<{ id: ActivityId }>(sql`
    select distinct a.id from activities a join story_asks k on k.activity_id = a.id and k.edition = a.edition
    where a.status = 'asked' and k.answer is null and k.reminded_at is null
      and k.asked_at <= ${now.toISOString()}::timestamptz - make_interval(days => ${reminderDays})`)
  return rows.map(({ id }) => id)
}
