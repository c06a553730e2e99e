import { z } from 'zod'
import { blocks } from '../districts/blocks.ts'
import { districtId } from '../districts/district.ts'
import { pictureShown } from '../enclosures/enclosure.ts'
import { itemId } from '../help-categories/help-category.ts'
import { organizationId, pictureId } from '../kernel/ids.ts'
import { supporterKind, termBreak } from './supporter-profile.ts'
import { costTerms, insuranceStates, lendings, participations, timesOfDay } from './supporter-words.ts'

/** A line of the public directory. */
export const supporterCard = z
  .object({
    id: organizationId,
    number: z.string().nullable(),
    name: z.string(),
    kana: z.string(),
    kind: supporterKind,
    intro: z.string(),
    itemIds: z.array(itemId),
    wholeCity: z.boolean(),
    blocks: z.array(z.enum(blocks)),
    districtIds: z.array(districtId),
    maxHeads: z.int(),
    /** Published activities so far. */
    activities: z.int(),
    /** Its logo, once the centre accepted it; pixels. */
    logo: z.object({ id: pictureId, width: z.int(), height: z.int() }).nullable(),
  })
  .meta({ id: 'SupporterCard' })
export type SupporterCard = z.infer<typeof supporterCard>

/** The public page of a registered supporter that agreed to be listed. */
export const supporterPage = supporterCard
  .omit({ logo: true })
  .extend({
    url: z.string().nullable(),
    members: z.int().nullable(),
    lends: z.array(z.enum(lendings)),
    otherHelp: z.string().nullable(),
    cost: z.enum(costTerms),
    insurance: z.enum(insuranceStates),
    participation: z.enum(participations).nullable(),
    pastActivities: z.string().nullable(),
    weekdays: z.array(z.int()),
    times: z.array(z.enum(timesOfDay)),
    months: z.array(z.int()),
    termBreaks: z.array(termBreak),
    leadDays: z.int(),
    availabilityNote: z.string().nullable(),
    registeredOn: z.iso.date().nullable(),
    /** Pictures and logo that the centre accepted. */
    pictures: z.array(pictureShown),
  })
  .meta({ id: 'SupporterPage' })
export type SupporterPage = z.infer<typeof supporterPage>

/** 来られる団体の数: how many listed supporters can come to a district, and how many of them named it or its block. */
export const districtReach = z
  .object({ districtId, supporters: z.int(), naming: z.int() })
  .meta({ id: 'DistrictReach' })
export type DistrictReach = z.infer<typeof districtReach>
