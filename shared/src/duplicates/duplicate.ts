import { z } from 'zod'
import { organizationId } from '../kernel/ids.ts'
import { contactSeen, organizationKind } from '../organizations/organization.ts'
import { registrationStatus } from '../organizations/registration.ts'

/** Why two organizations may be one. Contacts are compared inside the server; a reason never says what they are. */
export const likenessReason = z.enum([
  'corporate-number',
  'name',
  'kana',
  'phone',
  'fax',
  'mail',
  'officer',
  'district',
])
export type LikenessReason = z.infer<typeof likenessReason>

/** How sure: several signs agree, one strong sign, or one weak sign. */
export const likenessSure = z.enum(['very', 'rather', 'perhaps'])
export type LikenessSure = z.infer<typeof likenessSure>

/** One of the two, as the centre recognizes it. */
export const twin = z.object({
  id: organizationId,
  name: z.string(),
  kana: z.string(),
  /** Registration number of a supporter. */
  number: z.string().nullable(),
  districtName: z.string().nullable(),
})

/** 重なり: a pair that may be one organization. */
export const duplicate = z
  .object({
    id: z.string(),
    kind: organizationKind,
    first: twin,
    second: twin,
    reasons: z.array(likenessReason),
    sure: likenessSure,
  })
  .meta({ id: 'Duplicate' })
export type Duplicate = z.infer<typeof duplicate>

/** One of two organizations side by side, with what would go along. */
export const compared = twin
  .extend({
    kind: organizationKind,
    status: registrationStatus.nullable(),
    households: z.int().nullable(),
    corporateNumber: z.string().nullable(),
    contact: contactSeen,
    requests: z.int(),
    matches: z.int(),
    signUps: z.int(),
    seats: z.int(),
    version: z.int(),
  })
  .meta({ id: 'ComparedOrganization' })
export type ComparedOrganization = z.infer<typeof compared>

/** かさなり: what both have and only one can keep. `both-promised` has to be sorted out by people first. */
export const clash = z
  .object({
    kind: z.enum(['both-promised', 'both-proposed', 'both-signed-up', 'same-person', 'same-mail', 'change-waits']),
    /** The request, the meeting or the organization that is meant; nobody's name. */
    title: z.string(),
  })
  .meta({ id: 'MergeClash' })
export type Clash = z.infer<typeof clash>

const whose = z.enum(['stays', 'goes'])
/** まとめる: which one stays, and whose name and contact. Versions as they were read. */
export const merging = z.strictObject({
  staysId: organizationId,
  goesId: organizationId,
  staysVersion: z.int(),
  goesVersion: z.int(),
  name: whose,
  contact: whose,
})
export type Merging = z.infer<typeof merging>
