import type { MatchId, RequestId } from '@app/shared'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { record } from '../platform/outbox.ts'
import { lockRequest } from '../requests/index.ts'
import { lockMatch } from './matches.store.ts'
import { stillToSay, toBeReminded } from './reminders.queries.ts'
import type { ReminderKind } from './reminders.rules.ts'
import { keepReminder } from './reminders.store.ts'

/** What is told when a reminder is due. */
const events = {
  'supporter-answer': 'match.answer-reminded',
  'association-answer': 'match.answer-reminded',
  'day-nears': 'match.day-nears',
  'day-before': 'match.day-before',
  result: 'match.result-asked',
  'result-again': 'match.result-asked-again',
  'this-year': 'match.this-year-asked',
} as const satisfies Record<ReminderKind, string>

/**
 * Says again what waits: an answer before its end, the day on its eve (to whoever is telephoned, on the last working day), the result after it. The worker calls this with
 * the system's context; each match is a transaction of its own, looked at again while held.
 */
export async function remindMatches(ctx: Context): Promise<number> {
  const due = await toBeReminded(ctx.db, ctx.now)
  return eachInTurn(ctx, due, (tx, { id, requestId }) => remind(tx, ctx, id, requestId))
}

async function remind(tx: Tx, ctx: Context, id: MatchId, requestId: RequestId): Promise<boolean> {
  await lockRequest(tx, requestId)
  await lockMatch(tx, id)
  const kinds = await stillToSay(tx, id, ctx.now)
  for (const kind of kinds) {
    await keepReminder(tx, id, kind, ctx.now)
    await record(tx, ctx, { type: events[kind], matchId: id, by: 'system' })
  }
  return kinds.length > 0
}
