import * as endpoints from '@app/shared/organizations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { addAssociation } from './add-association.ts'
import { addDeskNote } from './add-desk-note.ts'
import { associationSeen } from './associations.queries.ts'
import { associationDistricts, associationsOnDesk, federationDistrict } from './associations-on-desk.ts'
import { deskNotesOf } from './desk-notes.queries.ts'
import { editAssociation } from './edit-association.ts'
import { removeDeskNote } from './remove-desk-note.ts'
import { settleAssociation } from './settle-association.ts'

/** 自治会, and what the centre notes about organizations. */
export const associationsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listAssociations),
    handler: (request) => associationsOnDesk(request.context(), request.query),
  })
  app.route({
    ...routeOf(endpoints.countAssociationsByDistrict),
    handler: async (request) => ({ items: await associationDistricts(request.context()) }),
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
  app.route({
    ...routeOf(endpoints.settleAssociation),
    handler: (request) => settleAssociation(request.context(), request.params.organizationId, request.body),
  })
  app.route({
    ...routeOf(endpoints.showFederationDistrict),
    handler: (request) => federationDistrict(request.context(), request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.listDeskNotes),
    handler: (request) => deskNotesOf(request.context().db, request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.addDeskNote),
    handler: async (request, reply) => {
      const { organizationId } = request.params
      return reply.code(201).send(await addDeskNote(request.context(), organizationId, request.body.text))
    },
  })
  app.route({
    ...routeOf(endpoints.removeDeskNote),
    handler: (request) => removeDeskNote(request.context(), request.params.organizationId, request.params.noteId),
  })
}
