import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { organizationId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { contactSeen, contactWritten } from './organization.ts'
import * as at from './organization.paths.ts'
import { registration, registrationLine, registrationStatus, review, supporterApplication } from './registration.ts'
import { profileWritten } from './supporter-profile.ts'
import { reviewPoints } from './supporter-words.ts'

const byId = z.object({ organizationId })
const reason = z.strictObject({ reason: z.string().trim().min(1, '理由を入れてください').max(500) })
const secret = z.string().min(20).max(200)

export const applyAsSupporter = defineEndpoint(at.applyAsSupporter, {
  summary: 'A company or group applies; a coordinator may enter it for them (proxy entry)',
  audience: 'open',
  rate: 'sign-in',
  body: supporterApplication,
  success: { status: 201, schema: z.object({ organizationId, name: z.string() }) },
  refuses: ['pledge-incomplete', 'already-registered', 'too-many-tries'],
})

export const lookAtApplication = defineEndpoint(at.lookAtApplication, {
  summary: 'An applicant opens its application with the mailed link',
  audience: 'open',
  rate: 'sign-in',
  body: z.strictObject({ secret }),
  success: { status: 200, schema: z.object({ registration, contact: contactSeen }) },
  refuses: ['link-spent', 'too-many-tries'],
})

export const resubmitApplication = defineEndpoint(at.resubmitApplication, {
  summary: 'An applicant corrects its application and hands it in again',
  audience: 'open',
  rate: 'sign-in',
  body: z.strictObject({ secret, profile: profileWritten, contact: contactWritten }),
  success: { status: 200, schema: z.object({ organizationId }) },
  refuses: ['link-spent', 'wrong-moment', 'already-registered', 'too-many-tries'],
})

export const withdrawApplication = defineEndpoint(at.withdrawApplication, {
  summary: 'An applicant takes its application back',
  audience: 'open',
  rate: 'sign-in',
  body: z.strictObject({ secret }),
  success: { status: 200, schema: z.object({ organizationId }) },
  refuses: ['link-spent', 'wrong-moment', 'too-many-tries'],
})

export const listRegistrations = defineEndpoint(at.listRegistrations, {
  summary: 'The centre lists registrations: the review queue and all supporters',
  audience: staff,
  query: z.object({
    ...pageQuery,
    status: registrationStatus.optional(),
    q: z.string().trim().max(60).optional(),
    needsPhoneCheck: z.stringbool().optional(),
    /** Only those whose change waits for the centre, who waits longest first. */
    changeWaits: z.stringbool().optional(),
    /** Only those of whom pictures wait for the centre. */
    picturesWait: z.stringbool().optional(),
  }),
  success: { status: 200, schema: pageOf(registrationLine) },
  refuses: [],
})

export const showRegistration = defineEndpoint(at.showRegistration, {
  summary: 'Everything about a registration, for its own members and the centre',
  audience: ['supporter', ...staff],
  params: byId,
  success: { status: 200, schema: registration },
  refuses: ['not-found'],
})

export const showReview = defineEndpoint(at.showReview, {
  summary: 'What the centre has beside a registration: the check list so far, and what was said before',
  audience: staff,
  params: byId,
  success: { status: 200, schema: review },
  refuses: ['not-found'],
})

export const keepReviewTicks = defineEndpoint(at.keepReviewTicks, {
  summary: 'A coordinator ticks what it has checked',
  audience: staff,
  params: byId,
  body: z.strictObject({ ticked: z.array(z.enum(reviewPoints)).max(reviewPoints.length) }),
  success: { status: 200, schema: review },
  refuses: ['not-found'],
})

export const editSupporter = defineEndpoint(at.editSupporter, {
  summary: 'A supporter (or the centre for it) changes what it says of itself; what the city reviews waits',
  audience: ['supporter', ...staff],
  params: byId,
  body: z.strictObject({ profile: profileWritten }),
  success: { status: 200, schema: registration },
  refuses: ['not-found', 'wrong-moment', 'version-stale', 'already-registered'],
  needsVersion: true,
})

export const registerSupporter = defineEndpoint(at.registerSupporter, {
  summary: 'A coordinator registers an applicant: it gets its number, is listed, and its first seat is invited',
  audience: staff,
  params: byId,
  body: z.strictObject({}),
  success: { status: 200, schema: registration },
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
  needsVersion: true,
})

const reasoned = {
  audience: staff,
  params: byId,
  body: reason,
  success: { status: 200, schema: registration },
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
  needsVersion: true,
} as const

export const returnRegistration = defineEndpoint(at.returnRegistration, {
  summary: 'A coordinator returns an application with a reason (補正)',
  ...reasoned,
})
export const rejectRegistration = defineEndpoint(at.rejectRegistration, {
  summary: 'A coordinator turns an application down with a reason',
  ...reasoned,
})
export const suspendSupporter = defineEndpoint(at.suspendSupporter, {
  summary: 'A coordinator suspends a registration with a reason',
  ...reasoned,
})
export const resumeSupporter = defineEndpoint(at.resumeSupporter, {
  summary: 'A coordinator ends a suspension',
  ...reasoned,
  body: z.strictObject({}),
})
export const revokeSupporter = defineEndpoint(at.revokeSupporter, {
  summary: 'The city revokes a registration with a reason',
  ...reasoned,
})
export const withdrawSupporter = defineEndpoint(at.withdrawSupporter, {
  summary: 'A supporter leaves',
  ...reasoned,
  audience: ['supporter', ...staff],
})

export const noteConsent = defineEndpoint(at.noteConsent, {
  summary:
    'A coordinator notes on the phone that a supporter from the ledger agrees to be listed, and may invite its first seat',
  audience: staff,
  params: byId,
  body: z.strictObject({ publish: z.boolean(), invite: z.boolean() }),
  success: { status: 200, schema: registration },
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
  needsVersion: true,
})
