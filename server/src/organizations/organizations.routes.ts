import * as endpoints from '@app/shared/organizations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { associationsRoutes } from './associations.routes.ts'
import { editContact } from './edit-contact.ts'
import { organizationsFound } from './find-organizations.queries.ts'
import { registrationsRoutes } from './registrations.routes.ts'
import { showContact } from './show-contact.ts'
import { supportersRoutes } from './supporters.routes.ts'
import { verifyRoutes } from './verify.routes.ts'

/** 団体: both sides, and how to reach them. */
export const organizationsRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(supportersRoutes)
  await app.register(registrationsRoutes)
  await app.register(verifyRoutes)
  await app.register(associationsRoutes)
  app.route({
    ...routeOf(endpoints.findOrganizations),
    handler: async (request) => ({ items: await organizationsFound(request.context().db, request.query) }),
  })
  app.route({
    ...routeOf(endpoints.showOrganizationContact),
    handler: (request) => showContact(request.context(), request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.editOrganizationContact),
    handler: (request) => editContact(request.context(), request.params.organizationId, request.body),
  })
}
