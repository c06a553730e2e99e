import * as endpoints from '@app/shared/notifications'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../../platform/endpoint-route.ts'
import { editReceiving, endChannel } from './edit-receiving.ts'
import { offerLineCode } from './offer-line-code.ts'
import { receivingOf } from './receiving.queries.ts'

/** お知らせの受け取り方: how I am told. */
export const receivingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.showReceiving),
    handler: (request) => {
      const ctx = request.context()
      return receivingOf(ctx.db, ctx)
    },
  })
  app.route({
    ...routeOf(endpoints.editReceiving),
    handler: (request) => editReceiving(request.context(), request.body),
  })
  app.route({ ...routeOf(endpoints.offerLineCode), handler: (request) => offerLineCode(request.context()) })
  app.route({
    ...routeOf(endpoints.endChannel),
    handler: (request) => endChannel(request.context(), request.params.channelLinkId),
  })
}
