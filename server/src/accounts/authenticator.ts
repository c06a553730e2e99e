import { generateSecret, generateURI, verifySync } from 'otplib'

/** Clocks of phones go a little wrong: the number before and the one after count as well. */
const toleranceSeconds = 30

/** 160 random bits, as an authenticator app takes them. */
export const newAppSecret = (): string => generateSecret()

/** What the square code on the set-up page says to the app. */
export const appLink = (secret: string, whose: string): string =>
  generateURI({ issuer: 'あつ活サポーター', label: whose, secret })

/**
 * The 30-second step in which these six digits are right, or null. Steps up to `lastStep` were used up before.
 * otplib answers with an object, which is always true: only its `valid` says yes.
 */
export function stepOf(secret: string, digits: string, lastStep: number | null, now: Date): number | null {
  const read = verifySync({
    secret,
    token: digits,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: toleranceSeconds,
    ...(lastStep !== null && { afterTimeStep: lastStep }),
  })
  return read.valid && 'timeStep' in read ? read.timeStep : null
}
