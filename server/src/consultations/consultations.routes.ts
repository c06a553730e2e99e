import * as endpoints from '@app/shared/consultations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { addTalk } from './add-talk.ts'
import { consultationsFor, consultationSeen } from './consultations.queries.ts'
import { editConsultation } from './edit-consultation.ts'
import { endConsultation, reopenConsultation } from './end-consultation.ts'
import { logConsultation } from './log-consultation.ts'
import { requestFromConsultation } from './request-from-consultation.ts'
import { seriesFromConsultation } from './series-from-consultation.ts'

export const consultationsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listConsultations),
    handler: (request) => consultationsFor(request.context().db, request.query),
  })
  app.route({
    ...routeOf(endpoints.showConsultation),
    handler: (request) => consultationSeen(request.context().db, request.params.consultationId),
  })
  app.route({
    ...routeOf(endpoints.logConsultation),
    handler: async (request, reply) => reply.code(201).send(await logConsultation(request.context(), request.body)),
  })
  app.route({
    ...routeOf(endpoints.editConsultation),
    handler: (request) => editConsultation(request.context(), request.params.consultationId, request.body),
  })
  app.route({
    ...routeOf(endpoints.addTalk),
    handler: (request) => addTalk(request.context(), request.params.consultationId, request.body),
  })
  app.route({
    ...routeOf(endpoints.endConsultation),
    handler: (request) => endConsultation(request.context(), request.params.consultationId, request.body),
  })
  app.route({
    ...routeOf(endpoints.reopenConsultation),
    handler: (request) => reopenConsultation(request.context(), request.params.consultationId),
  })
  app.route({
    ...routeOf(endpoints.requestFromConsultation),
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await requestFromConsultation(request.context(), request.params.consultationId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.seriesFromConsultation),
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await seriesFromConsultation(request.context(), request.params.consultationId, request.body)),
  })
}
