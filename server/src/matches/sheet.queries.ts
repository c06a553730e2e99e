import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { matchesTable as matches } from './matches.table.ts'

/** Who else helps with the same request, with heads. */
export const otherHelpers = (db: Db | Tx, { id, requestId }: Pick<typeof matches.$inferSelect, 'id' | 'requestId'>) =>
  db
    .select({ name: organizations.name, heads: sql<number>`coalesce(${matches.heads}, 0)` })
    .from(matches)
    .innerJoin(organizations, eq(organizations.id, matches.supporterId))
    .where(and(eq(matches.requestId, requestId), ne(matches.id, id), inArray(matches.status, ['agreed', 'done'])))
    .orderBy(asc(matches.id))
