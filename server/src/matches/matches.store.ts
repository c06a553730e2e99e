import { type MatchId, type OrganizationId, Refusal, type RequestId } from '@app/shared'
import { and, asc, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import { standInLineOf } from '../organizations/index.ts'
import { refusingOn } from '../platform/constraints.ts'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { matchesTable as matches } from './matches.table.ts'

export type MatchRow = typeof matches.$inferSelect

/** Begins a match; a supporter is not asked twice about one request while the first asking is open or agreed. */
export async function insertMatch(tx: Tx, values: Omit<typeof matches.$inferInsert, 'id'>): Promise<MatchRow> {
  const insert = tx
    .insert(matches)
    .values({ id: newId<MatchId>(), ...values })
    .returning()
  const [row] = await refusingOn('one_open_match_per_request_and_supporter', 'match-already-open', insert)
  return row!
}

export async function matchById(db: Db | Tx, id: MatchId): Promise<MatchRow> {
  const [row] = await db.select().from(matches).where(eq(matches.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}

/** Holds the match. Its request is held first, always (docs/decisions/0002-lock-order.md). */
export async function lockMatch(tx: Tx, id: MatchId): Promise<MatchRow> {
  const [row] = await tx.select().from(matches).where(eq(matches.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

export async function saveMatch(tx: Tx, id: MatchId, values: Partial<Omit<MatchRow, 'id' | 'version'>>): Promise<void> {
  await tx
    .update(matches)
    .set({ ...values, version: sql`${matches.version} + 1` })
    .where(eq(matches.id, id))
}

export const matchesOfRequest = (db: Db | Tx, requestId: RequestId): Promise<MatchRow[]> =>
  db.select().from(matches).where(eq(matches.requestId, requestId)).orderBy(asc(matches.id))

/** All matches of these supporters, in the order of their ids. */
export const matchesOfSupporters = (tx: Tx, ids: OrganizationId[]): Promise<MatchRow[]> =>
  tx.select().from(matches).where(inArray(matches.supporterId, ids)).orderBy(asc(matches.id))

/** Matches of a request that still run, held in the order of their ids; the request is held already. */
export const lockRunningMatches = (tx: Tx, requestId: RequestId): Promise<MatchRow[]> =>
  tx
    .select()
    .from(matches)
    .where(and(eq(matches.requestId, requestId), inArray(matches.status, ['proposed', 'agreed'])))
    .orderBy(asc(matches.id))
    .for('update')

/**
 * Whether the supporter has agreed to something else that day. Two requests may be answered at once, so everybody who
 * asks this about one supporter stands in one line until the transaction ends; always after request and match.
 */
export async function isBusyOn(
  tx: Tx,
  supporterId: OrganizationId,
  day: string,
  except: MatchId | null,
): Promise<boolean> {
  await standInLineOf(tx, supporterId)
  const [row] = await tx
    .select({ id: matches.id })
    .from(matches)
    .where(
      and(
        eq(matches.supporterId, supporterId),
        eq(matches.onDay, day),
        eq(matches.status, 'agreed'),
        except ? ne(matches.id, except) : undefined,
      ),
    )
    .limit(1)
  return row !== undefined
}

/** Proposals whose time to answer has run out, the oldest first. */
export const overdueProposals = (
  db: Db | Tx,
  now: Date,
  most: number,
): Promise<{ id: MatchId; requestId: RequestId }[]> =>
  db
    .select({ id: matches.id, requestId: matches.requestId })
    .from(matches)
    .where(and(eq(matches.status, 'proposed'), lte(matches.answerBy, now)))
    .orderBy(asc(matches.answerBy))
    .limit(most)
