import type { RequestId } from '@app/shared'
import type { Turns } from '@app/shared/matches'
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { matchesTable as matches } from './matches.table.ts'
import { askingTurnsTable as turns } from './turns.table.ts'

/** Who comes next about a request, until when those before may answer, and who was passed over. */
export async function turnsOf(db: Db | Tx, requestId: RequestId): Promise<Turns> {
  const rows = await db
    .select({ turn: turns, name: organizations.name })
    .from(turns)
    .innerJoin(organizations, eq(organizations.id, turns.supporterId))
    .where(and(eq(turns.requestId, requestId), isNull(turns.matchId)))
    .orderBy(asc(turns.position))
  const waiting = rows.filter(({ turn }) => turn.passedAt === null)
  const [silent] = await db
    .select({ answerBy: matches.answerBy })
    .from(matches)
    .where(
      and(eq(matches.requestId, requestId), eq(matches.status, 'proposed'), eq(matches.supporterAnswer, 'pending')),
    )
    .orderBy(desc(matches.answerBy))
    .limit(1)
  return {
    waiting: waiting.map(({ turn: { id, supporterId }, name }) => ({ id, supporterId, name })),
    atOnce: waiting[0]?.turn.atOnce ?? 1,
    after: silent?.answerBy.toISOString() ?? null,
    passed: rows.flatMap(({ turn: { id, passedWhy }, name }) => (passedWhy ? [{ id, name, why: passedWhy }] : [])),
  }
}
