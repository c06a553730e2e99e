import * as endpoints from '@app/shared/enclosures'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { uploadLimit } from '../platform/files/upload.ts'
import * as applicant from './application-enclosures.ts'

/** What an applicant encloses before it has a seat, by its mailed link. */
export const applicantsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listApplicationEnclosures),
    handler: (request) => applicant.applicationEnclosures(request.context(), request.body.secret),
  })
  app.route({
    ...routeOf(endpoints.addApplicationPicture),
    ...uploadLimit,
    handler: async (request, reply) => {
      const { secret, ...picture } = request.body
      return reply.code(201).send(await applicant.addApplicationPicture(request.context(), secret, picture))
    },
  })
  app.route({
    ...routeOf(endpoints.removeApplicationPicture),
    handler: (request) => {
      const { secret, pictureId } = request.body
      return applicant.removeApplicationPicture(request.context(), secret, pictureId)
    },
  })
  app.route({
    ...routeOf(endpoints.submitApplicationPicture),
    handler: (request) => {
      const { secret, pictureId } = request.body
      return applicant.submitApplicationPicture(request.context(), secret, pictureId)
    },
  })
  app.route({
    ...routeOf(endpoints.lookAtApplicationPicture),
    handler: (request) => {
      const { secret, pictureId } = request.body
      return applicant.applicationPicture(request.context(), secret, pictureId)
    },
  })
  app.route({
    ...routeOf(endpoints.addApplicationDocument),
    ...uploadLimit,
    handler: async (request, reply) => {
      const { secret, ...document } = request.body
      return reply.code(201).send(await applicant.addApplicationDocument(request.context(), secret, document))
    },
  })
  app.route({
    ...routeOf(endpoints.removeApplicationDocument),
    handler: (request) => {
      const { secret, documentId } = request.body
      return applicant.removeApplicationDocument(request.context(), secret, documentId)
    },
  })
}
