import { type AccountId, type ActivityId, type MatchId, type NoticeId, Refusal } from '@app/shared'
import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { noticesTable as notices } from './notices.table.ts'

export type NoticeRow = typeof notices.$inferSelect

/** Keeps a notice; null when this recipient was told of this event before. */
export async function insertNotice(tx: Tx, values: Omit<typeof notices.$inferInsert, 'id'>): Promise<NoticeId | null> {
  const id = newId<NoticeId>()
  const kept = await tx
    .insert(notices)
    .values({ id, ...values })
    .onConflictDoNothing()
    .returning({ id: notices.id })
  return kept[0]?.id ?? null
}

/** Holds a notice, so that two who say 「伝えました」 at once do not both count. */
export async function lockNotice(tx: Tx, id: NoticeId): Promise<NoticeRow> {
  const [row] = await tx.select().from(notices).where(eq(notices.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

export const saveNotice = (tx: Tx, id: NoticeId, values: Partial<typeof notices.$inferInsert>) =>
  tx.update(notices).set(values).where(eq(notices.id, id))

/** Whoever has answered need not be called about it: a question waits only while its answer is awaited. */
export const closeAnsweredCalls = (tx: Tx, matchId: MatchId, { at, by }: { at: Date; by: AccountId | null }) =>
  tx
    .update(notices)
    .set({ deliveredAt: at, toldBy: by, heard: 'answered' })
    .where(
      and(
        isNull(notices.deliveredAt),
        ne(notices.channel, 'screen'),
        or(ne(notices.channel, 'mail'), isNotNull(notices.failedAt)),
        sql`${notices.eventId} in (select id from events where payload @> ${JSON.stringify({ matchId })}::jsonb)`,
        sql`exists (select from matches m join requests q on q.id = m.request_id where m.id = ${matchId} and (
          ${notices.asks} = 'come' and (m.status <> 'proposed' or m.supporter_answer <> 'pending')
          or ${notices.asks} = 'accept' and (m.status <> 'proposed' or m.association_answer <> 'pending')
          or ${notices.asks} = 'result' and exists (select from match_results r where r.match_id = m.id
            and ${notices.organizationId} = case r.side when 'supporter' then m.supporter_id else q.association_id end)))`,
      ),
    )

/** A story is asked about until its side has answered, or until it was written anew. */
export const closeStoryCalls = (tx: Tx, activityId: ActivityId, { at, by }: { at: Date; by: AccountId | null }) =>
  tx
    .update(notices)
    .set({ deliveredAt: at, toldBy: by, heard: 'answered' })
    .where(
      and(
        isNull(notices.deliveredAt),
        ne(notices.channel, 'screen'),
        or(ne(notices.channel, 'mail'), isNotNull(notices.failedAt)),
        eq(notices.asks, 'story'),
        sql`${notices.eventId} in (select id from events where payload @> ${JSON.stringify({ activityId })}::jsonb)`,
        sql`not exists (select from activities a join requests q on q.id = a.request_id
          join story_asks k on k.activity_id = a.id and k.edition = a.edition left join matches m on m.id = k.match_id
          where a.id = ${activityId} and a.status in ('asked', 'approved') and k.answer is null
            and ${notices.organizationId} = coalesce(m.supporter_id, q.association_id))`,
      ),
    )

/** The same for what was asked of several sessions at once: it waits while one of them is not answered. */
export const closeAnsweredSeriesCalls = (tx: Tx, matchId: MatchId, { at, by }: { at: Date; by: AccountId | null }) =>
  tx
    .update(notices)
    .set({ deliveredAt: at, toldBy: by, heard: 'answered' })
    .where(
      and(
        isNull(notices.deliveredAt),
        inArray(notices.channel, ['phone', 'fax', 'post', 'line']),
        or(
          inArray(notices.says, ['series.proposed', 'series.answered', 'series.hand-raised']),
          eq(notices.asks, 'sessions'),
        ),
        sql`${notices.eventId} in (select e.id from events e join requests q on q.series_id = (e.payload ->> 'seriesId')::uuid
          join matches m on m.request_id = q.id and m.supporter_id = (e.payload ->> 'organizationId')::uuid
          where e.type in ('series.proposed', 'series.answered', 'series.hand-raised') and m.id = ${matchId}
          union all select e.id from events e join matches f on f.id = (e.payload ->> 'matchId')::uuid
          join requests g on g.id = f.request_id join requests q on q.series_id = g.series_id
          join matches m on m.request_id = q.id and m.supporter_id = f.supporter_id
          where e.type = 'match.answer-reminded' and m.id = ${matchId})`,
        sql`not exists (select from matches own join requests o on o.id = own.request_id
          join requests q on q.series_id = o.series_id
          join matches m on m.request_id = q.id and m.supporter_id = own.supporter_id and m.status = 'proposed'
          where own.id = ${matchId} and case when ${notices.says} = 'series.proposed' or ${notices.asks} = 'sessions'
            then m.supporter_answer = 'pending' else m.supporter_answer = 'yes' and m.association_answer = 'pending' end)`,
      ),
    )
