import { type OrganizationId, Refusal, type RequestId } from '@app/shared'
import type { Match } from '@app/shared/matches'
import { registeredSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { lockRequest } from '../requests/index.ts'
import { awaitedUntil, sideAnswering } from './answers.rules.ts'
import { beginMatch, makeAnswerLink, refuseIfClosed, refuseUnlessOpen, wishFor } from './begin-match.ts'
import { matchSeen } from './matches.queries.ts'
import { refuseTooMany } from './propose-matches.ts'
import { sayYes } from './say-yes.ts'

interface Naming {
  supporterId: OrganizationId
  headsAsked: number
  message: string
  day?: string | undefined
}

/** 指名: an association asks for one supporter by name; its own yes is said, the supporter's is awaited. */
export function nameSupporter(ctx: Context, requestId: RequestId, naming: Naming): Promise<Match> {
  return transact(ctx, async (tx) => {
    const { actor, channel } = ctx
    const request = await lockRequest(tx, requestId)
    const isOwn = actor.role === 'association'
    if (isOwn && request.associationId !== actor.organizationId) throw new Refusal('not-found')
    refuseUnlessOpen(request)
    refuseTooMany(request, naming.headsAsked)
    const { isPublic } = await registeredSupporter(tx, naming.supporterId)
    if (isOwn && !isPublic) throw new Refusal('not-registered')
    const { supporterId, headsAsked, message, day } = naming
    const wish = await wishFor(tx, ctx, request, day)
    await refuseIfClosed(tx, supporterId, wish)
    const answerBy = awaitedUntil(ctx.now, wish?.day ?? null)
    const startedBy = 'association' as const

    const match = await beginMatch(tx, ctx, request, { supporterId, startedBy, headsAsked, message, answerBy, wish })
    const speaker = { named: 'association', channel, centreAnswers: request.centreAnswers } as const
    const side = sideAnswering(match, { ...speaker, standing: isOwn ? 'association' : 'coordinator' })
    await makeAnswerLink(tx, ctx, match)
    const by = isOwn ? 'association' : 'coordinator'
    await sayYes(tx, ctx, { request, match }, { side, by, said: undefined, toldAs: 'match.named' })
    return matchSeen(tx, ctx.actor, match.id)
  })
}
