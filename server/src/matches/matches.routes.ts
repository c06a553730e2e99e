import * as endpoints from '@app/shared/matches'
import { cancelRequest, decideRain as decideRainEndpoint, giveUpRequest, postponeRequest } from '@app/shared/requests'
import { previewSuggestionSettings } from '@app/shared/suggestion-settings'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { acceptMatch } from './accept-match.ts'
import { cancelMatch } from './cancel-match.ts'
import { decideRain } from './decide-rain.ts'
import { declineMatch } from './decline-match.ts'
import { endRequest } from './end-request.ts'
import { matchCalendar } from './match-calendar.ts'
import { matchesFor, matchSeen } from './matches.queries.ts'
import { nameSupporter } from './name-supporter.ts'
import { previewSettings } from './preview-settings.ts'
import { printSheet } from './print-sheet.ts'
import { proposeMatches } from './propose-matches.ts'
import { requestById } from '../requests/index.ts'
import { askNext, stopTurns } from './ask-in-turn.ts'
import { turnsOf } from './turns.queries.ts'
import { raiseHand } from './raise-hand.ts'
import { noteThisYear } from './note-this-year.ts'
import { readSheet } from './read-sheet.ts'
import { revealContacts } from './reveal-contacts.ts'
import { sendMessage } from './send-message.ts'
import { suggestionsFor } from './suggestions.queries.ts'
import { messagesOf, resultsFor } from './thread.queries.ts'
import { waysFor } from './ways.queries.ts'
import { withdrawMatch } from './withdraw-match.ts'

/** Who helps whom: looking for helpers, asking, answering, and the day itself. */
export const matchesRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.suggestSupporters),
    handler: (request) => {
      const { db, now } = request.context()
      return suggestionsFor(db, request.params.requestId, request.query, now)
    },
  })
  app.route({
    ...routeOf(endpoints.findWays),
    handler: (request) => {
      const { db, actor, now } = request.context()
      return waysFor(db, actor, request.params.requestId, now)
    },
  })
  app.route({
    ...routeOf(previewSuggestionSettings),
    handler: (request) => {
      const { db, now } = request.context()
      return previewSettings(db, request.body, now)
    },
  })
  app.route({
    ...routeOf(endpoints.proposeMatches),
    handler: async (request, reply) =>
      reply.code(201).send(await proposeMatches(request.context(), request.params.requestId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.showTurns),
    handler: async (request) => {
      const { db } = request.context()
      const { id } = await requestById(db, request.params.requestId)
      return turnsOf(db, id)
    },
  })
  app.route({
    ...routeOf(endpoints.askNext),
    handler: (request) => askNext(request.context(), request.params.requestId),
  })
  app.route({
    ...routeOf(endpoints.stopTurns),
    handler: (request) => stopTurns(request.context(), request.params.requestId),
  })
  app.route({
    ...routeOf(endpoints.raiseHand),
    handler: async (request, reply) =>
      reply.code(201).send(await raiseHand(request.context(), request.params.requestId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.nameSupporter),
    handler: async (request, reply) =>
      reply.code(201).send(await nameSupporter(request.context(), request.params.requestId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.listMatches),
    handler: (request) => {
      const { db, actor } = request.context()
      return matchesFor(db, actor, request.query)
    },
  })
  app.route({
    ...routeOf(endpoints.showMatch),
    handler: (request) => {
      const { db, actor } = request.context()
      return matchSeen(db, actor, request.params.matchId)
    },
  })
  app.route({
    ...routeOf(endpoints.acceptMatch),
    handler: (request) => acceptMatch(request.context(), request.params.matchId, request.body),
  })
  app.route({
    ...routeOf(endpoints.declineMatch),
    handler: (request) => declineMatch(request.context(), request.params.matchId, request.body),
  })
  app.route({
    ...routeOf(endpoints.withdrawMatch),
    handler: (request) => withdrawMatch(request.context(), request.params.matchId, request.body.reason),
  })
  app.route({
    ...routeOf(endpoints.cancelMatch),
    handler: (request) => cancelMatch(request.context(), request.params.matchId, request.body.reason),
  })
  app.route({
    ...routeOf(endpoints.listMessages),
    handler: async (request) => {
      const ctx = request.context()
      return { items: await messagesOf(ctx.db, ctx, request.params.matchId) }
    },
  })
  app.route({
    ...routeOf(endpoints.sendMessage),
    handler: async (request, reply) =>
      reply.code(201).send(await sendMessage(request.context(), request.params.matchId, request.body.body)),
  })
  app.route({
    ...routeOf(endpoints.noteThisYear),
    handler: async (request, reply) =>
      reply.code(201).send(await noteThisYear(request.context(), request.params.matchId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.showMatchContacts),
    handler: (request) => revealContacts(request.context(), request.params.matchId),
  })
  app.route({
    ...routeOf(endpoints.showMatchSheet),
    handler: (request) => readSheet(request.context(), request.params.matchId),
  })
  app.route({
    ...routeOf(endpoints.printMatchSheet),
    handler: async (request, reply) =>
      reply.type('application/pdf').send(await printSheet(request.context(), request.params.matchId)),
  })
  app.route({
    ...routeOf(endpoints.matchCalendar),
    handler: async (request, reply) =>
      reply.type('text/calendar; charset=utf-8').send(await matchCalendar(request.context(), request.params.matchId)),
  })
  app.route({
    ...routeOf(endpoints.listResults),
    handler: async (request) => {
      const { db, actor } = request.context()
      return { items: await resultsFor(db, actor, request.params.matchId) }
    },
  })
  app.route({
    ...routeOf(cancelRequest),
    handler: (request) => endRequest(request.context(), request.params.requestId, 'cancel', request.body),
  })
  app.route({
    ...routeOf(postponeRequest),
    handler: (request) => endRequest(request.context(), request.params.requestId, 'postpone', request.body),
  })
  app.route({
    ...routeOf(decideRainEndpoint),
    handler: (request) => decideRain(request.context(), request.params.requestId, request.body.decision),
  })
  app.route({
    ...routeOf(giveUpRequest),
    handler: (request) => endRequest(request.context(), request.params.requestId, 'give-up', request.body),
  })
}
