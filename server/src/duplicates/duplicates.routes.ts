import * as endpoints from '@app/shared/duplicates'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { duplicatesFound } from './duplicates.queries.ts'
import { compareTwins } from './compare-twins.ts'
import { mergeOrganizations } from './merge-organizations.ts'
import { tellApart } from './tell-apart.ts'

/** 重なり: two rows that may be one organization. */
export const duplicatesRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listDuplicates),
    handler: async (request) => ({ items: await duplicatesFound(request.context().db) }),
  })
  app.route({
    ...routeOf(endpoints.tellApart),
    handler: (request) => tellApart(request.context(), request.body),
  })
  app.route({
    ...routeOf(endpoints.compareDuplicates),
    handler: (request) => compareTwins(request.context(), request.query),
  })
  app.route({
    ...routeOf(endpoints.mergeOrganizations),
    handler: (request) => mergeOrganizations(request.context(), request.body),
  })
}
