import type { ActivityId, MatchId, OrganizationId, StoryAskId } from '@app/shared'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../../platform/context.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { hashOf, signedSecret } from '../../platform/secrets.ts'
import type { ActivityRow } from '../activities.store.ts'
import { storyAsksTable as asks } from './story-asks.table.ts'
import { answerDays, linkDays } from './story-sides.rules.ts'

export type StoryAskRow = typeof asks.$inferSelect
const day = 86_400_000

/** Asks one side about this edition; the link's secret is rebuilt from the row's id and rests nowhere. */
export async function insertAsk(tx: Tx, ctx: Context, story: ActivityRow, matchId: MatchId | null): Promise<void> {
  const id = newId<StoryAskId>()
  const after = (days: number) => new Date(ctx.now.getTime() + days * day)
  await tx.insert(asks).values({
    ...{ id, activityId: story.id, matchId, edition: story.edition },
    secretHash: hashOf(signedSecret(ctx, 'story', id)),
    ...{ askedAt: ctx.now, answerBy: after(answerDays), linkEndsAt: after(linkDays) },
  })
}

/** What the sides said about one edition. */
export const asksOf = (db: Db | Tx, activityId: ActivityId, edition: number): Promise<StoryAskRow[]> =>
  db
    .select()
    .from(asks)
    .where(and(eq(asks.activityId, activityId), eq(asks.edition, edition)))

export async function askByHash(db: Db | Tx, secretHash: string): Promise<StoryAskRow | null> {
  const [row] = await db.select().from(asks).where(eq(asks.secretHash, secretHash))
  return row ?? null
}

export async function saveAsk(tx: Tx, id: StoryAskId, values: Partial<typeof asks.$inferInsert>): Promise<void> {
  await tx.update(asks).set(values).where(eq(asks.id, id))
}

/** Notes that whoever has not answered about this edition was reminded. Answers whether there was somebody. */
export async function markReminded(tx: Tx, activityId: ActivityId, edition: number, now: Date): Promise<boolean> {
  const silent = and(eq(asks.activityId, activityId), eq(asks.edition, edition), isNull(asks.answer))
  const rows = await tx
    .update(asks)
    .set({ remindedAt: now })
    .where(and(silent, isNull(asks.remindedAt)))
    .returning({ id: asks.id })
  return rows.length > 0
}

/** Which ask of the current edition a paper of this organization is about; the paper is a notice of that story. */
export async function askOfPaper(
  db: Db | Tx,
  noticeId: string,
  organizationId: OrganizationId,
): Promise<{ activityId: ActivityId; matchId: MatchId | null } | null> {
  const { rows } = await db.execute<{ activityId: ActivityId; matchId: MatchId | null }>(sql`
    select a.id as "activityId", k.match_id as "matchId"
    from notices n join events e on e.id = n.event_id
    join activities a on a.id = (e.payload ->> 'activityId')::uuid join requests q on q.id = a.request_id
    join story_asks k on k.activity_id = a.id left join matches m on m.id = k.match_id
    where n.id = ${noticeId} and coalesce(m.supporter_id, q.association_id) = ${organizationId}
    order by k.edition desc limit 1`)
  return rows[0] ?? null
}
