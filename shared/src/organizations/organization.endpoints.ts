import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { blocks } from '../districts/blocks.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { organizationId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { contactSeen, contactShown, contactWritten } from './organization.ts'
import * as at from './organization.paths.ts'
import { supporterKindChanges, supporterKindRow } from './supporter-kind.ts'
import { reviewPoints } from './supporter-words.ts'
import {
  profileWritten,
  districtReach,
  registration,
  registrationLine,
  registrationStatus,
  review,
  supporterApplication,
  supporterCard,
  supporterKind,
  supporterPage,
} from './supporter.ts'

const byId = z.object({ organizationId })
/** What the directory is searched and narrowed by. */
const directoryQuery = {
  /** Any part of the name, its reading, or of what it can do. */
  q: z.string().trim().max(60).optional(),
  category: z.string().max(30).optional(),
  item: z.string().max(60).optional(),
  district: z.coerce.number().int().optional(),
  /** Comes somewhere in this block. */
  block: z.enum(blocks).optional(),
  /** Only those who come to the whole city. */
  wholeCity: z.stringbool().optional(),
  kind: supporterKind.optional(),
  /** A day on which it could come. */
  on: z.iso.date().optional(),
}
const reason = z.strictObject({ reason: z.string().trim().min(1, '理由を入れてください').max(500) })
const secret = z.string().min(20).max(200)

export const listSupporterKinds = defineEndpoint(at.listSupporterKinds, {
  summary: 'The kinds of supporters, with what each is asked for',
  audience: 'open',
  success: { status: 200, schema: z.object({ items: z.array(supporterKindRow) }) },
  refuses: [],
})

export const editSupporterKind = defineEndpoint(at.editSupporterKind, {
  summary: 'An admin names a kind of supporter, orders it, and says what it is asked for',
  audience: ['admin'],
  params: z.object({ kind: supporterKind }),
  body: supporterKindChanges,
  success: { status: 200, schema: supporterKindRow },
  refuses: ['not-found', 'version-stale'],
  needsVersion: true,
})

export const addSupporterKind = defineEndpoint(at.addSupporterKind, {
  summary: 'An admin adds a kind of supporter',
  audience: ['admin'],
  body: supporterKindChanges,
  success: { status: 201, schema: supporterKindRow },
  refuses: [],
})

export const removeSupporterKind = defineEndpoint(at.removeSupporterKind, {
  summary: 'An admin removes a kind of supporter that nobody has',
  audience: ['admin'],
  params: z.object({ kind: supporterKind }),
  success: { status: 200, schema: z.object({ kind: z.string() }) },
  refuses: ['not-found', 'version-stale', 'kind-in-use'],
  needsVersion: true,
})

export const listSupporters = defineEndpoint(at.listSupporters, {
  summary: 'The public directory of registered supporters, searched and filtered',
  audience: 'open',
  query: z.object({ ...pageQuery, ...directoryQuery }),
  success: { status: 200, schema: pageOf(supporterCard) },
  refuses: [],
})

export const countSupportersByDistrict = defineEndpoint(at.countSupportersByDistrict, {
  summary: 'How many listed supporters can come to each district, for the map of the directory',
  audience: 'open',
  query: z.object(directoryQuery),
  success: { status: 200, schema: z.object({ items: z.array(districtReach) }) },
  refuses: [],
})

export const compareSupporters = defineEndpoint(at.compareSupporters, {
  summary: 'Up to six listed supporters side by side, in the order asked; who is not listed is left out',
  audience: 'open',
  query: z.object({
    ids: z
      .string()
      .max(300)
      .transform((ids) => [...new Set(ids.split(','))])
      .pipe(z.array(organizationId).min(1).max(6)),
  }),
  success: { status: 200, schema: z.object({ items: z.array(supporterPage) }) },
  refuses: [],
})

export const showSupporter = defineEndpoint(at.showSupporter, {
  summary: 'The public page of one supporter',
  audience: 'open',
  params: byId,
  success: { status: 200, schema: supporterPage },
  refuses: ['not-found'],
})

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

export const printCertificate = defineEndpoint(at.printCertificate, {
  summary: 'The certificate of a registration as A4, with a square code that leads to the public verify page',
  audience: ['supporter', ...staff],
  rate: 'heavy',
  params: byId,
  success: { status: 200, file: 'application/pdf' },
  refuses: ['not-found', 'not-registered'],
})

export const drawSticker = defineEndpoint(at.drawSticker, {
  summary: 'The sticker of a registered supporter for windows and web pages, for the current fiscal year',
  audience: ['supporter', ...staff],
  params: byId,
  success: { status: 200, file: 'image/svg+xml' },
  refuses: ['not-found', 'not-registered'],
})

export const showOrganizationContact = defineEndpoint(at.showOrganizationContact, {
  summary: 'Contacts of an organization, for its own members and the centre; each look by the centre is audited',
  audience: ['association', 'supporter', ...staff],
  rate: 'contacts',
  params: byId,
  success: { status: 200, schema: contactShown },
  refuses: ['not-found'],
})

export const editOrganizationContact = defineEndpoint(at.editOrganizationContact, {
  summary: 'Changes the contacts of an organization; what the city reviews of a supporter waits',
  audience: ['association', 'supporter', ...staff],
  params: byId,
  body: contactWritten,
  success: { status: 200, schema: contactShown },
  refuses: ['not-found', 'version-stale'],
  needsVersion: true,
})
