import * as endpoints from '@app/shared/saved-wishes'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { changeWish } from './change-wish.ts'
import { removeWish } from './remove-wish.ts'
import { saveWish } from './save-wish.ts'
import { fittingFor, wishesFor } from './wishes-seen.ts'

/** 希望の条件 and うちに合う依頼 of a supporter. */
export const savedWishesRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listFittingRequests),
    handler: (request) => fittingFor(request.context(), request.params.organizationId, request.query.perPage),
  })
  app.route({
    ...routeOf(endpoints.listSavedWishes),
    handler: (request) => wishesFor(request.context(), request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.saveWish),
    handler: async (request, reply) =>
      reply.code(201).send(await saveWish(request.context(), request.params.organizationId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.changeWish),
    handler: (request) => {
      const { organizationId, savedWishId } = request.params
      return changeWish(request.context(), organizationId, savedWishId, request.body.cadence)
    },
  })
  app.route({
    ...routeOf(endpoints.removeWish),
    handler: (request) => removeWish(request.context(), request.params.organizationId, request.params.savedWishId),
  })
}
