import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { noticeId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { callToMake, notice } from './notice.ts'
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
  query: z.object({ ...pageQuery, told: z.stringbool().default(false) }),
  success: { status: 200, schema: pageOf(callToMake) },
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
