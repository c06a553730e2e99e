import { z } from 'zod'
import { handoverStates } from '../accounts/handover.ts'
import { districtId } from '../districts/district.ts'
import { deskNoteId } from '../kernel/ids.ts'
import { association } from './organization.ts'
import { contactChannels } from './supporter-words.ts'

/** An association in the centre's list: how it wishes to be reached, and how far its handover is. No contact stands in it. */
export const associationLine = association
  .extend({
    channel: z.enum(contactChannels),
    /** A telephone, FAX or mail address is known. */
    hasContact: z.boolean(),
    handover: z.enum(handoverStates),
  })
  .meta({ id: 'AssociationLine' })
export type AssociationLine = z.infer<typeof associationLine>

/** How many associations a district has, and of how many something is missing. */
export const districtOfAssociations = z
  .object({
    id: districtId,
    name: z.string(),
    associations: z.int(),
    /** Households of those associations of which it is known. */
    households: z.int(),
    /** Neither telephone, FAX nor mail is known. */
    withoutContact: z.int(),
    /** Nobody holds a seat. */
    withoutSeat: z.int(),
    notHandedOver: z.int(),
  })
  .meta({ id: 'DistrictOfAssociations' })
export type DistrictOfAssociations = z.infer<typeof districtOfAssociations>

/** 覚え書き: what the centre notes about an organization. It never leaves the desk. */
export const deskNote = z
  .object({
    id: deskNoteId,
    text: z.string(),
    /** Who wrote it; null when that person is no longer there. */
    writtenBy: z.string().nullable(),
    writtenAt: z.iso.datetime(),
  })
  .meta({ id: 'DeskNote' })
export type DeskNote = z.infer<typeof deskNote>

export const deskNoteInput = z.strictObject({
  text: z.string().trim().min(1, '覚え書きを入れてください').max(1000, '1000文字までで入れてください'),
})
