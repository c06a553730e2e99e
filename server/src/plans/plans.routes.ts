import * as endpoints from '@app/shared/plans'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { planBoard } from './plan-board.ts'

/** Thinking is allowed more time than an answer elsewhere, in milliseconds: the board, the most seconds, and the check. */
const patience = endpoints.mostSeconds * 1000 + 8_000

export const plansRoutes: FastifyPluginAsyncZod = async (app) => {
  const plans = oneAtATime()
  app.addHook('preClose', async () => plans.close())
  app.route({
    ...routeOf(endpoints.planBoard),
    handlerTimeout: patience,
    handler: (request, reply) => plans.run(reply.raw, (stop) => planBoard(request.context(), request.body, { stop })),
  })
}
