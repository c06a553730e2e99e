import * as endpoints from '@app/shared/renewals'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sideReaching } from '../organizations/index.ts'
import { routeOf } from '../platform/endpoint-route.ts'
import { answerRenewal } from './answer-renewal.ts'
import { askRenewal } from './ask-renewal.ts'
import { latestRenewal, renewalsFor } from './renewals.queries.ts'

/** 更新: the yearly question, for the supporter itself and the centre. */
export const renewalsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listRenewals),
    handler: (request) => {
      const { db, now } = request.context()
      return renewalsFor(db, now, request.query)
    },
  })
  app.route({
    ...routeOf(endpoints.showRenewal),
    handler: async (request) => {
      const { db, actor } = request.context()
      const { organizationId } = request.params
      sideReaching(actor, organizationId)
      return { renewal: await latestRenewal(db, organizationId) }
    },
  })
  app.route({
    ...routeOf(endpoints.askRenewal),
    handler: (request) => askRenewal(request.context(), request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.answerRenewal),
    handler: (request) => answerRenewal(request.context(), request.params.organizationId, request.body),
  })
}
