import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { noticeId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { callChannels, callToMake, notice } from './notice.ts'
import * as at from './notice.paths.ts'

export const listNotices = defineEndpoint(at.listNotices, {
  summary: 'What my organization (or the centre) was told',
  audience: 'signed-in',
  query: z.object(pageQuery),
  success: { status: 200, schema: pageOf(notice).extend({ unread: z.int() }) },
  refuses: [],
})
export const readNotices = defineEndpoint(at.readNotices, {
  summary: 'Marks notices as read',
  audience: 'signed-in',
  body: z.strictObject({ ids: z.array(noticeId).max(100) }),
  success: { status: 200, schema: z.object({ read: z.int() }) },
  refuses: [],
})
export const listCalls = defineEndpoint(at.listCalls, {
  summary: 'People without mail who have to be told by telephone, FAX or post',
  audience: staff,
  rate: 'contacts',
  query: z.object({
    ...pageQuery,
    told: z.stringbool().default(false),
    channel: z.enum(callChannels).optional(),
    /** Only those that ask something back. */
    asking: z.stringbool().default(false),
  }),
  success: {
    status: 200,
    schema: pageOf(callToMake).extend({
      /** How many wait over each channel, whatever is filtered. */
      waiting: z.record(z.enum(callChannels), z.int()),
    }),
  },
  refuses: [],
})
export const markTold = defineEndpoint(at.markTold, {
  summary: '「伝えました」: counts as delivered, with who and when',
  audience: staff,
  params: z.object({ noticeId }),
  body: z.strictObject({ note: z.string().trim().max(300).default('') }),
  success: { status: 200, schema: callToMake },
  refuses: ['not-found', 'wrong-moment'],
})
export const takeBackTold = defineEndpoint(at.takeBackTold, {
  summary: 'Takes 「伝えました」 back within the day: it waits on the list again',
  audience: staff,
  params: z.object({ noticeId }),
  body: z.strictObject({}),
  success: { status: 200, schema: callToMake },
  refuses: ['not-found', 'wrong-moment'],
})
export const noteNotReached = defineEndpoint(at.noteNotReached, {
  summary:
    '「出なかった」: called and nobody answered; noted for all that waits for this organization over this channel, and called again later',
  audience: staff,
  params: z.object({ noticeId }),
  body: z.strictObject({}),
  success: { status: 200, schema: callToMake },
  refuses: ['not-found', 'wrong-moment'],
})
export const takeBackTry = defineEndpoint(at.takeBackTry, {
  summary: 'Takes 「出なかった」 back within the day: the call stands where it stood',
  audience: staff,
  params: z.object({ noticeId }),
  body: z.strictObject({ tryId: z.uuid() }),
  success: { status: 200, schema: callToMake },
  refuses: ['not-found', 'wrong-moment'],
})
export const markSent = defineEndpoint(at.markSent, {
  summary: '「印刷して送った」: the chosen notices went out on paper and count as delivered',
  audience: staff,
  body: z.strictObject({
    ids: z.array(noticeId).min(1, '送ったものを選んでください').max(50),
    channel: z.enum(['fax', 'post']),
  }),
  success: { status: 200, schema: z.object({ sent: z.int() }) },
  refuses: ['not-found'],
})
export const printCalls = defineEndpoint(at.printCalls, {
  summary: 'The chosen notices as A4 forms in one PDF, with the reply to tick and the short code; printing is audited',
  audience: staff,
  rate: 'heavy',
  query: z.object({ ids: z.string().regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,49}$/, '印刷するものを選んでください') }),
  success: { status: 200, file: 'application/pdf' },
  refuses: ['not-found'],
})
