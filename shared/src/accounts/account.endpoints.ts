import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { organizationId, seatId } from '../kernel/ids.ts'
import * as at from './account.paths.ts'
import {
  dayOrder,
  displayName,
  draft,
  invitationSeen,
  invited,
  linkSecret,
  mailAddress,
  me,
  newPassword,
  people,
  seat,
  seatRights,
  seatTitle,
} from './account.ts'
import { staff } from './role.ts'

const typedPassword = z.string().min(1, '合言葉を入れてください').max(200)
const done = z.object({ done: z.literal(true) })
const answersMe = { status: 200, schema: me } as const

export const signIn = defineEndpoint(at.signIn, {
  summary: 'Somebody comes in with mail address and password',
  audience: 'open',
  rate: 'sign-in',
  body: z.strictObject({ email: mailAddress, password: typedPassword }),
  success: answersMe,
  refuses: ['wrong-credentials', 'too-many-tries'],
})
export const signInAsDemo = defineEndpoint(at.signInAsDemo, {
  summary: 'A newcomer becomes one of the five made-up people of the demo; there is no such door outside the demo',
  audience: 'open',
  rate: 'sign-in',
  body: z.strictObject({ person: z.enum(['kaicho', 'company', 'students', 'coordinator', 'admin']) }),
  success: answersMe,
  refuses: ['not-found', 'too-many-tries'],
})
export const signOut = defineEndpoint(at.signOut, {
  summary: 'Somebody leaves; its session is over at once',
  audience: 'open',
  beforeSecondFactor: true,
  success: { status: 200, schema: done },
  refuses: [],
})
export const refreshSession = defineEndpoint(at.refreshSession, {
  summary: 'A new access token for the refresh token in the cookie, which is used up',
  audience: 'open',
  body: z.strictObject({}),
  success: { status: 200, schema: done },
  refuses: ['not-signed-in'],
})
export const askMailLink = defineEndpoint(at.askMailLink, {
  summary: 'A link to come in is mailed; the answer is the same whether or not the address is known',
  audience: 'open',
  rate: 'sign-in',
  body: z.strictObject({ email: mailAddress }),
  success: { status: 200, schema: done },
  refuses: ['too-many-tries'],
})
export const redeemMailLink = defineEndpoint(at.redeemMailLink, {
  summary: 'Somebody comes in with the mailed link; only pressing the button uses it up',
  audience: 'open',
  rate: 'sign-in',
  body: z.strictObject({ secret: linkSecret }),
  success: answersMe,
  refuses: ['link-spent', 'too-many-tries'],
})
export const chooseSeat = defineEndpoint(at.chooseSeat, {
  summary: 'From which of my seats I act from here on',
  audience: 'signed-in',
  beforeSecondFactor: true,
  body: z.strictObject({ seatId }),
  success: answersMe,
  refuses: ['not-found'],
})
export const showMe = defineEndpoint(at.showMe, {
  summary: 'Who is signed in; null for a stranger',
  audience: 'open',
  beforeSecondFactor: true,
  success: { status: 200, schema: me.nullable() },
  refuses: ['not-signed-in'],
})
export const changePassword = defineEndpoint(at.changePassword, {
  summary:
    'Changes the password; asks for the present one, or for a fresh sign-in if there was none; all other sessions end',
  audience: 'signed-in',
  rate: 'sign-in',
  body: z.strictObject({ present: z.string().max(200).default(''), password: newPassword }),
  success: { status: 200, schema: done },
  refuses: ['wrong-credentials', 'password-too-weak', 'step-up-needed', 'come-in-anew', 'too-many-tries'],
})

const draftKey = z.object({ key: z.string().regex(/^[A-Za-z0-9:._-]{1,120}$/) })
export const showDraft = defineEndpoint(at.showDraft, {
  summary: 'What I typed and did not send yet; null when there is nothing',
  audience: 'signed-in',
  params: draftKey,
  success: { status: 200, schema: draft.nullable() },
  refuses: [],
})
export const keepDraft = defineEndpoint(at.keepDraft, {
  summary: 'Keeps what I typed',
  audience: 'signed-in',
  params: draftKey,
  body: z.strictObject({ content: z.record(z.string().max(100), z.unknown()) }),
  success: { status: 200, schema: draft },
  refuses: [],
})
export const discardDraft = defineEndpoint(at.discardDraft, {
  summary: 'Throws away what I typed',
  audience: 'signed-in',
  params: draftKey,
  success: { status: 200, schema: done },
  refuses: [],
})

export const showSetUp = defineEndpoint(at.showSetUp, {
  summary: 'Whether this installation still waits for its first admin',
  audience: 'open',
  success: { status: 200, schema: z.object({ isNeeded: z.boolean() }) },
  refuses: [],
})
export const setUp = defineEndpoint(at.setUp, {
  summary: 'The first admin comes in with the code that the server printed at its start',
  audience: 'open',
  rate: 'sign-in',
  body: z.strictObject({ code: linkSecret, displayName, email: mailAddress, password: newPassword }),
  success: { status: 201, schema: me },
  refuses: ['link-spent', 'setup-done', 'password-too-weak', 'too-many-tries'],
})

const byOrganization = z.object({ organizationId })
const invitation = {
  title: seatTitle.default(''),
  /** Who is meant, so that the list says whom one waits for. */
  name: z.string().trim().max(60).default(''),
  /** Without an address the answer carries a code to print on paper. */
  email: mailAddress.nullable().default(null),
  /** Read only: may look at everything of the organization, and act on nothing. */
  rights: seatRights.default('answer'),
  startsOn: z.iso.date('日を選んでください').optional(),
  endsOn: z.iso.date('日を選んでください').nullable().default(null),
}

export const listSeats = defineEndpoint(at.listSeats, {
  summary: 'The people of an organization: for its own people and for coordinators',
  audience: 'signed-in',
  params: byOrganization,
  success: { status: 200, schema: people },
  refuses: ['not-found'],
})
export const inviteSeat = defineEndpoint(at.inviteSeat, {
  summary: 'Invites a successor or a colleague, by mail or by a code printed on paper',
  audience: 'signed-in',
  params: byOrganization,
  body: z.strictObject(invitation).refine(dayOrder.check, dayOrder.says),
  success: { status: 201, schema: invited },
  refuses: ['not-found', 'wrong-moment', 'step-up-needed'],
})
export const endSeat = defineEndpoint(at.endSeat, {
  summary: "Ends somebody's term; unless at once, one reads on for 60 days",
  audience: 'signed-in',
  params: z.object({ organizationId, seatId }),
  body: z.strictObject({ atOnce: z.boolean().default(false) }),
  success: { status: 200, schema: seat },
  refuses: ['not-found', 'wrong-moment'],
})

export const lookAtInvitation = defineEndpoint(at.lookAtInvitation, {
  summary: 'What an invitation is about; looking does not use it up',
  audience: 'open',
  rate: 'sign-in',
  body: z.strictObject({ secret: linkSecret }),
  success: { status: 200, schema: invitationSeen },
  refuses: ['link-spent', 'too-many-tries'],
})
export const redeemInvitation = defineEndpoint(at.redeemInvitation, {
  summary: 'Takes the seat; a password is optional, mailed links do without. Whoever is signed in takes it for itself',
  audience: 'open',
  rate: 'sign-in',
  body: z.strictObject({
    secret: linkSecret,
    displayName,
    /** Needed with a code on paper, where no address is known yet; may be left out even then. */
    email: mailAddress.nullable().default(null),
    password: newPassword.nullable().default(null),
  }),
  success: { status: 201, schema: me },
  refuses: ['link-spent', 'mail-already-known', 'password-too-weak', 'too-many-tries'],
})

export const listStaff = defineEndpoint(at.listStaff, {
  summary: "The centre's own people",
  audience: staff,
  success: { status: 200, schema: people },
  refuses: [],
})
export const inviteStaff = defineEndpoint(at.inviteStaff, {
  summary: 'An admin invites a coordinator or another admin',
  audience: ['admin'],
  body: z
    .strictObject({ ...invitation, email: mailAddress, role: z.enum(staff) })
    .refine(dayOrder.check, dayOrder.says),
  success: { status: 201, schema: invited },
  refuses: ['step-up-needed'],
})
export const endStaffSeat = defineEndpoint(at.endStaffSeat, {
  summary: "Ends the term of one of the centre's people, at once; the last admin stays",
  audience: ['admin'],
  params: z.object({ seatId }),
  body: z.strictObject({}),
  success: { status: 200, schema: seat },
  refuses: ['not-found', 'wrong-moment', 'last-admin', 'step-up-needed'],
})
