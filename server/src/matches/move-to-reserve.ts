import { Refusal, shortDayInWords } from '@app/shared'
import type { Side } from '@app/shared/kernel'
import { isClosedOn } from '../closed-days/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { daysOf, lockRequest, moveRequest, type RequestRow, takeNewDays } from '../requests/index.ts'
import { awaitedUntil } from './answers.rules.ts'
import { beginMatch, makeAnswerLink, wishFor } from './begin-match.ts'
import { endMatchesOf } from './end-request.ts'
import { isBusyOn, type MatchRow } from './matches.store.ts'
import { reasonOf } from './rain-words.rules.ts'
import { sayYes } from './say-yes.ts'

interface Held {
  /** Who decides. */
  side: Side
  request: RequestRow
  matches: readonly MatchRow[]
}

/**
 * 延期 to the 予備日, under the locks of request and matches. A promise was for its day: it ends, contacts close with that day, and the
 * history stays true (agreed never becomes asked again in the lifecycle). The request is put off and opens for the
 * 予備日 and the wishes after it in the same act; whoever had agreed and is free then is asked anew, with the
 * association's yes said already, so that one tap agrees it.
 */
export async function moveToReserve(
  tx: Tx,
  ctx: Context,
  { side, request, matches }: Held,
  { day, reserve }: { day: string; reserve: string },
): Promise<void> {
  const reason = reasonOf('postpone', { day, reserve })
  const came = matches.filter(({ status, onDay }) => status === 'agreed' && onDay === day)
  const ahead = (await daysOf(tx, request.id)).filter((wish) => wish.day >= reserve)
  const status = await moveRequest(tx, ctx, request, 'postpone', side, reason)
  await endMatchesOf(tx, ctx, request.id, reason, day)
  await moveRequest(tx, ctx, { ...request, status }, 'resume', 'system', reason)
  await takeNewDays(tx, ctx, request, ahead)
  for (const match of came) if (await isFree(tx, match, reserve)) await askAnew(tx, ctx, match, { day, reserve })
}

async function isFree(tx: Tx, { supporterId }: MatchRow, day: string): Promise<boolean> {
  return !(await isClosedOn(tx, supporterId, day)) && !(await isBusyOn(tx, supporterId, day, null))
}

async function askAnew(tx: Tx, ctx: Context, before: MatchRow, { day, reserve }: { day: string; reserve: string }) {
  const request = await lockRequest(tx, before.requestId)
  const { supporterId } = before
  const headsAsked = before.heads ?? before.headsAsked
  const message = `雨のため、${shortDayInWords(day)}は行わないことになりました。予備日の${shortDayInWords(reserve)}でも来ていただけますか。`
  const wish = await wishFor(tx, ctx, request, reserve)
  const answerBy = awaitedUntil(ctx.now, reserve)
  const begun = { supporterId, startedBy: 'association', headsAsked, message, answerBy, wish } as const
  const match = await beginMatch(tx, ctx, request, begun).catch(notRegistered)
  if (!match) return
  await makeAnswerLink(tx, ctx, match)
  const by = ctx.actor.role === 'association' ? 'association' : 'coordinator'
  await sayYes(tx, ctx, { request, match }, { side: 'association', by, said: undefined, toldAs: 'match.named' })
}

/** Whose registration has ended meanwhile heard that its promise is over; it is not asked anew. */
function notRegistered(error: unknown): null {
  if (error instanceof Refusal && error.code === 'not-registered') return null
  throw error
}
