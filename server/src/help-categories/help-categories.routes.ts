import * as endpoints from '@app/shared/help-categories'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { editHelpItem } from './edit-help-item.ts'
import { helpCategories } from './help-categories.queries.ts'

export const helpCategoriesRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listHelpCategories),
    handler: async (request) => ({ items: await helpCategories(request.context().db) }),
  })
  app.route({
    ...routeOf(endpoints.editHelpItem),
    handler: (request) => editHelpItem(request.context(), request.params.itemId, request.body),
  })
}
