import { jstDay } from '@app/shared'
import * as endpoints from '@app/shared/closed-days'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { listedAmong, sideReaching } from '../organizations/index.ts'
import { routeOf } from '../platform/endpoint-route.ts'
import { askedOften } from './asked-often.queries.ts'
import { calendarOf } from './calendar.queries.ts'
import { closeDays } from './close-days.ts'
import { limitMonth } from './limit-month.ts'
import { openDays } from './open-days.ts'

export const closedDaysRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.showCalendar),
    handler: (request) => {
      const { db, actor, now } = request.context()
      const { organizationId } = request.params
      sideReaching(actor, organizationId)
      return calendarOf(db, organizationId, jstDay(now))
    },
  })
  app.route({
    ...routeOf(endpoints.showAskedOften),
    handler: async (request) => {
      const { db, now } = request.context()
      return { items: await askedOften(db, await listedAmong(db, request.query.ids), jstDay(now)) }
    },
  })
  app.route({
    ...routeOf(endpoints.closeDays),
    handler: async (request, reply) =>
      reply.code(201).send(await closeDays(request.context(), request.params.organizationId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.limitMonth),
    handler: (request) => limitMonth(request.context(), request.params.organizationId, request.body),
  })
  app.route({
    ...routeOf(endpoints.openDays),
    handler: (request) => openDays(request.context(), request.params.organizationId, request.params.closedSpanId),
  })
}
