import { type MatchId, Refusal, type RosterNameId } from '@app/shared'
import type { RosterNameInput } from '@app/shared/rosters'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { refusingOn } from '../platform/constraints.ts'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { hashOf, signedSecret } from '../platform/secrets.ts'
import { rosterLinksTable as links, rosterNamesTable as names } from './rosters.table.ts'

export type RosterNameRow = typeof names.$inferSelect
export type RosterLinkRow = typeof links.$inferSelect

/** The secret of a link, rebuilt from its id: only the hash rests. */
export const secretOf = (ctx: Pick<Context, 'config'>, { id }: Pick<RosterLinkRow, 'id'>): string =>
  signedSecret(ctx, 'roster', id)

/** Opens a link. The one before must be closed; the database knows one open link per match. */
export async function insertLink(tx: Tx, ctx: Context, matchId: MatchId): Promise<void> {
  const id = newId()
  const secretHash = hashOf(secretOf(ctx, { id }))
  await tx.insert(links).values({ id, matchId, secretHash, openedAt: ctx.now, openedBy: ctx.actor.accountId })
}

/** Whoever has the open link of a match finds it closed from now on. */
export async function closeLink(tx: Tx, matchId: MatchId, now: Date): Promise<void> {
  await tx
    .update(links)
    .set({ closedAt: now })
    .where(and(eq(links.matchId, matchId), isNull(links.closedAt)))
}

export async function openLinkOf(db: Db | Tx, matchId: MatchId): Promise<RosterLinkRow | null> {
  const [row] = await db
    .select()
    .from(links)
    .where(and(eq(links.matchId, matchId), isNull(links.closedAt)))
  return row ?? null
}

/** Finds an open link by the hash of its secret; nothing else can find it. */
export async function openLinkByHash(db: Db | Tx, secretHash: string): Promise<RosterLinkRow | null> {
  const [row] = await db
    .select()
    .from(links)
    .where(and(eq(links.secretHash, secretHash), isNull(links.closedAt)))
  return row ?? null
}

/** Puts a name on the list, by whose hand. The match is held, so that the count is true; the database refuses one too many. */
export async function insertName(
  tx: Tx,
  { now, actor, channel }: Context,
  matchId: MatchId,
  person: RosterNameInput & { secretHash?: string },
): Promise<void> {
  const hand = { channel, enteredBy: actor.accountId, enteredAt: now, updatedAt: now }
  const insert = tx.insert(names).values({ id: newId<RosterNameId>(), matchId, ...tidy(person), ...hand })
  await refusingOn('no_more_names_than_heads', 'heads-full', insert)
}

/** Only a minor needs the consent of a guardian; of others it is not kept. */
const tidy = <T extends RosterNameInput>(person: T): T => ({
  ...person,
  guardianAgreed: person.isMinor && person.guardianAgreed,
  remark: person.remark || null,
})

/** A name of this match. */
export async function nameOf(tx: Tx, matchId: MatchId, id: RosterNameId): Promise<RosterNameRow> {
  const [row] = await tx
    .select()
    .from(names)
    .where(and(eq(names.id, id), eq(names.matchId, matchId)))
  if (!row) throw new Refusal('not-found')
  return row
}

export async function saveName(tx: Tx, id: RosterNameId, person: RosterNameInput, now: Date): Promise<void> {
  await tx
    .update(names)
    .set({ ...tidy(person), updatedAt: now })
    .where(eq(names.id, id))
}

export async function deleteName(tx: Tx, id: RosterNameId): Promise<void> {
  await tx.delete(names).where(eq(names.id, id))
}

/** Names that a browser may still change: it holds what they were put in with. */
export const namesBySecrets = (db: Db | Tx, matchId: MatchId, hashes: string[]): Promise<RosterNameRow[]> =>
  db
    .select()
    .from(names)
    .where(and(eq(names.matchId, matchId), inArray(names.secretHash, hashes)))
    .orderBy(names.id)

/**
 * Forgets the names and links of activities on or before a day, and of matches that fell out. Where no day was ever set,
 * a name counts from the day on which it was last written.
 */
export async function deleteRostersUntil(tx: Tx, lastDay: string): Promise<number> {
  const isOver = sql`(m.status not in ('agreed', 'done') or m.on_day <= ${lastDay}::date)`
  const { rowCount } = await tx.execute(sql`delete from roster_names n using matches m
    where m.id = n.match_id and (${isOver}
      or m.on_day is null and (n.updated_at at time zone 'Asia/Tokyo')::date <= ${lastDay}::date)`)
  await tx.execute(sql`delete from roster_links l using matches m where m.id = l.match_id and ${isOver}`)
  return rowCount ?? 0
}
