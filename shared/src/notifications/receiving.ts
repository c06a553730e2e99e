import { z } from 'zod'

/** How news that can wait come: each by itself, once a day at eight, once a week on Monday. */
export const digests = ['at-once', 'daily', 'weekly'] as const
export type Digest = (typeof digests)[number]

const hour = z.int().min(0).max(23)

/** お知らせの受け取り方, as somebody wishes it. */
export const receivingWishes = z
  .strictObject({
    /** false: no mail while LINE or SMS reaches me. */
    mail: z.boolean(),
    digest: z.enum(digests),
    /** From when nothing that can wait is sent (hour in Japan); null: at any hour. */
    quietFrom: hour.nullable(),
    quietTo: hour.nullable(),
  })
  .refine(({ quietFrom, quietTo }) => (quietFrom === null) === (quietTo === null), {
    message: '始まりと終わりの時刻を、両方選んでください',
    path: ['quietTo'],
  })
  .refine(({ quietFrom, quietTo }) => quietFrom === null || quietFrom !== quietTo, {
    message: '始まりと終わりには、違う時刻を選んでください',
    path: ['quietTo'],
  })
export type ReceivingWishes = z.infer<typeof receivingWishes>

const link = z.object({ id: z.uuid(), since: z.iso.datetime() })

/** How I am told, and what could be added. A channel that the city has not set up is null. */
export const receiving = z
  .object({
    wishes: z.object({
      mail: z.boolean(),
      digest: z.enum(digests),
      quietFrom: hour.nullable(),
      quietTo: hour.nullable(),
    }),
    /** My own mail address; null: there is none. */
    email: z.string().nullable(),
    /** The centre's own people hear by mail only of what should not wait: there is nothing to gather. */
    isStaff: z.boolean(),
    line: z.object({ link: link.nullable() }).nullable(),
  })
  .meta({ id: 'Receiving' })
export type Receiving = z.infer<typeof receiving>

/** What a person sends to the city's LINE account to be recognised. */
export const lineCode = z
  .object({
    code: z.string(),
    expiresAt: z.iso.datetime(),
    /** Opens LINE with the code already written. */
    openUrl: z.url(),
    /** The same as a square code (SVG), for whoever reads this page on a computer. */
    qr: z.string(),
  })
  .meta({ id: 'LineCode' })
export type LineCode = z.infer<typeof lineCode>
