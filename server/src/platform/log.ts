import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'

interface Told {
  name?: unknown
  code?: unknown
  constraint?: unknown
  stack?: unknown
  cause?: unknown
}

/** Only what is listed here is written: where an error came from, never its words (they may quote what people typed). */
function errorFacts(error: unknown): Record<string, unknown> {
  const { name, code, constraint, stack, cause } = (error ?? {}) as Told
  const frames = typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : []
  return { name, code, constraint, frames: frames.slice(0, 12), ...(cause ? { cause: errorFacts(cause) } : {}) }
}

/** Logging by allow-list (trust rule 26): no headers, bodies, queries or addresses. */
export const logOptions = (
  level: string,
  to?: { write(line: string): void },
): Exclude<FastifyServerOptions['logger'], boolean | undefined> => ({
  level,
  ...(to && { stream: to }),
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  serializers: {
    err: errorFacts as never,
    req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url ?? null }),
    res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
  },
})

/** One line per request. */
export function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const { method, routeOptions, identity, log } = request
  const facts = { method, route: routeOptions.url ?? null, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
  log.info({ ...facts, actor: identity?.actor.accountId ?? null }, 'answered')
}
