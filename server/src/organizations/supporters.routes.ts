import * as endpoints from '@app/shared/organizations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { addSupporterKind } from './add-supporter-kind.ts'
import { applyAsSupporter } from './apply-as-supporter.ts'
import { supporterPageOf, supportersByDistrict, supportersListed, supportersSideBySide } from './directory.queries.ts'
import { editSupporterKind } from './edit-supporter-kind.ts'
import { editSupporter } from './edit-supporter.ts'
import { supporterKindsListed } from './kinds.queries.ts'
import { removeSupporterKind } from './remove-supporter-kind.ts'
import { lookAtApplication, resubmitApplication, withdrawApplication } from './own-application.ts'

/** The public directory, and what a supporter or an applicant does itself. */
export const supportersRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listSupporterKinds),
    handler: async (request) => ({ items: await supporterKindsListed(request.context().db) }),
  })
  app.route({
    ...routeOf(endpoints.editSupporterKind),
    handler: (request) => editSupporterKind(request.context(), request.params.kind, request.body),
  })
  app.route({
    ...routeOf(endpoints.addSupporterKind),
    handler: async (request, reply) => reply.code(201).send(await addSupporterKind(request.context(), request.body)),
  })
  app.route({
    ...routeOf(endpoints.removeSupporterKind),
    handler: (request) => removeSupporterKind(request.context(), request.params.kind),
  })
  app.route({
    ...routeOf(endpoints.listSupporters),
    handler: (request) => supportersListed(request.context().db, request.query),
  })
  app.route({
    ...routeOf(endpoints.countSupportersByDistrict),
    handler: async (request) => ({ items: await supportersByDistrict(request.context().db, request.query) }),
  })
  app.route({
    ...routeOf(endpoints.compareSupporters),
    handler: async (request) => ({ items: await supportersSideBySide(request.context().db, request.query.ids) }),
  })
  app.route({
    ...routeOf(endpoints.showSupporter),
    handler: (request) => supporterPageOf(request.context().db, request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.applyAsSupporter),
    handler: async (request, reply) => reply.code(201).send(await applyAsSupporter(request.context(), request.body)),
  })
  app.route({
    ...routeOf(endpoints.lookAtApplication),
    handler: (request) => lookAtApplication(request.context(), request.body.secret),
  })
  app.route({
    ...routeOf(endpoints.resubmitApplication),
    handler: (request) => resubmitApplication(request.context(), request.body.secret, request.body),
  })
  app.route({
    ...routeOf(endpoints.withdrawApplication),
    handler: (request) => withdrawApplication(request.context(), request.body.secret),
  })
  app.route({
    ...routeOf(endpoints.editSupporter),
    handler: (request) => editSupporter(request.context(), request.params.organizationId, request.body.profile),
  })
}
