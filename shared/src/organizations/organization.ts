import { z } from 'zod'
import { districtId } from '../districts/district.ts'
import { organizationId } from '../kernel/ids.ts'
import { readKana } from '../kernel/written/kana.ts'
import { readPhone } from '../kernel/written/phone.ts'
import { readPostalCode } from '../kernel/written/postal-code.ts'
import { confirmable, written } from '../kernel/written/schema.ts'
import { associationStandings } from './association.lifecycle.ts'
import { contactReaders } from './doubtful.ts'
import { contactChannels } from './supporter-words.ts'

export const organizationKind = z.enum(['association', 'supporter'])
export type OrganizationKind = z.infer<typeof organizationKind>

/** 見つかった団体: enough to know it by; no contact. */
export const foundOrganization = z
  .object({
    id: organizationId,
    kind: organizationKind,
    name: z.string(),
    kana: z.string(),
    districtId: districtId.nullable(),
    districtName: z.string().nullable(),
    /** 登録番号 of a supporter. */
    number: z.string().nullable(),
  })
  .meta({ id: 'FoundOrganization' })
export type FoundOrganization = z.infer<typeof foundOrganization>

const text = (max: number) => z.string().trim().max(max, `${max}文字までで入れてください`)
const required = (max: number, message: string) => text(max).min(1, message)
const optionalText = (max: number) => text(max).nullable().default(null)

/**
 * 連絡先: who to talk to. Private by default (product rule 2): a schema and an endpoint of its own, never a field of
 * something that others may read.
 */
export const contact = z.strictObject({
  postalCode: written(readPostalCode, 12).nullable().default(null),
  address: optionalText(120),
  representativeTitle: optionalText(40),
  representativeName: optionalText(60),
  representativeKana: written(readKana, 80).nullable().default(null),
  personName: required(60, '担当の方のお名前を入れてください'),
  personKana: written(readKana, 80).nullable().default(null),
  personDepartment: optionalText(60),
  phone: written(readPhone, 40).nullable().default(null),
  fax: written(readPhone, 40).nullable().default(null),
  email: z.email('メールアドレスの形を確かめてください').max(200).nullable().default(null),
  reachableWhen: optionalText(100),
  channel: z.enum(contactChannels, '連絡方法を選んでください'),
})
export type Contact = z.infer<typeof contact>

/** A contact as it is written down in a form: what is doubtful is confirmed by a person. */
export const contactWritten = confirmable(contact, contactReaders)

/** The same as it stands in the registry: what an old ledger said is shown even where a form would ask again. */
export const contactSeen = z.object({
  postalCode: z.string().nullable(),
  address: z.string().nullable(),
  representativeTitle: z.string().nullable(),
  representativeName: z.string().nullable(),
  /** Null too where it was said before we asked for a reading. */
  representativeKana: z.string().nullable().default(null),
  personName: z.string(),
  personKana: z.string().nullable(),
  personDepartment: z.string().nullable(),
  phone: z.string().nullable(),
  fax: z.string().nullable(),
  email: z.string().nullable(),
  reachableWhen: z.string().nullable(),
  channel: z.enum(contactChannels),
})

/** A contact with what its readers need beside it: its version, what it was before, and what waits for the centre. */
export const contactShown = contactSeen.extend({
  version: z.int(),
  earlier: z.object({ contact: contactSeen, saidUntil: z.iso.datetime() }).nullable(),
  waiting: contactSeen.nullable(),
})
export type ContactShown = z.infer<typeof contactShown>

/** 自治会 as its own officers and the centre see it. */
export const association = z
  .object({
    id: organizationId,
    name: z.string(),
    kana: z.string(),
    districtId,
    districtName: z.string(),
    households: z.int().nullable(),
    /** Shows its name to the public instead of 「◯◯地区の自治会」. */
    showName: z.boolean(),
    /** 地区自治会連合会: sees the associations of its district. */
    isFederation: z.boolean(),
    standing: z.enum(associationStandings),
    /** A telephone or FAX number is on file: its last four digits open the codes on papers. */
    hasNumber: z.boolean(),
    /** Why it was dissolved. */
    standingReason: z.string().nullable(),
    openRequests: z.int(),
    hasSeat: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Association' })
export type Association = z.infer<typeof association>

export const associationInput = z.strictObject({
  name: required(60, '自治会の名前を入れてください'),
  kana: written(readKana, 80).min(1, 'ふりがなを入れてください'),
  districtId,
  households: z.int().min(0).max(20000).nullable().default(null),
  showName: z.boolean().default(false),
  /** A federation of its district; said once, when it is added. */
  isFederation: z.boolean().default(false),
  contact: contactWritten,
})
export type AssociationInput = z.infer<typeof associationInput>

/** What an association may change of itself; what is left out stays. */
export const associationChanges = z.strictObject({
  name: associationInput.shape.name.optional(),
  kana: associationInput.shape.kana.optional(),
  districtId: districtId.optional(),
  households: z.int().min(0).max(20000).nullable().optional(),
  showName: z.boolean().optional(),
})
export type AssociationChanges = z.infer<typeof associationChanges>

export const words = { text, required, optionalText }
