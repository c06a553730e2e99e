import { noticeId } from '@app/shared'
import * as endpoints from '@app/shared/notifications'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { listCalls } from './list-calls.ts'
import { markSent } from './mark-sent.ts'
import { markTold } from './mark-told.ts'
import { noteNotReached } from './note-not-reached.ts'
import { noticesFor } from './notices.queries.ts'
import { printCalls } from './print-calls.ts'
import { readNotices } from './read-notices.ts'
import { takeBackTold } from './take-back-told.ts'
import { takeBackTry } from './take-back-try.ts'

export const notificationsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listNotices),
    handler: (request) => {
      const { db, actor } = request.context()
      return noticesFor(db, actor, request.query)
    },
  })
  app.route({
    ...routeOf(endpoints.readNotices),
    handler: (request) => readNotices(request.context(), request.body.ids),
  })
  app.route({
    ...routeOf(endpoints.listCalls),
    handler: (request) => listCalls(request.context(), request.query),
  })
  app.route({
    ...routeOf(endpoints.markTold),
    handler: (request) => markTold(request.context(), request.params.noticeId, request.body.note),
  })
  app.route({
    ...routeOf(endpoints.takeBackTold),
    handler: (request) => takeBackTold(request.context(), request.params.noticeId),
  })
  app.route({
    ...routeOf(endpoints.noteNotReached),
    handler: (request) => noteNotReached(request.context(), request.params.noticeId),
  })
  app.route({
    ...routeOf(endpoints.takeBackTry),
    handler: (request) => takeBackTry(request.context(), request.params.noticeId, request.body.tryId),
  })
  app.route({
    ...routeOf(endpoints.markSent),
    handler: (request) => markSent(request.context(), request.body.ids, request.body.channel),
  })
  app.route({
    ...routeOf(endpoints.printCalls),
    handler: async (request, reply) => {
      const ids = request.query.ids.split(',').map((id) => noticeId.parse(id))
      return reply.type('application/pdf').send(await printCalls(request.context(), ids))
    },
  })
}
