import { jstDay, type OrganizationId, Refusal } from '@app/shared'
import { isClosedOn } from '../closed-days/index.ts'
import { registeredSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { hashOf, signedSecret } from '../platform/secrets.ts'
import { daysOf, type RequestRow } from '../requests/index.ts'
import { insertAnswerLink } from './answer-links.store.ts'
import { dayOfMatch, type Wish } from './day-choice.rules.ts'
import { insertMatch, matchesOfRequest, type MatchRow } from './matches.store.ts'

/** New matches begin while a request is open. */
export function refuseUnlessOpen({ status }: RequestRow): void {
  if (status !== 'open') throw new Refusal('wrong-moment', '募集中の依頼ではありません')
}

/** The wished day that a new match of this request is about. */
export async function wishFor(tx: Tx, { now }: Context, request: RequestRow, said: string | undefined) {
  const [days, running] = await Promise.all([daysOf(tx, request.id), matchesOfRequest(tx, request.id)])
  const agreed = running.find(({ status }) => status === 'agreed')?.onDay ?? null
  return dayOfMatch(days, { said, agreed, today: jstDay(now) })
}

export interface Beginning {
  supporterId: OrganizationId
  startedBy: MatchRow['startedBy']
  headsAsked: number
  message: string
  answerBy: Date
  wish: Wish | null
}

/** Nobody is asked for a day it has closed; whoever has talked with it notes its raised hand, or opens the day. */
export async function refuseIfClosed(tx: Tx, supporterId: OrganizationId, wish: Wish | null): Promise<void> {
  if (wish && (await isClosedOn(tx, supporterId, wish.day))) throw new Refusal('supporter-closed')
}

/** Begins a match with a registered supporter; both answers are pending until somebody says yes. */
export async function beginMatch(tx: Tx, { now }: Context, request: RequestRow, begun: Beginning): Promise<MatchRow> {
  const { wish, ...values } = begun
  await registeredSupporter(tx, begun.supporterId)
  return insertMatch(tx, {
    ...values,
    requestId: request.id,
    status: 'proposed',
    associationAnswer: 'pending',
    supporterAnswer: 'pending',
    onDay: wish?.day ?? null,
    fromTime: wish?.from ?? null,
    toTime: wish?.to ?? null,
    proposedAt: now,
  })
}

/** The one-tap link of a supporter (rule 5). Its secret rests nowhere: a mail rebuilds it from the link's id. */
export async function makeAnswerLink(tx: Tx, ctx: Context, match: MatchRow): Promise<void> {
  const id = newId()
  const secretHash = hashOf(signedSecret(ctx, 'answer', id))
  await insertAnswerLink(tx, { id, matchId: match.id, secretHash, createdAt: ctx.now, expiresAt: match.answerBy })
}
