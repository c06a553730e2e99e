import * as endpoints from '@app/shared/requests'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { answerLater } from './answer-later.ts'
import { checkInsurance } from './check-insurance.ts'
import { closeRequest } from './close-request.ts'
import { copyOfRequest } from './copy-request.queries.ts'
import { editRequest } from './edit-request.ts'
import { openRequest } from './open-request.ts'
import { postRequest } from './post-request.ts'
import { printConfirmation } from './print-confirmation.ts'
import { requestSeen } from './request-seen.queries.ts'
import { requestsFor } from './requests.queries.ts'
import { resubmitRequest } from './resubmit-request.ts'
import { resumeRequest } from './resume-request.ts'
import { returnRequest } from './return-request.ts'
import { timelineOf } from './timeline.queries.ts'

export const requestsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listRequests),
    handler: (request) => {
      const { db, actor, now } = request.context()
      return requestsFor(db, actor, request.query, now)
    },
  })
  app.route({
    ...routeOf(endpoints.showRequest),
    handler: (request) => {
      const { db, actor } = request.context()
      return requestSeen(db, actor, request.params.requestId)
    },
  })
  app.route({
    ...routeOf(endpoints.postRequest),
    handler: async (request, reply) => reply.code(201).send(await postRequest(request.context(), request.body)),
  })
  app.route({
    ...routeOf(endpoints.editRequest),
    handler: (request) => editRequest(request.context(), request.params.requestId, request.body),
  })
  app.route({
    ...routeOf(endpoints.answerLater),
    handler: (request) => answerLater(request.context(), request.params.requestId, request.body),
  })
  app.route({
    ...routeOf(endpoints.openRequest),
    handler: (request) => openRequest(request.context(), request.params.requestId),
  })
  app.route({
    ...routeOf(endpoints.returnRequest),
    handler: (request) => returnRequest(request.context(), request.params.requestId, request.body.reason),
  })
  app.route({
    ...routeOf(endpoints.resubmitRequest),
    handler: (request) => resubmitRequest(request.context(), request.params.requestId),
  })
  app.route({
    ...routeOf(endpoints.resumeRequest),
    handler: (request) => resumeRequest(request.context(), request.params.requestId, request.body.days),
  })
  app.route({
    ...routeOf(endpoints.closeRequest),
    handler: (request) => closeRequest(request.context(), request.params.requestId),
  })
  app.route({
    ...routeOf(endpoints.checkInsurance),
    handler: (request) => checkInsurance(request.context(), request.params.requestId, request.body),
  })
  app.route({
    ...routeOf(endpoints.copyRequest),
    handler: (request) => {
      const { db, actor, now } = request.context()
      return copyOfRequest(db, actor, request.params.requestId, now)
    },
  })
  app.route({
    ...routeOf(endpoints.printRequestConfirmation),
    handler: async (request, reply) =>
      reply.type('application/pdf').send(await printConfirmation(request.context(), request.params.requestId)),
  })
  app.route({
    ...routeOf(endpoints.showTimeline),
    handler: async (request) => {
      const { db, actor } = request.context()
      return timelineOf(db, actor, request.params.requestId)
    },
  })
}
