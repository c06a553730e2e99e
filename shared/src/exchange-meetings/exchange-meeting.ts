import { z } from 'zod'
import { meetingId, organizationId, signUpId } from '../kernel/ids.ts'
import { entryChannels } from '../organizations/supporter-words.ts'
import { meetingStatuses, signUpStatuses } from './exchange-meeting.lifecycle.ts'

export const meetingStatus = z.enum(meetingStatuses)
export const signUpStatus = z.enum(signUpStatuses)
/** 側: each side has its own quota, counted in heads, and its own waiting list. */
export const meetingSide = z.enum(['association', 'supporter'])
export type MeetingSide = z.infer<typeof meetingSide>

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '時刻を 09:00 の形で入れてください')
const quota = z.int('人数を数字で入れてください').min(1, '1人以上を入れてください').max(1000)

export const meetingInput = z.strictObject({
  title: z.string().trim().min(1, '題名を入れてください').max(80),
  heldOn: z.iso.date('日を選んでください'),
  from: time,
  to: time,
  place: z.string().trim().min(1, '場所を入れてください').max(120),
  description: z.string().trim().max(2000).default(''),
  /** Heads the room holds per side. */
  quotas: z.strictObject({ association: quota, supporter: quota }),
  /** 1団体あたりの人数の上限 */
  headsPerOrganization: z.int().min(1).max(50).default(3),
  /** Sign-ups close at the end of this day. */
  closesOn: z.iso.date('締切の日を選んでください'),
})
export type MeetingInput = z.infer<typeof meetingInput>

/** 申込み of one organization. */
export const signUp = z
  .object({
    id: signUpId,
    meetingId,
    organizationId,
    organizationName: z.string(),
    side: meetingSide,
    heads: z.int(),
    status: signUpStatus,
    /** Place in the waiting line of its side, from 1; null unless waiting. */
    waitingPlace: z.int().nullable(),
    /** 「困りごと」「できること」 in a sentence. */
    card: z.string(),
    channel: z.enum(entryChannels),
    signedUpAt: z.iso.datetime(),
    cancelReason: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'SignUp' })
export type SignUp = z.infer<typeof signUp>

const seats = z.object({ quota: z.int(), taken: z.int(), waiting: z.int() })
/** 交流会. The free seats shown may be a moment old; the sign-up itself decides. */
export const meeting = z
  .object({
    id: meetingId,
    title: z.string(),
    heldOn: z.iso.date(),
    from: z.string(),
    to: z.string(),
    place: z.string(),
    description: z.string(),
    status: meetingStatus,
    seats: z.object({ association: seats, supporter: seats }),
    headsPerOrganization: z.int(),
    closesOn: z.iso.date(),
    statusReason: z.string().nullable(),
    /** The sign-up of the reader's organization, if any. */
    mine: signUp.nullable(),
    version: z.int(),
  })
  .meta({ id: 'ExchangeMeeting' })
export type ExchangeMeeting = z.infer<typeof meeting>
