import * as endpoints from '@app/shared/activities'
import { reportResult as reportEndpoint } from '@app/shared/matches'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { activitiesFor, activitySeen } from './activities.queries.ts'
import { activityPicturesRoutes } from './pictures/activity-pictures.routes.ts'
import { reportResult } from './report-result.ts'
import { storiesRoutes } from './stories/stories.routes.ts'

export const activitiesRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(storiesRoutes)
  await app.register(activityPicturesRoutes)
  app.route({
    ...routeOf(reportEndpoint),
    handler: async (request, reply) =>
      reply.code(201).send(await reportResult(request.context(), request.params.matchId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.listActivities),
    handler: (request) => {
      const { db, actor } = request.context()
      return activitiesFor(db, actor, request.query)
    },
  })
  app.route({
    ...routeOf(endpoints.showActivity),
    handler: (request) => {
      const { db, actor } = request.context()
      return activitySeen(db, actor, request.params.activityId)
    },
  })
}
