import { fiscalYearOf, jstDay } from '@app/shared'
import * as endpoints from '@app/shared/reports'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { activityFiguresOf } from './activity-figures.queries.ts'
import { findAnything } from './find-anything.ts'
import { exportsRoutes } from './exports/exports.routes.ts'
import { highlightsOf } from './highlights.queries.ts'
import { openDataRoutes } from './open-data/open-data.routes.ts'
import { workbenchFor } from './workbench.queries.ts'

export const reportsRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(openDataRoutes)
  await app.register(exportsRoutes)
  app.route({
    ...routeOf(endpoints.showWorkbench),
    handler: (request) => {
      const { db, now } = request.context()
      return workbenchFor(db, now)
    },
  })
  app.route({
    ...routeOf(endpoints.showActivityFigures),
    handler: (request) => {
      const { db, now } = request.context()
      return activityFiguresOf(db, request.query.fiscalYear ?? fiscalYearOf(jstDay(now)))
    },
  })
  app.route({
    ...routeOf(endpoints.findAnything),
    handler: async (request) => ({ items: await findAnything(request.context().db, request.query.q) }),
  })
  app.route({
    ...routeOf(endpoints.showHighlights),
    handler: (request) => {
      const { db, now } = request.context()
      return highlightsOf(db, now)
    },
  })
}
