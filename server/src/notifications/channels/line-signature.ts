import { createHmac } from 'node:crypto'
import { sameSecret } from '../../platform/secrets.ts'

/** LINE signs the very bytes that it hands in (HMAC-SHA256 with the channel secret, base64). */
export const isSignedByLine = (secret: string, body: Buffer, signature: unknown): boolean =>
  typeof signature === 'string' && sameSecret(signature, createHmac('sha256', secret).update(body).digest('base64'))
