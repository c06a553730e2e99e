import { Refusal } from '@app/shared'
import type { FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import { versionOf } from './identity.ts'
import { isPlain } from './plain.ts'
import { countUse, networkOf, tooMany } from './throttle.ts'

interface GuardOptions {
  db: Db
  config: Pick<Config, 'publicUrl' | 'limits'>
  clock: () => Date
}

const unsafe = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** What stands before every endpoint: the right site, the right person, the right manners, not too often. */
export const guards = fp<GuardOptions>(
  async (app, { db, config, clock }) => {
    app.addHook('onRoute', refuseCarelessRoute)
    const count = usualCounter(config.limits.usual)

    app.addHook('onRequest', async (request) => {
      const { audience, rate } = request.routeOptions.config
      if (audience === undefined) return
      if (unsafe(request.method)) refuseOtherSites(request, config.publicUrl)
      refuseStrangers(request)
      refuseMissingHeaders(request)
      const now = clock()
      const { accountId } = request.identity.actor
      const caller = accountId ?? networkOf(request.ip)
      count(caller, now)
      if (rate === 'heavy') await countUse(db, `heavy:${caller}`, config.limits.heavy, 60, now)
      if (rate === 'sign-in') await countUse(db, `sign-in:${networkOf(request.ip)}`, config.limits.signIn, 300, now)
    })
    // an act without details may come without a body
    app.addHook('preValidation', async (request) => {
      if (request.routeOptions.schema?.body && request.body == null) request.body = {}
      const { body, query, params } = request
      if (![body, query, params].every((part) => isPlain(part))) throw new Refusal('invalid-input')
    })
  },
  { name: 'guards', dependencies: ['identity'] },
)

const ownPlaces = /^\/api\/(docs|openapi\.json)/

/** A route under /api without audience, strict body or answer does not boot. */
export function refuseCarelessRoute({ method, url, config, schema }: RouteOptions): void {
  if (!url.startsWith('/api') || ownPlaces.test(url)) return
  const methods = [method].flat()
  if (methods.includes('HEAD') && methods.length === 1) return
  const fail = (what: string) => {
    throw new Error(`${methods.join()} ${url} ${what}`)
  }
  if (config?.audience === undefined) fail('names no audience: describe it with routeOf(endpoint)')
  if (methods.some((one) => ['POST', 'PATCH', 'PUT'].includes(one)) && !isStrict(schema?.body))
    fail('has no strict body: use z.strictObject')
  const answers = (schema?.response ?? {}) as Record<string, unknown>
  const isFile = 'x-file' in (schema ?? {})
  if (!isFile && !answers[200] && !answers[201]) fail('names no answer')
}

/** A strict object, or a choice between strict objects. */
function isStrict(body: unknown): boolean {
  if (body instanceof z.ZodObject) return body.def.catchall instanceof z.ZodNever
  if (body instanceof z.ZodUnion) return body.options.every(isStrict)
  if (body instanceof z.ZodPipe) return isStrict(body.in)
  return false
}

/** Only our own pages may act (trust rule 23); cookies alone prove nothing. */
function refuseOtherSites({ headers, protocol, host }: FastifyRequest, publicUrl: string): void {
  const site = headers['sec-fetch-site']
  const ours = [new URL(publicUrl).origin, `${protocol}://${host}`]
  const isOurs = site === undefined ? ours.includes(headers.origin ?? '') : site === 'same-origin'
  if (!isOurs) throw new Refusal('cross-site')
}

/** Who may only read still signs out, chooses a seat and keeps drafts. */
const openToReaders = /^\/api\/(session|me|drafts|notices)(\/|$)/

/** Browsers send the run-out token along where it is renewed. */
const renewsTokens = /^\/api\/session\/refresh$/

function refuseStrangers({ identity, method, routeOptions }: FastifyRequest): void {
  const { audience } = routeOptions.config
  if (identity.state === 'expired' && !renewsTokens.test(routeOptions.url ?? '')) throw new Refusal('not-signed-in')
  if (audience === 'open') return
  if (identity.state === 'unverified') throw new Refusal('second-factor-needed')
  const { role } = identity.actor
  if (role === 'nobody' || role === 'system') throw new Refusal('not-signed-in')
  if (audience !== 'signed-in' && !audience?.includes(role)) throw new Refusal('not-yours')
  if (identity.rights === 'read' && unsafe(method) && !openToReaders.test(routeOptions.url ?? ''))
    throw new Refusal('not-yours', '任期が終わっているため、見ることだけできます')
}

function refuseMissingHeaders(request: FastifyRequest): void {
  const { audience, needsVersion } = request.routeOptions.config
  const key = request.headers['idempotency-key']
  if (request.method === 'POST' && audience !== 'open' && !key) throw new Refusal('key-needed')
  if (key !== undefined && !/^[\x21-\x7e]{8,200}$/.test(String(key))) throw new Refusal('key-needed')
  if (needsVersion && versionOf(request) === null) throw new Refusal('version-needed')
}

/** Counted in this process only: it keeps one caller from taking all the room. */
function usualCounter(most: number) {
  let counts = new Map<string, number>()
  let closesAt = 0
  return (caller: string, now: Date): void => {
    if (now.getTime() >= closesAt) {
      counts = new Map()
      closesAt = now.getTime() + 60_000
    }
    const count = (counts.get(caller) ?? 0) + 1
    counts.set(caller, count)
    if (count > most) throw tooMany(new Date(closesAt), now)
  }
}
