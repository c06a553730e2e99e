import * as endpoints from '@app/shared/activities'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { printParticipants, printParticipation, printParticipationYear } from './print-participation.ts'
import { participationSeen, participationYearsOf } from './show-participation.ts'
import { withdrawParticipation } from './withdraw-participation.ts'

/** 参加証明書 of one activity, of its persons, and of a year. */
export const participationRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.showParticipation),
    handler: (request) => participationSeen(request.context(), request.params.matchId),
  })
  app.route({
    ...routeOf(endpoints.printParticipation),
    handler: async (request, reply) =>
      reply.type('application/pdf').send(await printParticipation(request.context(), request.params.matchId)),
  })
  app.route({
    ...routeOf(endpoints.printParticipants),
    handler: async (request, reply) =>
      reply
        .type('application/pdf')
        .send(await printParticipants(request.context(), request.params.matchId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.listParticipationYears),
    handler: async (request) => ({
      items: await participationYearsOf(request.context(), request.params.organizationId),
    }),
  })
  app.route({
    ...routeOf(endpoints.printParticipationYear),
    handler: async (request, reply) =>
      reply
        .type('application/pdf')
        .send(await printParticipationYear(request.context(), request.params.organizationId, request.query.fiscalYear)),
  })
  app.route({
    ...routeOf(endpoints.withdrawParticipation),
    handler: (request) => withdrawParticipation(request.context(), request.params.certificateId, request.body.reason),
  })
}
