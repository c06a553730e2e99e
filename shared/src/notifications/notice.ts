import { z } from 'zod'
import { matchId, noticeId, organizationId } from '../kernel/ids.ts'

/**
 * What a notice asks of somebody without mail: whether it comes and with how many (`come`), whether it takes the offer
 * (`accept`), an answer in words, how it went (`result`), whether its seats at a meeting are still wanted (`seats`),
 * whether its story may be shown (`story`), to which sessions of a series it comes (`sessions`).
 */
export const asks = ['come', 'accept', 'words', 'result', 'seats', 'renewal', 'story', 'sessions'] as const
export type Asks = (typeof asks)[number]

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

/** Why a person has to tell it: a program tried, and it did not arrive. */
export const callReasons = ['mail-bounced', 'mail-not-sent', 'line-failed', 'sms-failed', 'sms-unknown'] as const

export const callChannels = ['phone', 'fax', 'post', 'line', 'mail'] as const

/**
 * After how long a call that nobody has made counts as late: usually a day; 至急 two hours, which run from 8:00 to 20:00 of
 * working days (`working-hours.rules.ts`). Our own numbers.
 */
export const callWaits = { days: 1, urgentHours: 2 }

/** 「出なかった」: how often it was tried, and when it is tried again. */
export const callTried = z.object({
  /** The latest try. */
  id: z.uuid(),
  times: z.int(),
  /** On how many different days in Japan. */
  days: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  /** From when it stands at the top of the list again. */
  againAt: z.iso.datetime(),
  /** The latest try can be taken back until then. */
  undoUntil: z.iso.datetime(),
})

/** After calls on so many different days a call says that nobody is reached this way, and what else there is. Our own number. */
export const triedInVain = 3

/** Another number of the same organization that the centre has, and what it was given for. */
const otherNumber = z.object({
  /** `on-the-day`: for the day of a request; `call-back`: to call back, said in a consultation. */
  from: z.enum(['on-the-day', 'call-back']),
  name: z.string().nullable(),
  number: z.string(),
  at: z.iso.datetime(),
})

/** 電話する・送る: somebody who has no mail, or wishes another way, has to be told by a person. */
export const callToMake = z
  .object({
    id: noticeId,
    organizationId: organizationId.nullable(),
    organizationName: z.string(),
    /** 至急: the day it is about comes before the office has opened again and closed. */
    urgent: z.boolean(),
    /** Until when it should be told; null: it was. A call in vain counts as made until its time comes again. */
    dueAt: z.iso.datetime().nullable(),
    late: z.boolean(),
    /** `mail`: it could not be sent, so a person has to tell it. */
    channel: z.enum(callChannels),
    /** Where to call or to FAX, as the registry has it now. */
    number: z.string().nullable(),
    /** Where to send a letter, for 郵送. */
    postAddress: z.string().nullable(),
    /** Whom to ask for, and when it can be reached. */
    personName: z.string().nullable(),
    reachableWhen: z.string().nullable(),
    subject: z.string(),
    body: z.string(),
    /** To be read out loud as it stands. */
    say: z.string(),
    asks: z.enum(asks).nullable(),
    /** The match whose answer is asked, and of which side. */
    matchId: matchId.nullable(),
    side: z.enum(['association', 'supporter']).nullable(),
    /** Its people have the mail too; the organization wishes to be called all the same. */
    alsoMailed: z.boolean(),
    printedAt: z.iso.datetime().nullable(),
    /** 紙の番号 of its form, once it was printed. */
    code: z.string().nullable(),
    leadsTo: z.string().nullable(),
    at: z.iso.datetime(),
    /** 「伝えました」, when and by whom; null while it waits. */
    toldAt: z.iso.datetime().nullable(),
    toldBy: z.string().nullable(),
    toldNote: z.string().nullable(),
    /** The answer came before anybody called, so nothing was left to tell. */
    answered: z.boolean(),
    /** It stands no longer (called off, or the day has begun), so nothing was left to tell. */
    overtaken: z.boolean(),
    /** 「伝えました」 can be taken back until then; null when it no longer can. */
    undoUntil: z.iso.datetime().nullable(),
    /** What was tried and did not arrive; null: nothing was. */
    why: z.enum(callReasons).nullable(),
    /** Calls that nobody answered; null: none. */
    tried: callTried.nullable(),
    /** It waits for its next try, below what was never tried. */
    rests: z.boolean(),
    /** What else there is where calls on several days were in vain; null: not yet. */
    otherWays: z.object({ fax: z.string().nullable(), numbers: z.array(otherNumber) }).nullable(),
  })
  .meta({ id: 'CallToMake' })
export type CallToMake = z.infer<typeof callToMake>
