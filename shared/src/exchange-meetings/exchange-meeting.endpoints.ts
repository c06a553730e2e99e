import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { meetingId, signUpId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { meeting, meetingInput, signUp } from './exchange-meeting.ts'
import * as at from './exchange-meeting.paths.ts'

const byId = z.object({ meetingId })
const reason = z.strictObject({ reason: z.string().trim().min(1, '理由を入れてください').max(500) })
const nothing = z.strictObject({})

export const listMeetings = defineEndpoint(at.listMeetings, {
  summary: 'Exchange meetings, coming ones first; drafts only for the centre',
  audience: 'open',
  query: z.object(pageQuery),
  success: { status: 200, schema: pageOf(meeting) },
  refuses: [],
})
export const showMeeting = defineEndpoint(at.showMeeting, {
  summary: 'One exchange meeting with its free seats',
  audience: 'open',
  params: byId,
  success: { status: 200, schema: meeting },
  refuses: ['not-found'],
})
export const draftMeeting = defineEndpoint(at.draftMeeting, {
  summary: 'A coordinator drafts an exchange meeting with quotas per side',
  audience: staff,
  body: meetingInput,
  success: { status: 201, schema: meeting },
  refuses: ['day-is-past'],
})
const act = { audience: staff, params: byId, success: { status: 200, schema: meeting }, needsVersion: true } as const
export const editMeeting = defineEndpoint(at.editMeeting, {
  ...act,
  summary: 'A coordinator changes a meeting; more seats move waiters up at once',
  body: meetingInput,
  refuses: ['not-found', 'wrong-moment', 'version-stale', 'quota-below-taken', 'day-is-past'],
})
const moved = { ...act, refuses: ['not-found', 'wrong-moment', 'version-stale'] } as const
export const openMeeting = defineEndpoint(at.openMeeting, { ...moved, summary: 'Sign-ups begin', body: nothing })
export const closeMeeting = defineEndpoint(at.closeMeeting, { ...moved, summary: 'Sign-ups end', body: nothing })
export const reopenMeeting = defineEndpoint(at.reopenMeeting, {
  ...moved,
  summary: 'Sign-ups begin again',
  body: nothing,
})
export const holdMeeting = defineEndpoint(at.holdMeeting, {
  ...moved,
  summary: 'The meeting has taken place',
  body: nothing,
})
export const cancelMeeting = defineEndpoint(at.cancelMeeting, {
  ...moved,
  summary: 'The meeting is called off with a reason; everybody signed up is told',
  body: reason,
})

export const signUpForMeeting = defineEndpoint(at.signUpForMeeting, {
  summary: 'An organization takes seats until the last one, then waits in line; a coordinator may enter it for one',
  audience: ['association', 'supporter', ...staff],
  params: byId,
  body: z.strictObject({
    heads: z.int('人数を数字で入れてください').min(1, '1人以上を入れてください').max(50),
    card: z.string().trim().max(500).default(''),
  }),
  success: { status: 201, schema: signUp },
  refuses: ['not-found', 'wrong-moment', 'already-signed-up', 'not-registered', 'not-yours'],
})
export const listSignUps = defineEndpoint(at.listSignUps, {
  summary: 'Who comes and who waits, for the centre',
  audience: staff,
  params: byId,
  success: { status: 200, schema: z.object({ items: z.array(signUp) }) },
  refuses: ['not-found'],
})
export const cancelSignUp = defineEndpoint(at.cancelSignUp, {
  summary: 'A sign-up is cancelled with a reason; waiters of that side move up in the same moment',
  audience: ['association', 'supporter', ...staff],
  params: z.object({ meetingId, signUpId }),
  body: reason,
  success: { status: 200, schema: signUp },
  refuses: ['not-found', 'wrong-moment'],
})
export const printSignUpList = defineEndpoint(at.printSignUpList, {
  summary: 'The list for the reception desk (A4)',
  audience: staff,
  rate: 'contacts',
  params: byId,
  success: { status: 200, file: 'application/pdf' },
  refuses: ['not-found'],
})
