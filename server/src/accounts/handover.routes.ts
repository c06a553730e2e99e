import * as endpoints from '@app/shared/accounts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { answerHandover } from './answer-handover.ts'
import { handoverCounts, handoverSeen, handoversIn, lettersIn } from './handover.queries.ts'
import { prepareLetters } from './prepare-letters.ts'
import { printLetters } from './print-letters.ts'

/** 役員の引継ぎ: an association says who comes next; the centre sees who has, and prints letters. */
export const handoverRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.showHandover),
    handler: (request) => {
      const ctx = request.context()
      return handoverSeen(ctx.db, ctx, request.params.organizationId)
    },
  })
  app.route({
    ...routeOf(endpoints.answerHandover),
    handler: (request) => answerHandover(request.context(), request.params.organizationId, request.body),
  })
  app.route({ ...routeOf(endpoints.handoverOverview), handler: (request) => handoverCounts(request.context()) })
  app.route({
    ...routeOf(endpoints.handoversOfDistrict),
    handler: (request) => handoversIn(request.context(), request.params.districtId),
  })
  app.route({
    ...routeOf(endpoints.prepareLetters),
    handler: (request) => prepareLetters(request.context(), request.params.districtId, request.body),
  })
  app.route({
    ...routeOf(endpoints.printLetters),
    handler: async (request, reply) => {
      const ctx = request.context()
      const { districtId } = request.params
      return reply.type('application/pdf').send(await printLetters(ctx, (tx) => lettersIn(tx, ctx, districtId)))
    },
  })
}
