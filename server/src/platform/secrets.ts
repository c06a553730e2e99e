import { createHash, createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** 32 random bytes. Secrets are never UUIDs and rest only as their hash. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** How a secret rests in the database. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A short code for paper and telephone, such as `ABCD-2345`: no 0/O and 1/I. Only with an end date and guarded tries. */
export const newCode = (): string => {
  const draw = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `${draw()}-${draw()}`
}

/** A code as typed by a person: width, case and hyphens do not matter, and what is never in a code is read as what it looks like. */
export const readCode = (typed: string): string => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/[O0]/g, 'Q')
    .replace(/[I1]/g, 'L')
  return `${plain.slice(0, 4)}-${plain.slice(4, 8)}`
}

/** A key of its own for one use, derived from a long secret. */
export const deriveKey = (secret: string, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', use, 32))

/**
 * The secret of a link, rebuilt from what it is about: a mail can carry it although only its hash rests in the database.
 * The id must be random (an invitation, a mail link), and the row decides whether the link still works.
 */
export const signedSecret = ({ config }: { config: { linkKey: Buffer } }, purpose: string, id: string): string =>
  createHmac('sha256', config.linkKey).update(`${purpose}:${id}`).digest('base64url')

/** Compares secrets in a time that tells nothing about them. */
export const sameSecret = (given: string, right: string): boolean =>
  timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(right).digest())

/** A short code rebuilt from what it is about, as `signedSecret`: a letter can be printed again, and only its hash rests. */
export function signedCode({ config }: { config: { linkKey: Buffer } }, purpose: string, id: string): string {
  const bytes = createHmac('sha256', config.linkKey).update(`code:${purpose}:${id}`).digest()
  const drawn = Array.from(bytes.subarray(0, 8), (byte) => letters[byte % letters.length]).join('')
  return `${drawn.slice(0, 4)}-${drawn.slice(4)}`
}
