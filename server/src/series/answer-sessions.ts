import { type OrganizationId, Refusal, type RequestId, type SeriesId } from '@app/shared'
import type { DeclineReason } from '@app/shared/matches'
import { type Held, holdMatches, sayNo, sayYes } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { matchesInSeries } from './series-matches.queries.ts'
import { naming } from './series.rules.ts'
import { openAskings, matchesOfAsking, spendAsking } from './series.store.ts'

export interface SessionAnswer {
  requestId: RequestId
  answer: 'yes' | 'no'
  heads?: number | undefined
}

export interface Answered {
  seriesId: SeriesId
  supporterId: OrganizationId
  by: 'supporter' | 'coordinator'
  answers: readonly SessionAnswer[]
  reason: DeclineReason
  note: string
  /** It comes although it has closed one of these days, and read so. */
  evenIfClosed?: boolean | undefined
}

/**
 * A supporter answers session by session, all in one transaction: one that cannot be answered (another activity agreed
 * that day, no room any more) stops all of them and is named. What was answered first stands. Requests and matches are
 * held in the fixed order before the first answer is written.
 */
export async function answerSessions(tx: Tx, ctx: Context, answered: Answered): Promise<number> {
  const { seriesId, supporterId, answers } = answered
  const asked = await matchesInSeries(tx, { seriesId, supporterId })
  const ids = answers.map(({ requestId }) => {
    const found = asked.findLast((one) => one.requestId === requestId)
    if (!found) throw new Refusal('not-found')
    return found.id
  })
  const held = await holdMatches(tx, ids)
  let said = 0
  for (const answer of answers) {
    const one = held.find(({ request }) => request.id === answer.requestId)!
    if (one.match.supporterAnswer !== 'pending') continue
    await say(tx, ctx, one, answer, answered).catch((error: unknown) => naming(one.request.seriesNumber!, error))
    said += 1
  }
  if (said === 0) return 0
  await spendWhatIsAnswered(tx, ctx, answered)
  await record(tx, ctx, { type: 'series.answered', seriesId, organizationId: supporterId })
  return said
}

async function say(tx: Tx, ctx: Context, held: Held, { answer, heads }: SessionAnswer, answered: Answered) {
  const { by, reason, note, evenIfClosed } = answered
  if (held.match.status !== 'proposed') throw new Refusal('wrong-moment', 'このお願いは、もう終わりました')
  if (answer === 'no') return sayNo(tx, ctx, held.match, { side: 'supporter', by, reason, note })
  // heads move with each yes: what is free is read from the request as it stands now
  return sayYes(tx, ctx, held, { side: 'supporter', by, said: heads, evenIfClosed })
}

/** A link behind which no session waits any more is spent. */
export async function spendWhatIsAnswered(
  tx: Tx,
  { now }: Context,
  { seriesId, supporterId }: Pick<Answered, 'seriesId' | 'supporterId'>,
): Promise<void> {
  const asked = await matchesInSeries(tx, { seriesId, supporterId })
  const isOpen = new Set(asked.filter(({ waits }) => waits).map(({ id }) => id))
  for (const { id } of await openAskings(tx, seriesId, supporterId, now))
    if (!(await matchesOfAsking(tx, id)).some((matchId) => isOpen.has(matchId))) await spendAsking(tx, id, now)
}
