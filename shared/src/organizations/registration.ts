import { z } from 'zod'
import { organizationId } from '../kernel/ids.ts'
import { contactWritten, words } from './organization.ts'
import { reviewableFields } from './profile-fields.ts'
import { registrationStatuses } from './registration.lifecycle.ts'
import { profileSeen, profileWritten, supporterKind } from './supporter-profile.ts'
import { entryChannels, pledgeCodes, reviewPoints } from './supporter-words.ts'

export const registrationStatus = z.enum(registrationStatuses)

/** 登録の申込み (domain: the 24 fields). Pledges are single checkboxes; all must be ticked. */
export const supporterApplication = z.strictObject({
  profile: profileWritten,
  contact: contactWritten,
  pledges: z.array(z.enum(pledgeCodes)).max(pledgeCodes.length),
  privacyAgreed: z.literal(true, '個人情報の取扱いへの同意が必要です'),
  heardFrom: words.optionalText(100),
})
export type SupporterApplication = z.infer<typeof supporterApplication>

/** 登録の控え: everything about a registration, for its own members and the centre. Contacts have their own endpoint. */
export const registration = z
  .object({
    id: organizationId,
    status: registrationStatus,
    statusReason: z.string().nullable(),
    number: z.string().nullable(),
    profile: profileSeen,
    isPublic: z.boolean(),
    /** 電話で確認: it came from a ledger and its consent is not noted yet. */
    needsPhoneCheck: z.boolean(),
    appliedAt: z.iso.datetime().nullable(),
    registeredOn: z.iso.date().nullable(),
    channel: z.enum(entryChannels),
    pledges: z.array(z.object({ code: z.string(), version: z.int(), agreedAt: z.iso.datetime() })),
    /** 個人情報の取扱いへの同意; null for who came out of a ledger, or applied before it was kept. */
    privacyAgreedAt: z.iso.datetime().nullable(),
    heardFrom: z.string().nullable(),
    hasSeat: z.boolean(),
    /** Texts of a ledger that could not be understood, kept as they stood. */
    leftovers: z.array(z.object({ column: z.string(), text: z.string(), reason: z.string() })),
    /** The change that waits for the centre, or was returned by it: the profile as it would be. Its contact is with the contact. */
    waiting: z
      .object({
        fields: z.array(z.enum(reviewableFields)),
        profile: profileSeen,
        saidAt: z.iso.datetime(),
        returned: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
      })
      .nullable(),
    version: z.int(),
  })
  .meta({ id: 'Registration' })
export type Registration = z.infer<typeof registration>

/** What a reviewer has beside a registration. */
export const review = z
  .object({
    ticked: z.array(z.enum(reviewPoints)),
    /** What was said before the latest change, and until when; null when nothing changed yet. */
    earlier: z.object({ profile: profileSeen, saidUntil: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'RegistrationReview' })
export type Review = z.infer<typeof review>

/** A line of the review queue and the centre's list of supporters. */
export const registrationLine = z
  .object({
    id: organizationId,
    name: z.string(),
    kind: supporterKind,
    status: registrationStatus,
    number: z.string().nullable(),
    appliedAt: z.iso.datetime().nullable(),
    isPublic: z.boolean(),
    needsPhoneCheck: z.boolean(),
    hasSeat: z.boolean(),
    /** Since when a change waits for the centre. */
    changeWaitsSince: z.iso.datetime().nullable(),
    /** Pictures that wait for the centre. */
    picturesWaiting: z.int(),
    version: z.int(),
  })
  .meta({ id: 'RegistrationLine' })
export type RegistrationLine = z.infer<typeof registrationLine>
