import * as endpoints from '@app/shared/notifications'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../../platform/endpoint-route.ts'
import { addBrowser } from './add-browser.ts'
import { editReceiving, endChannel } from './edit-receiving.ts'
import { confirmNumber, offerNumberCode } from './link-number.ts'
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
    ...routeOf(endpoints.addBrowser),
    handler: (request) => addBrowser(request.context(), request.body),
  })
  app.route({
    ...routeOf(endpoints.offerNumberCode),
    handler: (request) => offerNumberCode(request.context(), request.body.number),
  })
  app.route({
    ...routeOf(endpoints.confirmNumber),
    handler: (request) => confirmNumber(request.context(), request.body.code),
  })
  app.route({
    ...routeOf(endpoints.endChannel),
    handler: (request) => endChannel(request.context(), request.params.channelLinkId),
  })
}
