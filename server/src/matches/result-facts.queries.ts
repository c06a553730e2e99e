import type { MatchId } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'
import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { requestById } from '../requests/index.ts'
import type { MatchSide } from './answers.rules.ts'
import { matchesTable as matches } from './matches.table.ts'
import { resultsOf } from './thread.store.ts'

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
  const [match] = await db.select().from(matches).where(eq(matches.id, id))
  if (!match) return null
  const { title } = await requestById(db, match.requestId)
  const told = (await resultsOf(db, id)).some((result) => result.side === side)
  return { title, status: match.status, onDay: match.onDay, heads: match.heads ?? match.headsAsked, told }
}
