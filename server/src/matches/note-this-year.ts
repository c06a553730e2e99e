import { type MatchId, Refusal } from '@app/shared'
import type { Message } from '@app/shared/matches'
import { type heardOver, type ThisYearAnswer, thisYearAnswers } from '@app/shared/matches/this-year'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { holdMatch } from './hold-match.ts'
import { wasAskedAgain } from './reminders.store.ts'
import { writeMessage } from './send-message.ts'

/**
 * 今年も行けそうですか, answered over the telephone or on a paper: the centre writes it into the thread for the supporter,
 * with where it heard it. It counts as if the supporter had pressed it.
 */
export function noteThisYear(
  ctx: Context,
  id: MatchId,
  { answer, channel }: { answer: ThisYearAnswer; channel: (typeof heardOver)[number] },
): Promise<Message> {
  return transact(ctx, async (tx) => {
    const { request, match } = await holdMatch(tx, ctx, id)
    if (match.status !== 'done' || !(await wasAskedAgain(tx, id)))
      throw new Refusal('wrong-moment', '「今年も行けそうですか」は、まだ聞いていません')
    const heard = { ...ctx, channel, onBehalfOf: match.supporterId }
    return writeMessage(tx, heard, { request, match }, 'supporter', thisYearAnswers[answer])
  })
}
