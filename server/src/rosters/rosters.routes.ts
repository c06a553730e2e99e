import * as endpoints from '@app/shared/rosters'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { addName, editName, removeName } from './name-people.ts'
import { closeRoster, openLink } from './open-link.ts'
import { printRoster, printRosterNotice, printRostersOfRequest } from './print-roster.ts'
import { readNames, rosterSeen } from './show-roster.ts'

/** 当日の名簿 on the page of a match: who comes, and the private link behind which they name themselves. */
export const rostersRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.showRoster),
    handler: (request) => {
      const ctx = request.context()
      return rosterSeen(ctx.db, ctx, request.params.matchId)
    },
  })
  app.route({
    ...routeOf(endpoints.listRosterNames),
    handler: async (request) => ({ items: await readNames(request.context(), request.params.matchId) }),
  })
  app.route({
    ...routeOf(endpoints.addRosterName),
    handler: async (request, reply) =>
      reply.code(201).send(await addName(request.context(), request.params.matchId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.editRosterName),
    handler: (request) =>
      editName(request.context(), request.params.matchId, request.params.rosterNameId, request.body),
  })
  app.route({
    ...routeOf(endpoints.removeRosterName),
    handler: (request) => removeName(request.context(), request.params.matchId, request.params.rosterNameId),
  })
  app.route({
    ...routeOf(endpoints.openRosterLink),
    handler: async (request, reply) => reply.code(201).send(await openLink(request.context(), request.params.matchId)),
  })
  app.route({
    ...routeOf(endpoints.closeRosterLink),
    handler: (request) => closeRoster(request.context(), request.params.matchId),
  })
  app.route({
    ...routeOf(endpoints.printRoster),
    handler: async (request, reply) =>
      reply.type('application/pdf').send(await printRoster(request.context(), request.params.matchId)),
  })
  app.route({
    ...routeOf(endpoints.printRosterNotice),
    handler: async (request, reply) =>
      reply.type('application/pdf').send(await printRosterNotice(request.context(), request.params.matchId)),
  })
  app.route({
    ...routeOf(endpoints.printRostersOfRequest),
    handler: async (request, reply) =>
      reply.type('application/pdf').send(await printRostersOfRequest(request.context(), request.params.requestId)),
  })
}
