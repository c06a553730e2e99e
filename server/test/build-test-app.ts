import type { Problem, ProblemCode } from '@app/shared'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { buildApp } from '../src/app.ts'
import { type Config, type Limits, readConfig } from '../src/platform/config.ts'
import { type Context, systemContext } from '../src/platform/context.ts'
import { givenIn } from './given.ts'
import { openTestDatabase } from './test-database.ts'

/** What any endpoint may answer without saying so. */
const always: ProblemCode[] = [
  'not-signed-in',
  'not-yours',
  'second-factor-needed',
  'cross-site',
  'invalid-input',
  'not-found',
  'unsupported-body',
  'body-too-large',
  'version-needed',
  'key-needed',
  'key-reused',
  'too-many-tries',
  'too-busy',
  'unexpected',
]

export interface TestAppOptions {
  /** When the story begins. */
  now?: string
  limits?: Partial<Limits>
  env?: Record<string, string>
  /** Turn requests away when the machine is full. */
  shed?: boolean
  /** Hears the log, which is silent unless `env` says LOG_LEVEL. */
  logTo?: { write(line: string): void }
  /** More routes, before the app is ready. */
  extend?: (app: FastifyInstance) => unknown
}

/** The settings of a test: everything given, nothing read from the environment. */
export function testConfig(env: Record<string, string> = {}, limits: Partial<Limits> = {}): Config {
  const secrets = {
    jwtSecret: 'jwt secret of the tests, 32 bytes or more',
    pepper: 'pepper of the tests, 32 bytes or more',
  }
  const config = readConfig({ LOG_LEVEL: 'silent', PUBLIC_URL: 'http://localhost', ...env }, () => secrets)
  if ('refusals' in config) throw new Error(config.refusals.join('\n'))
  return { ...config, limits: { usual: 1e9, heavy: 1e9, contacts: 1e9, signIn: 1e9, ...limits } }
}

/** The real app on a real database. A refusal that its endpoint does not announce fails the test. */
export async function buildTestApp({
  now = '2026-10-05T01:00:00Z',
  limits,
  env,
  shed = false,
  logTo,
  extend,
}: TestAppOptions = {}) {
  const database = await openTestDatabase()
  const config = testConfig(env, limits)
  let present = new Date(now)
  const clock = () => present
  const app = await buildApp({ db: database.db, config, clock, shed, sessionCacheMs: 0, ...(logTo && { logTo }) })
  const unannounced: string[] = []
  app.addHook('preSerialization', async (request, _reply, body) => {
    const { refuses = [] } = request.routeOptions.config
    const { code, type } = (body ?? {}) as Partial<Problem>
    const isProblem = typeof type === 'string' && type.startsWith('tag:')
    const isKnown = !isProblem || !code || !request.routeOptions.url || [...always, ...refuses].includes(code)
    if (!isKnown) unannounced.push(`${request.method} ${request.routeOptions.url} refuses with ${code} unannounced`)
    return body
  })
  await extend?.(app)
  await app.ready()
  afterAll(async () => {
    await app.close()
    const { rows: astray } = await database.db.execute('select supporters_posted_wrongly()')
    await database.close()
    if (astray.length > 0) throw new Error(`the postings of ${astray.length} supporters differ from their profiles`)
    if (unannounced.length > 0) throw new Error([...new Set(unannounced)].join('\n'))
  })
  const given = givenIn({ app, db: database.db, config, clock })
  return {
    app,
    db: database.db,
    url: database.url,
    pool: database.pool,
    config,
    given,
    clock,
    /** Moves the time of the story: to a moment, or on by minutes, hours and days. */
    travel: (to: string | { minutes?: number; hours?: number; days?: number }) => {
      if (typeof to === 'string') return (present = new Date(to))
      const { minutes = 0, hours = 0, days = 0 } = to
      return (present = new Date(present.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000))
    },
    /** A context of nobody and time itself, for calling actions directly. */
    systemContext: (): Context => systemContext({ db: database.db, config, now: present }),
  }
}
