import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { Refusal } from '@app/shared'
import compress from '@fastify/compress'
import serveStatic from '@fastify/static'
import underPressure from '@fastify/under-pressure'
import { sql } from 'drizzle-orm'
import {
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import fp from 'fastify-plugin'
import helmet from 'helmet'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { logOptions } from './log.ts'
import { notFoundHandler, problemHandler } from './problem-handler.ts'

/** No request waits or grows for ever (trust rule 24). */
export const edgeOptions = ({ logLevel, trustProxy }: Config, logTo?: { write(line: string): void }) =>
  ({
    requestTimeout: 15_000,
    connectionTimeout: 20_000,
    keepAliveTimeout: 5_000,
    handlerTimeout: 8_000,
    bodyLimit: 65_536,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
    trustProxy: trustProxy.length > 0 ? trustProxy : false,
    logger: logOptions(logLevel, logTo),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 200 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => void problemHandler(error, request, reply),
  }) satisfies FastifyHttpOptions<Server>

interface EdgeOptions {
  db: Db
  config: Config
  /** The built screens; left out in tests. */
  webRoot?: string | undefined
  /** Turn requests away when the machine is full; off in tests. */
  shed?: boolean
}

/** Headers, health, shedding and the screens: what every answer has in common. */
export const edge = fp<EdgeOptions>(
  async (app, { db, config, webRoot, shed = true }) => {
    const health = { isReady: true }
    app.decorate('health', health)
    if (shed) {
      app.addHook('onRequest', shedder(3 * (db.$client.options.max ?? 10)))
      await app.register(underPressure, {
        maxEventLoopDelay: 1_500,
        pressureHandler: (request) => {
          if (!isHealth(request.url)) throw new Refusal('too-busy')
        },
      })
    }
    const protect = helmet(headers(config))
    app.addHook('onRequest', (request, reply, next) => protect(request.raw, reply.raw, () => next()))
    await app.register(compress)
    app.removeContentTypeParser('text/plain')
    app.addHook('onSend', async (request, reply) => {
      if (!health.isReady) reply.header('connection', 'close')
      if (request.url.startsWith('/api') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    })
    app.addHook('preSerialization', async (_request, reply, body) => {
      const version = (body as { version?: unknown } | null)?.version
      if (typeof version === 'number') reply.header('etag', `"${version}"`)
      return body
    })
    app.get('/healthz', { logLevel: 'silent' }, () => ({ ok: true }))
    app.get('/readyz', { logLevel: 'silent' }, async () => {
      if (!health.isReady) throw new Refusal('too-busy')
      await db.execute(sql`select 1`)
      return { ok: true }
    })
    await serveScreens(app, webRoot)
  },
  { name: 'edge' },
)

declare module 'fastify' {
  interface FastifyInstance {
    /** Turned off first when the server stops, so that no new requests are sent here. */
    health: { isReady: boolean }
  }
}

const isHealth = (url: string) => url === '/healthz' || url === '/readyz'

/** Never more requests at once than the database can follow; whoever comes too many hears it at once. */
function shedder(most: number) {
  let inFlight = 0
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (!/^\/(api|a|c|n|g|t)\//.test(request.url)) return
    if (inFlight >= most) throw new Refusal('too-busy')
    inFlight++
    reply.raw.once('close', () => inFlight--)
  }
}

const headers = ({ https }: Config) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  referrerPolicy: { policy: 'same-origin' as const },
  xFrameOptions: { action: 'deny' as const },
  crossOriginOpenerPolicy: https ? { policy: 'same-origin' as const } : false,
  originAgentCluster: https,
})

/** The built screens. Every address that is not a file or the API is a page of the app. */
async function serveScreens(app: FastifyInstance, webRoot: string | undefined): Promise<void> {
  const isBuilt = webRoot !== undefined && existsSync(join(webRoot, 'index.html'))
  if (isBuilt)
    await app.register(serveStatic, {
      root: webRoot,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes(`${join('/', 'assets', '/')}`)
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|a|c|n|g|t|dev)(\/|$|\?)/.test(request.url)
    if (!isBuilt || !isPage || /\.\w+$/.test(request.url.split('?')[0]!)) return notFoundHandler(request, reply)
    return reply.sendFile('index.html')
  })
}
