import { type OrganizationId, Refusal, type RequestId } from '@app/shared'
import type { Match } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { transact } from '../platform/transact.ts'
import { lockRequest, type RequestRow } from '../requests/index.ts'
import { awaitedUntil } from './answers.rules.ts'
import { beginMatch, refuseUnlessOpen, wishFor } from './begin-match.ts'
import { matchSeen } from './matches.queries.ts'
import type { MatchRow } from './matches.store.ts'
import { sayYes } from './say-yes.ts'

export interface Hand {
  heads: number
  message: string
  day?: string | undefined
  evenIfClosed?: boolean | undefined
}

/** 手挙げ: a supporter offers itself for an open request; its yes is said, its heads are held. */
export function raiseHand(ctx: Context, requestId: RequestId, hand: Hand): Promise<Match> {
  return transact(ctx, async (tx) => {
    const raising = whoRaises(ctx)
    const request = await lockRequest(tx, requestId)
    const { id } = await offerHelp(tx, ctx, request, raising, hand)
    return matchSeen(tx, ctx.actor, id)
  })
}

/** The same for a request that is held, within a transaction that does more. */
export async function offerHelp(
  tx: Tx,
  ctx: Context,
  request: RequestRow,
  { isOwn, supporterId }: Raising,
  { heads, message, day, evenIfClosed }: Hand,
): Promise<MatchRow> {
  if (isOwn && !request.published) throw new Refusal('not-found')
  refuseUnlessOpen(request)
  const wish = await wishFor(tx, ctx, request, day)
  const answerBy = awaitedUntil(ctx.now, wish?.day ?? null)
  const startedBy = 'supporter' as const
  const beginning = { supporterId, startedBy, headsAsked: heads, message, answerBy, wish }

  const match = await beginMatch(tx, ctx, request, beginning)
  const by = isOwn ? 'supporter' : 'coordinator'
  const toldAs = 'match.hand-raised'
  await sayYes(tx, ctx, { request, match }, { side: 'supporter', by, said: heads, evenIfClosed, toldAs })
  return match
}

interface Raising {
  isOwn: boolean
  supporterId: OrganizationId
}

/** A supporter for itself; the centre for whoever raised its hand on the telephone (rule 4). */
export function whoRaises({ actor, onBehalfOf }: Context): Raising {
  const isOwn = actor.role === 'supporter'
  const supporterId = isOwn ? actor.organizationId : onBehalfOf
  if (!supporterId) throw new Refusal('not-yours', 'どの団体の手挙げかを選んでください')
  return { isOwn, supporterId }
}
