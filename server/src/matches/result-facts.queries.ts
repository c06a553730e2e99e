import type { MatchId } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import type { MatchSide } from './answers.rules.ts'
import { matchesTable as matches, matchResultsTable as results } from './matches.table.ts'

/** What the page of a result needs: what was done when, with how many, and whether this side has told already. */
export interface ResultFacts {
  title: string
  status: MatchStatus
  /** `YYYY-MM-DD`; null while no day was set. */
  onDay: string | null
  heads: number
  told: boolean
}
export async function resultFactsOf(db: Db, id: MatchId, side: MatchSide): Promise<ResultFacts | null> {
  const [row] = await db
    .select({
      title: requests.title,
      status: matches.status,
      onDay: matches.onDay,
      heads: matches.heads,
      asked: matches.headsAsked,
      toldBy: results.side,
    })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .leftJoin(results, and(eq(results.matchId, matches.id), eq(results.side, side)))
    .where(eq(matches.id, id))
  if (!row) return null
  const { title, status, onDay, heads, asked, toldBy } = row
  return { title, status, onDay, heads: heads ?? asked, told: toldBy !== null }
}
