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
    /** The number with its middle hidden. */
    sms: z.object({ link: link.extend({ number: z.string() }).nullable() }).nullable(),
    push: z
      .object({
        /** With it a browser asks its maker for an address (VAPID, base64url). */
        publicKey: z.string(),
        /** `mark`: SHA-256 (base64url) of its address, so that a browser recognises itself. */
        browsers: z.array(link.extend({ device: z.string(), mark: z.string() })),
      })
      .nullable(),
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

const base64url = (bytes: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}=*$`), 'このブラウザには対応していません')

/** Where a browser is reached, as its maker gave it (`PushSubscription`). */
export const browserAddress = z.strictObject({
  endpoint: z.url({ error: 'このブラウザには対応していません' }).max(1_000),
  p256dh: base64url(65),
  auth: base64url(16),
})
export type BrowserAddress = z.infer<typeof browserAddress>

/** A mobile number as it is typed. */
export const numberToLink = z.strictObject({
  number: z.string().trim().min(1, '携帯電話の番号を入れてください').max(30),
})
/** The six digits that came to it. */
export const numberCode = z.strictObject({ code: z.string().trim().min(6, '6けたの番号を入れてください').max(20) })
