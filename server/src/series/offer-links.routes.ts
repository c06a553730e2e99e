import { matchId, problems, Refusal } from '@app/shared'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { refusedInWords, sideOver, sideTalked, withCall } from '../matches/index.ts'
import type { Config } from '../platform/config.ts'
import { type Context, withActor } from '../platform/context.ts'
import { refuseForeignForm } from '../platform/foreign-form.ts'
import { type PlainPage, sendPlainPage } from '../platform/plain-page.ts'
import { sameSecret, signedSecret } from '../platform/secrets.ts'
import { answerOffers } from './answer-offers.ts'
import { type Offers, offersOf } from './offers.queries.ts'
import { stateOfOffers } from './offers.rules.ts'
import { offersPage } from './offers-page.ts'
import { readOffersPressed } from './offers-pressed.ts'

interface OfferLinkOptions {
  config: Config
}

const params = z.object({ matchId, secret: z.string().max(60) })
const fieldsInput = z.record(z.string(), z.string().max(4_000)).catch({})

/**
 * One link of the association for what a supporter offered for several sessions (お願いするかどうか). GET only shows; the
 * form of the page answers. Registered within the links of series, which bring the reading of forms, the count of tries
 * and the telling of refusals.
 */
export const offerLinksRoutes: FastifyPluginAsync<OfferLinkOptions> = async (app, { config }) => {
  const send = (reply: FastifyReply, status: number, page: PlainPage) =>
    sendPlainPage(reply, status, withCall(page, config))

  app.get('/a/accept-sessions/:matchId/:secret', async (request, reply) => {
    const { now } = request.context()
    const offers = await offersBehind(request)
    const state = offers ? stateOfOffers(offers.sessions, now) : 'over'
    if (!offers || state === 'over') return send(reply, 410, sideOver)
    return send(reply, state === 'open' ? 200 : 410, offersPage(offers, { now }))
  })
  app.post('/a/accept-sessions/:matchId/:secret', async (request, reply) => {
    refuseForeignForm(request, config.publicUrl)
    const { now } = request.context()
    const offers = await offersBehind(request)
    const state = offers ? stateOfOffers(offers.sessions, now) : 'over'
    if (!offers || state === 'over') return send(reply, 410, sideOver)
    const fields = fieldsInput.parse(request.body)
    try {
      if (state === 'open') await answerOffers(speaking(request, offers), offers, readOffersPressed(fields))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const problem = refusedInWords(error, 'association')
      const page = offersPage((await offersBehind(request)) ?? offers, { now, problem, typed: fields })
      return send(reply, problems[error.code].status, page)
    }
    if (state === 'open' && fields.answer === 'talk') return send(reply, 200, sideTalked)
    return send(reply, 200, offersPage((await offersBehind(request))!, { now, received: true }))
  })
}

/** What a link opens; null where it is none of ours. Nothing changes by reading: mail scanners open links (rule 5). */
async function offersBehind(request: FastifyRequest): Promise<Offers | null> {
  const read = params.safeParse(request.params)
  const ctx = request.context()
  if (!read.success || !sameSecret(read.data.secret, signedSecret(ctx, 'accept-sessions', read.data.matchId)))
    return null
  return offersOf(ctx.db, read.data.matchId)
}

/** Speaks for the association, over a link; a seat that this device may hold gives no further rights here. */
const speaking = (request: FastifyRequest, { associationId }: Offers): Context => ({
  ...withActor(request.context(), { role: 'association', organizationId: associationId }, 'link'),
  idempotency: null,
  ifMatch: null,
})
