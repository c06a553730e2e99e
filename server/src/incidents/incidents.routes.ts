import * as endpoints from '@app/shared/incidents'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { matchSeen } from '../matches/index.ts'
import { routeOf } from '../platform/endpoint-route.ts'
import { correctIncident } from './correct-incident.ts'
import { noteIncident, tickIncident } from './follow-incident.ts'
import { handleIncident, reopenIncident } from './handle-incident.ts'
import { incidentSeen, incidentsFor, reportsOfMatch } from './incidents.queries.ts'
import { reportIncident } from './report-incident.ts'

/** 事故・ヒヤリハット: told on the page of a match, dealt with at the desk. */
export const incidentsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.reportIncident),
    handler: async (request, reply) =>
      reply.code(201).send(await reportIncident(request.context(), request.params.matchId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.listMatchIncidents),
    handler: async (request) => {
      const { db, actor } = request.context()
      const { id } = await matchSeen(db, actor, request.params.matchId)
      return { items: await reportsOfMatch(db, actor, id) }
    },
  })
  app.route({
    ...routeOf(endpoints.listIncidents),
    handler: (request) => incidentsFor(request.context().db, request.query),
  })
  app.route({
    ...routeOf(endpoints.showIncident),
    handler: (request) => incidentSeen(request.context().db, request.params.incidentId),
  })
  app.route({
    ...routeOf(endpoints.correctIncident),
    handler: (request) => correctIncident(request.context(), request.params.incidentId, request.body),
  })
  app.route({
    ...routeOf(endpoints.tickIncident),
    handler: (request) => tickIncident(request.context(), request.params.incidentId, request.body),
  })
  app.route({
    ...routeOf(endpoints.noteIncident),
    handler: (request) => noteIncident(request.context(), request.params.incidentId, request.body.text),
  })
  app.route({
    ...routeOf(endpoints.handleIncident),
    handler: (request) => handleIncident(request.context(), request.params.incidentId, request.body),
  })
  app.route({
    ...routeOf(endpoints.reopenIncident),
    handler: (request) => reopenIncident(request.context(), request.params.incidentId),
  })
}
