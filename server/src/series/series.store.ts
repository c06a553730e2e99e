import {
  type MatchId,
  type NoticeId,
  type OrganizationId,
  Refusal,
  type RequestId,
  type SeriesAskingId,
  type SeriesId,
} from '@app/shared'
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import {
  seriesAskingMatchesTable as tied,
  seriesAskingsTable as askings,
  seriesTable as series,
} from './series.table.ts'

export type SeriesRow = typeof series.$inferSelect
export type SeriesAskingRow = typeof askings.$inferSelect

/** Keeps a new series; its sessions follow in the same transaction. */
export async function insertSeries(tx: Tx, values: Omit<typeof series.$inferInsert, 'id'>): Promise<SeriesId> {
  const id = newId<SeriesId>()
  await tx.insert(series).values({ id, ...values })
  return id
}

export async function seriesById(db: Db | Tx, id: SeriesId): Promise<SeriesRow> {
  const [row] = await db.select().from(series).where(eq(series.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}

/** What the series is called, where its sessions stand together. */
export async function renameSeries(tx: Tx, id: SeriesId, title: string): Promise<void> {
  await tx.update(series).set({ title }).where(eq(series.id, id))
}

/** Keeps an asking and the matches it began. */
export async function insertAsking(
  tx: Tx,
  values: typeof askings.$inferInsert,
  matchIds: readonly MatchId[],
): Promise<void> {
  await tx.insert(askings).values(values)
  await tx.insert(tied).values(matchIds.map((matchId) => ({ askingId: values.id, matchId })))
}

/** Finds an asking by the hash of its secret; nothing else can find it. */
export async function askingByHash(db: Db | Tx, secretHash: string): Promise<SeriesAskingRow | undefined> {
  const [row] = await db.select().from(askings).where(eq(askings.secretHash, secretHash))
  return row
}

/** The asking that a notice tells of: itself, or a reminder about one of its matches. */
export async function askingOfNotice(db: Db | Tx, noticeId: NoticeId): Promise<SeriesAskingRow | undefined> {
  const { rows } = await db.execute<{ id: SeriesAskingId | null }>(sql`
    select coalesce((e.payload ->> 'askingId')::uuid, (select t.asking_id from series_asking_matches t
      where t.match_id = (e.payload ->> 'matchId')::uuid limit 1)) as id
    from notices n join events e on e.id = n.event_id where n.id = ${noticeId}`)
  const id = rows[0]?.id
  const [row] = id ? await db.select().from(askings).where(eq(askings.id, id)) : []
  return row
}

/** The matches of an asking, in the order they were begun. */
export async function matchesOfAsking(db: Db | Tx, id: SeriesAskingId): Promise<MatchId[]> {
  const rows = await db.select().from(tied).where(eq(tied.askingId, id)).orderBy(asc(tied.matchId))
  return rows.map(({ matchId }) => matchId)
}

/** Askings of a supporter about this series that can still be answered by their link. */
export const openAskings = (tx: Tx, seriesId: SeriesId, supporterId: OrganizationId, now: Date) =>
  tx
    .select()
    .from(askings)
    .where(
      and(
        eq(askings.seriesId, seriesId),
        eq(askings.supporterId, supporterId),
        isNull(askings.usedAt),
        gt(askings.expiresAt, now),
      ),
    )

/** Notes that every session of an asking was answered: its link is spent. */
export async function spendAsking(tx: Tx, id: SeriesAskingId, usedAt: Date): Promise<void> {
  await tx.update(askings).set({ usedAt }).where(eq(askings.id, id))
}

/** The first session, which stands for the series where one request is linked to. */
export async function firstSessionOf(tx: Tx, seriesId: SeriesId): Promise<RequestId> {
  const { rows } = await tx.execute<{ id: RequestId }>(
    sql`select id from requests where series_id = ${seriesId} order by series_number limit 1`,
  )
  return rows[0]!.id
}
