import * as endpoints from '@app/shared/organizations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { addAssociation } from './add-association.ts'
import { associationSeen, associationsFor } from './associations.queries.ts'
import { editAssociation } from './edit-association.ts'
import { editContact } from './edit-contact.ts'
import { registrationsRoutes } from './registrations.routes.ts'
import { showContact } from './show-contact.ts'
import { supportersRoutes } from './supporters.routes.ts'
import { verifyRoutes } from './verify.routes.ts'

/** 団体: both sides, and how to reach them. */
export const organizationsRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(supportersRoutes)
  await app.register(registrationsRoutes)
  await app.register(verifyRoutes)
  app.route({
    ...routeOf(endpoints.showOrganizationContact),
    handler: (request) => showContact(request.context(), request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.editOrganizationContact),
    handler: (request) => editContact(request.context(), request.params.organizationId, request.body),
  })
  app.route({
    ...routeOf(endpoints.listAssociations),
    handler: (request) => {
      const { db, now } = request.context()
      return associationsFor(db, now, request.query)
    },
  })
  app.route({
    ...routeOf(endpoints.showAssociation),
    handler: (request) => {
      const ctx = request.context()
      return associationSeen(ctx.db, ctx, request.params.organizationId)
    },
  })
  app.route({
    ...routeOf(endpoints.addAssociation),
    handler: async (request, reply) => reply.code(201).send(await addAssociation(request.context(), request.body)),
  })
  app.route({
    ...routeOf(endpoints.editAssociation),
    handler: (request) => editAssociation(request.context(), request.params.organizationId, request.body),
  })
}
