import type { MatchId } from '@app/shared'
import type { MatchResult, Message } from '@app/shared/matches'
import { and, asc, eq } from 'drizzle-orm'
import type { Actor, Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { matchMessagesTable as messages, matchResultsTable as results } from './matches.table.ts'
import { matchSeen } from './matches.queries.ts'
import { agesOf } from './result-ages.rules.ts'

type Reader = Pick<Context, 'actor' | 'config'>

/** The thread of a match, for its two sides and the centre, which is always present. */
export async function messagesOf(db: Db | Tx, reader: Reader, id: MatchId): Promise<Message[]> {
  const { associationLabel, supporterName } = await matchSeen(db, reader.actor, id)
  const rows = await db
    .select()
    .from(messages)
    .where(eq(messages.matchId, id))
    .orderBy(asc(messages.sentAt), asc(messages.id))
  const names = { association: associationLabel, supporter: supporterName, coordinator: reader.config.centreName }
  return rows.map(({ id: messageId, fromSide, body, channel, sentAt }) => ({
    id: messageId,
    from: fromSide,
    authorName: names[fromSide],
    body,
    channel,
    sentAt: sentAt.toISOString(),
    mine: fromSide === sideOfReader(reader.actor),
  }))
}

/** What the sides told about the result: each side reads its own, the centre both. */
export async function resultsFor(db: Db | Tx, actor: Actor, id: MatchId): Promise<MatchResult[]> {
  await matchSeen(db, actor, id)
  const side = sideOfReader(actor)
  const own = side === 'coordinator' ? undefined : eq(results.side, side)
  const rows = await db
    .select()
    .from(results)
    .where(and(eq(results.matchId, id), own))
    .orderBy(asc(results.side))
  return rows.map(resultSeen)
}

export const resultSeen = (row: typeof results.$inferSelect): MatchResult => {
  const { side, heads, went, again, comment, minutes, firstTimers, burden, unaided, forStory, channel, at } = row
  return {
    ...{ side, heads, went, again, comment, minutes, firstTimers, burden, unaided, forStory, channel },
    ages: agesOf(row),
    at: at.toISOString(),
  }
}

const sideOfReader = ({ role }: Actor) => (role === 'association' || role === 'supporter' ? role : 'coordinator')
