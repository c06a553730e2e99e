import { z } from 'zod'
import { districtId } from '../districts/district.ts'
import { itemId } from '../help-categories/help-category.ts'
import { consultationId, organizationId, requestId } from '../kernel/ids.ts'
import { organizationKind, words } from '../organizations/organization.ts'
import { consultationChannels, endings, mostWords, outcomes } from './consultation-words.ts'
import { consultationStatuses } from './consultation.lifecycle.ts'

const { required, optionalText } = words
const nextContactOn = z.iso.date('日を選んでください').nullable().default(null)
const channel = z.enum(consultationChannels, 'どうやって聞いたかを選んでください')

/** 相談記録: what a coordinator writes while listening. Only who, what and roughly when must be said. */
export const consultationInput = z.strictObject({
  /** The organization, where it is in the registry. */
  organizationId: organizationId.nullable().default(null),
  /** Who spoke: a name, or 「名前をうかがえず」. */
  caller: optionalText(60),
  /** How to call back; private. */
  callBack: optionalText(60),
  about: required(mostWords, '何の相談かを入れてください'),
  /** いつごろ: as it was said, 「秋祭りのころ」. */
  roughlyWhen: required(60, 'いつごろのことかを入れてください'),
  /** 支援内容, where it is clear already. */
  itemId: itemId.nullable().default(null),
  channel,
  /** When it was said; left out: now. */
  heldAt: z.iso.datetime().optional(),
  nextContactOn,
})
export type ConsultationInput = z.infer<typeof consultationInput>

/** Somebody must be named: an organization or a caller. */
export const consultationInputChecked = consultationInput.refine(
  ({ organizationId: id, caller }) => id !== null || (caller !== null && caller !== ''),
  { message: '団体をえらぶか、話した方のお名前を入れてください', path: ['caller'] },
)

/** Another talk about the same: 「かけなおしました」. */
export const furtherTalk = z.strictObject({
  text: required(mostWords, '話したことを入れてください'),
  channel,
  nextContactOn,
})
export type FurtherTalk = z.infer<typeof furtherTalk>

/** How it ended, where it did not become a request. */
export const consultationEnd = z.strictObject({
  outcome: z.enum(endings, 'どうなったかを選んでください'),
  note: optionalText(500),
})
export type ConsultationEnd = z.infer<typeof consultationEnd>

/** 相談の一行. For the centre only. */
export const consultationLine = z
  .object({
    id: consultationId,
    organization: z
      .object({
        id: organizationId,
        kind: organizationKind,
        name: z.string(),
        /** 地区 of an association; null for supporters. */
        districtId: districtId.nullable(),
        districtName: z.string().nullable(),
      })
      .nullable(),
    caller: z.string().nullable(),
    about: z.string(),
    roughlyWhen: z.string(),
    channel,
    heldAt: z.iso.datetime(),
    /** The day on which the centre promised to speak again. */
    nextContactOn: z.iso.date().nullable(),
    status: z.enum(consultationStatuses),
    outcome: z.enum(outcomes).nullable(),
    /** Further talks so far. */
    talks: z.int(),
  })
  .meta({ id: 'ConsultationLine' })
export type ConsultationLine = z.infer<typeof consultationLine>

/** 相談の全体. */
export const consultation = consultationLine
  .extend({
    callBack: z.string().nullable(),
    itemId: itemId.nullable(),
    outcomeNote: z.string().nullable(),
    /** The request it became. */
    requestId: requestId.nullable(),
    requestNumber: z.int().nullable(),
    writtenBy: z.string(),
    writtenAt: z.iso.datetime(),
    /** The first talk first. */
    further: z.array(z.object({ id: z.uuid(), text: z.string(), channel, at: z.iso.datetime(), by: z.string() })),
    version: z.int(),
  })
  .meta({ id: 'Consultation' })
export type Consultation = z.infer<typeof consultation>
