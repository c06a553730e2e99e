import { z } from 'zod'

/** The number of the app, or a code kept on paper; width, spaces and hyphens do not matter. */
export const typedCode = z.string().trim().min(6, '番号をすべて入れてください').max(40)

/** What the set-up page shows once: the square code, and the same secret for typing into the app. */
export const offeredFactor = z
  .object({
    /** Base32, as authenticator apps take it. */
    secret: z.string(),
    /** SVG with its quiet zone. */
    qr: z.string(),
  })
  .meta({ id: 'OfferedFactor' })
export type OfferedFactor = z.infer<typeof offeredFactor>

/** 控えの番号: each lets its owner in once without the app. Shown this once; only hashes are kept. */
export const recoveryCodes = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' })
export type RecoveryCodes = z.infer<typeof recoveryCodes>

/** How my own second factor stands. */
export const secondFactor = z
  .object({
    /** When the app was set up; null: not yet. */
    since: z.iso.datetime().nullable(),
    codesLeft: z.int(),
    /** Whether an act that asks for it anew would pass now: it was shown within ten minutes, or there is none. */
    isFresh: z.boolean(),
  })
  .meta({ id: 'SecondFactor' })
export type SecondFactor = z.infer<typeof secondFactor>
