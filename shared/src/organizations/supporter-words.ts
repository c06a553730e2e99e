/** Fixed choices about supporters, free of zod so that screens may list them. The words on screen are in locale files. */

/** 団体種別 of the first day; an admin adds more, so a kind is any word of the master data. */
export const supporterKinds = [
  'company',
  'sole-proprietor',
  'students',
  'school',
  'npo',
  'volunteers',
  'other',
] as const
export type SupporterKind = string

/** What the centre may ask of one kind of supporter and not of another, in the order of the form. */
export const kindFields = [
  'students',
  'members',
  'corporateNumber',
  'url',
  'participation',
  'pastActivities',
  'termBreaks',
  'address',
  'representative',
] as const
export type KindField = (typeof kindFields)[number]

/** What a supporter may keep off its public page (公開範囲); name, kind, introduction and help are always shown. */
export const hideableFields = [
  'url',
  'members',
  'otherHelp',
  'lends',
  'participation',
  'pastActivities',
  'availabilityNote',
] as const
export type HideableField = (typeof hideableFields)[number]

/** 学期の予定: examinations, when nobody can come, or holidays, when more can. */
export const termBreakKinds = ['exams', 'holidays'] as const
export type TermBreakKind = (typeof termBreakKinds)[number]

/** 提供できるもの */
export const lendings = [
  'hands',
  'vehicle',
  'tent',
  'generator',
  'venue',
  'parking',
  'skill',
  'lecturer',
  'publicity',
  'goods',
  'discount',
] as const
export type Lending = (typeof lendings)[number]

/** 活動できる時間帯 */
export const timesOfDay = ['morning', 'afternoon', 'evening'] as const
export type TimeOfDay = (typeof timesOfDay)[number]

/** 費用: free of charge, or actual costs are talked over. */
export const costTerms = ['free', 'actual'] as const
export type CostTerms = (typeof costTerms)[number]

/** 保険: own cover, volunteer insurance, none, or wants to talk about it. */
export const insuranceStates = ['own', 'volunteer', 'none', 'ask'] as const
export type InsuranceState = (typeof insuranceStates)[number]

/** 参加の扱い: company duty, volunteer leave, private time. */
export const participations = ['duty', 'leave', 'private'] as const
export type Participation = (typeof participations)[number]

/** 個人情報の取扱い: the version of the text that an applicant agrees to. */
export const privacyVersion = 1

/** 誓約事項: each is a checkbox of its own (product rule 10). Stored with this version, the time and the account. */
export const pledgeVersion = 1
export const pledgeCodes = [
  'no-organized-crime',
  'no-politics-religion',
  'no-sales',
  'lawful',
  'no-adult-business',
  'keeps-secrets',
  'safety-first',
  'reports-trouble',
  'agrees-to-listing',
  'accepts-revocation',
] as const
export type PledgeCode = (typeof pledgeCodes)[number]

/** 確かめること: what the centre looks at before it registers somebody. */
export const reviewPoints = [
  'pledges',
  'place',
  'representative',
  'contact',
  'content',
  'duplicate',
  'students',
] as const
export type ReviewPoint = (typeof reviewPoints)[number]

/** 連絡方法: how an organization wants to be reached. */
export const contactChannels = ['phone', 'fax', 'mail', 'line', 'post'] as const
export type ContactChannel = (typeof contactChannels)[number]

/** 経路: over which channel something reached the centre. */
export const entryChannels = ['web', 'phone', 'fax', 'visit', 'meeting', 'link', 'import', 'system'] as const
export type EntryChannel = (typeof entryChannels)[number]
