import { type AccountId, organizationId, type OrganizationId, Refusal, type SeatId } from '@app/shared'
import { isStaff, type Role } from '@app/shared/accounts/role'
import cookie from '@fastify/cookie'
import jwt from '@fastify/jwt'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Config } from './config.ts'
import { type Actor, type Channel, type Context, type IdempotencyClaim, nobody } from './context.ts'
import type { Db } from './db.ts'
import { deviceInWords } from './device.rules.ts'
import { newId } from './ids.ts'
import { hashOf } from './secrets.ts'
import { type AccessClaims, hasExpired, readAccess, signAccess } from './tokens.ts'

/** What a session row and its seat say right now; null when either is over. */
export interface SessionFacts {
  sessionId: string
  accountId: AccountId
  seatId: SeatId
  role: Role
  organizationId: OrganizationId | null
  /** Whose term is over may still read. */
  rights: 'answer' | 'read'
  /** The second factor was shown in this session, or its seat needs none. */
  isVerified: boolean
}

/** Who the caller turned out to be. `expired`: the session lives on, a refresh will help. `unverified`: nobody, until the second factor is shown. */
export interface Identity {
  state: 'nobody' | 'expired' | 'invalid' | 'unverified' | 'known'
  actor: Actor
  rights: 'answer' | 'read'
}

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity
    /** Everything an action needs from the outside; the same object for the whole request. */
    context(): Context
  }
  interface FastifyReply {
    /** Hands out an access token of a session, and its refresh token, as cookies. */
    signIn(session: { accountId: string; sessionId: string; refreshToken: string; expiresAt: Date }): FastifyReply
    signOut(): FastifyReply
  }
  interface FastifyInstance {
    /** Lets changed sessions and seats count at once; other copies of the server follow within seconds. */
    forgetSessions(): void
  }
}

export interface IdentityOptions {
  db: Db
  config: Config
  clock: () => Date
  sessionOf: (db: Db, sessionId: string, now: Date) => Promise<SessionFacts | null>
  /** How long a session row is believed without asking again. */
  cacheMs?: number
}

export const cookieNames = ({ https }: Pick<Config, 'https'>) =>
  https ? { access: '__Host-at', refresh: '__Secure-rt' } : { access: 'at', refresh: 'rt' }

/** Knows people by their cookie and gives every request its context. */
export const identity = fp<IdentityOptions>(
  async (app, { db, config, clock, sessionOf, cacheMs = 5_000 }) => {
    const names = cookieNames(config)
    const believed = new Map<string, { facts: SessionFacts | null; until: number }>()
    const proven = new Map<string, AccessClaims>()
    await app.register(cookie)
    await app.register(jwt, { secret: config.jwtSecret })
    app.decorateRequest('identity')
    app.decorateRequest('context')
    app.decorate('forgetSessions', () => believed.clear())

    async function factsOf(sessionId: string, now: Date): Promise<SessionFacts | null> {
      const known = believed.get(sessionId)
      if (known && known.until > performance.now()) return known.facts
      const facts = await sessionOf(db, sessionId, now)
      if (facts && !facts.isVerified) return facts // another copy may hear of the second factor at once
      if (believed.size > 5_000) believed.clear()
      believed.set(sessionId, { facts, until: performance.now() + cacheMs })
      return facts
    }

    /** A signature is checked once; the session behind it is still asked. */
    function claimsOf(token: string, now: Date): AccessClaims | null {
      const known = proven.get(token)
      if (known) return known
      const claims = readAccess(app, config, token, now)
      if (proven.size > 5_000) proven.clear()
      if (claims) proven.set(token, claims)
      return claims
    }

    async function identify(request: FastifyRequest, now: Date): Promise<Identity> {
      const stranger = { actor: nobody, rights: 'answer' } as const
      const token = request.cookies[names.access]
      if (!token) return { state: 'nobody', ...stranger }
      const claims = claimsOf(token, now)
      const facts = claims && (await factsOf(claims.sid, now))
      if (!facts || facts.accountId !== claims.sub) return { state: 'invalid', ...stranger }
      if (hasExpired(claims, now)) return { state: 'expired', ...stranger }
      const { rights, isVerified, ...actor } = facts
      if (!isVerified && !request.routeOptions.config.beforeSecondFactor) return { state: 'unverified', ...stranger }
      return { state: 'known', actor, rights }
    }

    app.addHook('onRequest', async (request) => {
      const now = clock()
      const hasAudience = request.routeOptions.config.audience !== undefined
      request.identity = hasAudience
        ? await identify(request, now)
        : { state: 'nobody', actor: nobody, rights: 'answer' }
      let context: Context | undefined
      request.context = () => (context ??= contextOf(request, { db, config, now }))
    })

    const shared = { httpOnly: true, secure: config.https } as const
    const access = { ...shared, path: '/', sameSite: 'lax' } as const
    const refresh = { ...shared, path: '/api/session', sameSite: 'strict' } as const
    app.decorateReply('signIn', function (this: FastifyReply, { accountId, sessionId, refreshToken, expiresAt }) {
      const token = signAccess(app, config, { accountId, sessionId, jti: newId() }, clock())
      return this.setCookie(names.access, token, { ...access, expires: expiresAt }).setCookie(
        names.refresh,
        refreshToken,
        { ...refresh, expires: expiresAt },
      )
    })
    app.decorateReply('signOut', function (this: FastifyReply) {
      return this.clearCookie(names.access, access).clearCookie(names.refresh, refresh)
    })
  },
  { name: 'identity' },
)

function contextOf(request: FastifyRequest, { db, config, now }: Pick<Context, 'db' | 'config' | 'now'>): Context {
  const { actor } = request.identity
  const mayEnterForOthers = actor.role !== 'system' && actor.role !== 'nobody' && isStaff(actor.role)
  return {
    actor,
    device: deviceInWords(request.headers['user-agent']),
    onBehalfOf: mayEnterForOthers ? onBehalfOf(request) : null,
    channel: mayEnterForOthers ? channelOf(request) : 'web',
    now,
    db,
    config,
    idempotency: idempotencyOf(request),
    ifMatch: versionOf(request),
  }
}

/** Proxy entry (rule 4): for whom a coordinator writes. */
function onBehalfOf({ headers }: FastifyRequest): OrganizationId | null {
  const given = headers['x-on-behalf-of']
  if (given === undefined) return null
  const read = organizationId.safeParse(given)
  if (!read.success) throw new Refusal('invalid-input')
  return read.data
}

const channels: readonly Channel[] = ['web', 'phone', 'fax', 'visit', 'meeting']

/** Proxy entry (rule 4): how the wish reached the centre. */
function channelOf({ headers }: FastifyRequest): Channel {
  const given = headers['x-channel'] ?? 'web'
  const channel = channels.find((one) => one === given)
  if (!channel) throw new Refusal('invalid-input')
  return channel
}

/** The key of a submission, tied to what was sent. */
function idempotencyOf(request: FastifyRequest): IdempotencyClaim | null {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST' || typeof key !== 'string') return null
  const bodyHash = hashOf(`${request.url}\n${JSON.stringify(request.body ?? null)}`)
  return { route: `POST ${request.routeOptions.url ?? ''}`, key, bodyHash }
}

/** The version in `If-Match: "3"`. */
export function versionOf({ headers }: FastifyRequest): number | null {
  const digits = /^(?:W\/)?"(\d{1,9})"$/.exec(headers['if-match'] ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}
