import { z } from 'zod'
import { noticeId, organizationId } from '../kernel/ids.ts'

/** お知らせ on screen: a sentence and where it leads. */
export const notice = z
  .object({
    id: noticeId,
    subject: z.string(),
    body: z.string(),
    /** Path inside the site that shows what it is about, or null. */
    leadsTo: z.string().nullable(),
    at: z.iso.datetime(),
    read: z.boolean(),
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof notice>

/** 電話する・送る: somebody without mail has to be told by a person. */
export const callToMake = z
  .object({
    id: noticeId,
    organizationId: organizationId.nullable(),
    organizationName: z.string(),
    /** `mail`: it could not be sent, so a person has to tell it. */
    channel: z.enum(['phone', 'fax', 'post', 'line', 'mail']),
    number: z.string().nullable(),
    subject: z.string(),
    body: z.string(),
    leadsTo: z.string().nullable(),
    at: z.iso.datetime(),
    /** 「伝えました」, when and by whom; null while it waits. */
    toldAt: z.iso.datetime().nullable(),
    toldBy: z.string().nullable(),
    toldNote: z.string().nullable(),
  })
  .meta({ id: 'CallToMake' })
export type CallToMake = z.infer<typeof callToMake>
