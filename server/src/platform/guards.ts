import { Refusal } from '@app/shared'
import type { FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import { versionOf } from './identity.ts'
import { record } from './outbox.ts'
import { isPlain } from './plain.ts'
import { countUse, networkOf, tooMany } from './throttle.ts'
import { transact } from './transact.ts'

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
      if (rate === 'heavy' || rate === 'contacts') await countUse(db, `heavy:${caller}`, config.limits.heavy, 60, now)
      if (rate === 'contacts') await countLook(request, db, config.limits.contacts, now)
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

/** A route under /api without audience, rate class, strict body or answer does not boot. */
export function refuseCarelessRoute({ method, url, config, schema }: RouteOptions): void {
  if (!url.startsWith('/api') || ownPlaces.test(url)) return
  const methods = [method].flat()
  if (methods.includes('HEAD') && methods.length === 1) return
  const fail = (what: string) => {
    throw new Error(`${methods.join()} ${url} ${what}`)
  }
  if (config?.audience === undefined) fail('names no audience: describe it with routeOf(endpoint)')
  if (config?.rate === undefined) fail('names no rate class: describe it with routeOf(endpoint)')
  const body = schema?.body
  if (methods.some((one) => ['POST', 'PATCH', 'PUT'].includes(one)) && !(body instanceof z.ZodType && isStrict(body)))
    fail('has no strict body: use z.strictObject, also within, and coerce nothing')
  const answers = (schema?.response ?? {}) as Record<string, unknown>
  const isFile = 'x-file' in (schema ?? {})
  if (!isFile && !answers[200] && !answers[201]) fail('names no answer')
}

/** Every object within refuses what it does not know, and a number is a number: nothing is coerced. */
function isStrict(schema: z.ZodType): boolean {
  if ('coerce' in schema.def && schema.def.coerce === true) return false
  if (!(schema instanceof z.ZodObject)) return partsOf(schema.def).every(isStrict)
  const parts = Object.values(schema.shape).filter((part) => part instanceof z.ZodType)
  return schema.def.catchall instanceof z.ZodNever && parts.every(isStrict)
}

/** What an array, a choice, a record, something optional … is made of. */
const partsOf = (def: object): z.ZodType[] =>
  Object.values(def)
    .flat()
    .filter((part) => part instanceof z.ZodType)

/** Only our own pages may act (trust rule 23); cookies alone prove nothing. */
function refuseOtherSites({ headers, protocol, host }: FastifyRequest, publicUrl: string): void {
  const site = headers['sec-fetch-site']
  const ours = [new URL(publicUrl).origin, `${protocol}://${host}`]
  const isOurs = site === undefined ? ours.includes(headers.origin ?? '') : site === 'same-origin'
  if (!isOurs) throw new Refusal('cross-site')
}

/** Who may only read still signs out, chooses a seat and keeps drafts. */
const openToReaders = /^\/api\/(session|me|drafts|notices)(\/|$)/

/** Browsers send the run-out token along where it is renewed, and with pictures, which are the same for everybody. */
const renewsTokens = /^\/api\/(session\/refresh|pictures\/:pictureId)$/

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

/** Numbers and addresses of people, looked up one by one, add up to a list: whoever wants too many is stopped and told of (trust rule 18). */
const countLook = (request: FastifyRequest, db: Db, most: number, now: Date): Promise<void> => {
  const { accountId, seatId } = request.identity.actor
  return countUse(db, `contacts:${accountId}`, most, 3_600, now, async () => {
    const ctx = { ...request.context(), idempotency: null }
    if (seatId) await transact(ctx, (tx) => record(tx, ctx, { type: 'account.looked-up-too-much', seatId }))
  })
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
