import * as endpoints from '@app/shared/series'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { agreeSeries } from './agree-series.ts'
import { answerSeries } from './answer-series.ts'
import { askNextInSeries, stopSeriesTurns } from './ask-series-in-turn.ts'
import { cancelSeries } from './cancel-series.ts'
import { checkSeriesSafety } from './check-series-safety.ts'
import { copyOfSeries } from './copy-series.ts'
import { editSeries } from './edit-series.ts'
import { holidaysBetween } from './holidays.ts'
import { leaveSeries } from './leave-series.ts'
import { openSeries } from './open-series.ts'
import { postSeries } from './post-series.ts'
import { proposeSeries } from './propose-series.ts'
import { handsFor, raiseHands } from './raise-hands.ts'
import { resubmitSeries } from './resubmit-series.ts'
import { returnSeries } from './return-series.ts'
import { seriesForm } from './series-form.ts'
import { turnsOfSeries } from './series-turns.queries.ts'
import { seriesSeen } from './series-seen.ts'
import { suggestForSeries } from './suggest-for-series.ts'
import { withdrawAsking } from './withdraw-asking.ts'

/** Help on several days: asked for, reviewed, asked about and answered together. */
export const seriesRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.postSeries),
    handler: async (request, reply) => reply.code(201).send(await postSeries(request.context(), request.body)),
  })
  app.route({
    ...routeOf(endpoints.showSeries),
    handler: (request) => {
      const { db, actor } = request.context()
      return seriesSeen(db, actor, request.params.seriesId)
    },
  })
  app.route({
    ...routeOf(endpoints.copySeries),
    handler: async (request) => {
      const { db, actor, now } = request.context()
      return { form: await copyOfSeries(db, actor, request.params.seriesId, now) }
    },
  })
  app.route({
    ...routeOf(endpoints.showSeriesForm),
    handler: (request) => {
      const { db, actor, now } = request.context()
      return seriesForm(db, actor, request.params.seriesId, now)
    },
  })
  app.route({
    ...routeOf(endpoints.editSeries),
    handler: (request) => editSeries(request.context(), request.params.seriesId, request.body),
  })
  app.route({
    ...routeOf(endpoints.openSeries),
    handler: (request) => openSeries(request.context(), request.params.seriesId),
  })
  app.route({
    ...routeOf(endpoints.returnSeries),
    handler: (request) => returnSeries(request.context(), request.params.seriesId, request.body.reason),
  })
  app.route({
    ...routeOf(endpoints.resubmitSeries),
    handler: (request) => resubmitSeries(request.context(), request.params.seriesId),
  })
  app.route({
    ...routeOf(endpoints.cancelSeries),
    handler: (request) => cancelSeries(request.context(), request.params.seriesId, request.body),
  })
  app.route({
    ...routeOf(endpoints.checkSeriesSafety),
    handler: (request) => checkSeriesSafety(request.context(), request.params.seriesId, request.body),
  })
  app.route({
    ...routeOf(endpoints.suggestForSeries),
    handler: async (request) => {
      const { db, now } = request.context()
      return { items: await suggestForSeries(db, request.params.seriesId, now) }
    },
  })
  app.route({
    ...routeOf(endpoints.proposeSeries),
    handler: async (request, reply) =>
      reply.code(201).send(await proposeSeries(request.context(), request.params.seriesId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.showSeriesTurns),
    handler: (request) => {
      const { db, now } = request.context()
      return turnsOfSeries(db, request.params.seriesId, now)
    },
  })
  app.route({
    ...routeOf(endpoints.askNextInSeries),
    handler: (request) => askNextInSeries(request.context(), request.params.seriesId),
  })
  app.route({
    ...routeOf(endpoints.stopSeriesTurns),
    handler: (request) => stopSeriesTurns(request.context(), request.params.seriesId),
  })
  app.route({
    ...routeOf(endpoints.answerSeries),
    handler: (request) => answerSeries(request.context(), request.params.seriesId, request.body),
  })
  app.route({
    ...routeOf(endpoints.agreeSeries),
    handler: (request) => agreeSeries(request.context(), request.params.seriesId, request.body.supporterId),
  })
  app.route({
    ...routeOf(endpoints.withdrawAsking),
    handler: (request) => withdrawAsking(request.context(), request.params.seriesId, request.body),
  })
  app.route({
    ...routeOf(endpoints.leaveSeries),
    handler: (request) => leaveSeries(request.context(), request.params.seriesId, request.body),
  })
  app.route({
    ...routeOf(endpoints.showHands),
    handler: (request) => handsFor(request.context(), request.params.seriesId),
  })
  app.route({
    ...routeOf(endpoints.raiseHands),
    handler: async (request, reply) =>
      reply.code(201).send(await raiseHands(request.context(), request.params.seriesId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.listHolidays),
    handler: (request) => ({ items: holidaysBetween(request.query.from, request.query.to) }),
  })
}
