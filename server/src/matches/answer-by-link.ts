import { type MatchId, Refusal } from '@app/shared'
import type { DeclineReason } from '@app/shared/matches'
import { type Context, withActor } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { hashOf } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import { answerFactsOf } from './answer-links.queries.ts'
import { answerLinkByHash, type AnswerLinkRow, saveAnswerLink } from './answer-links.store.ts'
import type { AnswerFacts } from './answer-page.ts'
import type { MatchSide } from './answers.rules.ts'
import { type Held, holdMatch } from './hold-match.ts'
import { matchById, type MatchRow } from './matches.store.ts'
import { sayNo } from './say-no.ts'
import { sayYes } from './say-yes.ts'
import { writeMessage } from './send-message.ts'
import { lastWordOf } from './thread.store.ts'

export type Pressed =
  | { answer: 'yes'; heads: number | undefined; evenIfClosed?: boolean }
  | { answer: 'no'; reason: DeclineReason; note: string }
  | { answer: 'talk'; body: string }

/** How a link stands: it waits for an answer, was answered, or nothing can be answered any more. */
export type LinkState =
  | { state: 'open'; facts: AnswerFacts }
  | { state: 'answered'; answer: string; heads: number | null; status: MatchRow['status'] }
  | { state: 'over' }

/** Reads what a link is about. Nothing changes by reading: mail scanners open links (rule 5). */
export async function readAnswerLink({ db, now }: Context, secret: string): Promise<LinkState> {
  const link = await answerLinkByHash(db, hashOf(secret))
  if (!link) return { state: 'over' }
  return stateOf(link, await matchById(db, link.matchId), now, () => answerFactsOf(db, link.matchId))
}

async function stateOf(
  link: AnswerLinkRow,
  match: MatchRow,
  now: Date,
  facts: () => Promise<AnswerFacts>,
): Promise<LinkState> {
  const { status, heads, supporterAnswer } = match
  if (supporterAnswer !== 'pending') return { state: 'answered', answer: supporterAnswer, heads, status }
  if (status !== 'proposed' || link.expiresAt <= now) return { state: 'over' }
  return { state: 'open', facts: await facts() }
}

/**
 * The supporter presses one of the three buttons. The link is its proof and its idempotency key: pressed again, even at
 * the same moment (the match is held), what was answered first stands. 相談したい writes into the thread and leaves the link open for a later yes or no.
 */
export async function answerByLink(base: Context, secret: string, pressed: Pressed): Promise<{ answer: string }> {
  const found = await answerLinkByHash(base.db, hashOf(secret))
  if (!found) throw new Refusal('link-spent')
  const { supporterId } = await matchById(base.db, found.matchId)
  const bearer = withActor(base, { role: 'supporter', organizationId: supporterId }, 'link')
  const ctx = { ...bearer, idempotency: null, ifMatch: null }
  return transact(
    ctx,
    async (tx) => {
      if (found.expiresAt <= ctx.now) await refuseUnlessAnswered(tx, found.matchId)
      const answer = await answerFor(tx, ctx, { matchId: found.matchId, side: 'supporter' }, pressed)
      const usedAt = pressed.answer === 'talk' ? {} : { usedAt: ctx.now }
      if (answer === pressed.answer) await saveAnswerLink(tx, found.id, { ...usedAt, usedFor: pressed.answer })
      return { answer }
    },
    { silent: true },
  )
}

async function refuseUnlessAnswered(tx: Tx, id: MatchId): Promise<void> {
  if ((await matchById(tx, id)).supporterAnswer === 'pending') throw new Refusal('link-spent')
}

export interface Answering {
  matchId: MatchId
  side: MatchSide
}

/** Somebody answers for its side without a seat; what was answered first stands, however often a button is pressed. */
export async function answerFor(tx: Tx, ctx: Context, { matchId, side }: Answering, pressed: Pressed): Promise<string> {
  const { request, match } = await holdMatch(tx, ctx, matchId)
  const answer = side === 'supporter' ? match.supporterAnswer : match.associationAnswer
  if (answer !== 'pending') return answer
  if (match.status !== 'proposed') throw new Refusal('link-spent')
  await press(tx, ctx, { request, match }, side, pressed)
  return pressed.answer
}

async function press(tx: Tx, ctx: Context, held: Held, side: MatchSide, pressed: Pressed): Promise<void> {
  const who = { side, by: side } as const
  if (pressed.answer === 'yes')
    return sayYes(tx, ctx, held, {
      ...who,
      said: pressed.heads,
      evenIfClosed: pressed.evenIfClosed,
    })
  if (pressed.answer === 'no') return sayNo(tx, ctx, held.match, { ...who, ...pressed })
  if ((await lastWordOf(tx, held.match.id, side)) !== pressed.body)
    await writeMessage(tx, ctx, held, side, pressed.body)
}
