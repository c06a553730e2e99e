import { Refusal } from '@app/shared'
import type { FastifyPluginAsync } from 'fastify'
import { placeOfShort } from './place-of-short.ts'

/** 「/n/AZ3k…」: leads to what a notice is about, inside the site; who may see it is decided there. */
export const shortLinkRoutes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { letters: string } }>('/n/:letters', async (request, reply) => {
    const place = await placeOfShort(request.context().db, request.params.letters)
    if (!place) throw new Refusal('not-found')
    return reply.redirect(place, 302)
  })
}
