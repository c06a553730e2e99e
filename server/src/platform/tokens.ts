import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Config } from './config.ts'
import { hashOf } from './secrets.ts'

/** Minutes that an access token lives; revoking does not wait for it, because every request asks the session row. */
export const accessMinutes = 10
const issuer = 'atsukatsu-supporter'
const audience = 'atsukatsu-supporter:api'
const leewayMs = 30_000

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), jti: z.string(), exp: z.number() })
export type AccessClaims = z.infer<typeof claims>

type Keys = Pick<Config, 'jwtSecret' | 'previousJwtSecret'>
const kids = new Map<string, string>()
function kidOf(secret: string): string {
  const kid = kids.get(secret) ?? hashOf(`kid:${secret}`).slice(0, 12)
  kids.set(secret, kid)
  return kid
}

/** Signs with the present key only. */
export function signAccess(
  app: FastifyInstance,
  { jwtSecret }: Keys,
  { accountId, sessionId, jti }: { accountId: string; sessionId: string; jti: string },
  now: Date,
): string {
  const iat = Math.floor(now.getTime() / 1000)
  return app.jwt.sign(
    { sub: accountId, sid: sessionId, jti, iat, exp: iat + accessMinutes * 60 },
    {
      key: jwtSecret,
      algorithm: 'HS256',
      iss: issuer,
      aud: audience,
      kid: kidOf(jwtSecret),
      header: { alg: 'HS256', typ: 'at+jwt' },
    },
  )
}

/**
 * Accepts the present key and, during a rotation, the previous one. Says nothing about why it refuses. What it accepts once
 * it accepts always: whether the token has expired is asked apart.
 */
export function readAccess(
  app: FastifyInstance,
  { jwtSecret, previousJwtSecret }: Keys,
  token: string,
  now: Date,
): AccessClaims | null {
  if (token.length > 2_000) return null
  try {
    const decoded = app.jwt.decode<{ header: { kid?: unknown } }>(token, { complete: true })
    const key = [jwtSecret, previousJwtSecret].find((secret) => secret && kidOf(secret) === decoded?.header.kid)
    if (!key) return null
    return claims.parse(
      app.jwt.verify(token, {
        key,
        algorithms: ['HS256'],
        allowedIss: issuer,
        allowedAud: audience,
        checkTyp: 'at+jwt',
        requiredClaims: ['exp', 'sub', 'sid', 'jti'],
        ignoreExpiration: true,
        clockTimestamp: now.getTime(),
        cache: false,
      }),
    )
  } catch {
    return null
  }
}

export const hasExpired = ({ exp }: AccessClaims, now: Date): boolean => exp * 1000 + leewayMs <= now.getTime()
