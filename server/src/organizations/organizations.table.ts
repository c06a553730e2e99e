import type { AccountId, DeskNoteId, ImportId, OrganizationId } from '@app/shared'
import type { Block, DistrictId } from '@app/shared/districts'
import type { ItemId } from '@app/shared/help-categories'
import type {
  AssociationStanding,
  ContactChannel,
  CostTerms,
  EntryChannel,
  HideableField,
  InsuranceState,
  KindField,
  Lending,
  OrganizationKind,
  Participation,
  PledgeCode,
  RegistrationStatus,
  ReviewPoint,
  SupporterKind,
  SupporterProfile,
  TermBreak,
  TimeOfDay,
} from '@app/shared/organizations'
import { boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 団体: an association or a supporter. `mergedInto`: it was another row of that one, which stands for both (重なり). `searchKey` and `searchGrams` are folded for search only (rule 15). */
export const organizationsTable = pgTable('organizations', {
  id: uuid('id').$type<OrganizationId>().primaryKey(),
  kind: text('kind').$type<OrganizationKind>().notNull(),
  name: text('name').notNull(),
  kana: text('kana').notNull(),
  searchKey: text('search_key').notNull(),
  searchGrams: text('search_grams').array().notNull().default([]),
  districtId: integer('district_id').$type<DistrictId>(),
  isDemo: boolean('is_demo').notNull().default(false),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  version: integer('version').notNull().default(1),
  mergedInto: uuid('merged_into').$type<OrganizationId>(),
})

/** 連絡先. pii: contact, address; log: never. Only organizations reads this table, through named functions (trust rule 15). */
export const contactsTable = pgTable('contacts', {
  organizationId: uuid('organization_id').$type<OrganizationId>().primaryKey(),
  postalCode: text('postal_code'),
  address: text('address'),
  representativeTitle: text('representative_title'),
  representativeName: text('representative_name'),
  representativeKana: text('representative_kana'),
  personName: text('person_name').notNull(),
  personKana: text('person_kana'),
  personDepartment: text('person_department'),
  phone: text('phone'),
  fax: text('fax'),
  email: text('email'),
  reachableWhen: text('reachable_when'),
  channel: text('channel').$type<ContactChannel>().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  version: integer('version').notNull().default(1),
})

/** 自治会: what only an association has. `standing`: whether it is there, is missing in the ledger (確認待ち) or has ended. */
export const associationsTable = pgTable('associations', {
  organizationId: uuid('organization_id').$type<OrganizationId>().primaryKey(),
  households: integer('households'),
  showName: boolean('show_name').notNull().default(false),
  standing: text('standing').$type<AssociationStanding>().notNull().default('active'),
  /** Why it has ended; null as long as it is there. */
  standingReason: text('standing_reason'),
  /** The day on which the centre last said that it is still there although the ledger leaves it out. */
  stillThereOn: date('still_there_on', { mode: 'string' }),
})

/** あつ活サポーター団体: what it offers and how far its registration is. Empty weekdays, times or months mean: ask. */
export const supportersTable = pgTable('supporters', {
  organizationId: uuid('organization_id').$type<OrganizationId>().primaryKey(),
  kind: text('kind').$type<SupporterKind>().notNull(),
  status: text('status').$type<RegistrationStatus>().notNull(),
  statusReason: text('status_reason'),
  number: text('number'),
  corporateNumber: text('corporate_number'),
  intro: text('intro').notNull(),
  members: integer('members'),
  school: text('school'),
  adviser: text('adviser'),
  leaderTermEnds: date('leader_term_ends', { mode: 'string' }),
  hasMinors: boolean('has_minors').notNull().default(false),
  url: text('url'),
  otherHelp: text('other_help'),
  lends: text('lends').array().$type<Lending[]>().notNull().default([]),
  cost: text('cost').$type<CostTerms>().notNull(),
  insurance: text('insurance').$type<InsuranceState>().notNull(),
  /** Which policy, where the cover is its own. */
  insuranceName: text('insurance_name'),
  participation: text('participation').$type<Participation>(),
  pastActivities: text('past_activities'),
  wholeCity: boolean('whole_city').notNull(),
  blocks: text('blocks').array().$type<Block[]>().notNull().default([]),
  weekdays: integer('weekdays').array().notNull().default([]),
  times: text('times').array().$type<TimeOfDay[]>().notNull().default([]),
  months: integer('months').array().notNull().default([]),
  leadDays: integer('lead_days').notNull(),
  maxHeads: integer('max_heads').notNull(),
  /** ひと月に◯回まで, in its 予定表; null: it never said. */
  mostAMonth: integer('most_a_month'),
  availabilityNote: text('availability_note'),
  isPublic: boolean('is_public').notNull().default(false),
  needsPhoneCheck: boolean('needs_phone_check').notNull().default(false),
  heardFrom: text('heard_from'),
  channel: text('channel').$type<EntryChannel>().notNull(),
  appliedAt: timestamp('applied_at', { withTimezone: true }),
  /** 学期の予定: examinations and holidays with their first and last day. */
  termBreaks: jsonb('term_breaks').$type<TermBreak[]>().notNull().default([]),
  /** 公開範囲: what stays off the public page. */
  hiddenFields: text('hidden_fields').array().$type<HideableField[]>().notNull().default([]),
  registeredOn: date('registered_on', { mode: 'string' }),
  /** Behind the square code of the certificate: random, so that nobody guesses the next one. */
  certificateCode: uuid('certificate_code').notNull().defaultRandom(),
  /** When the registration came to stand as it does. */
  standingSince: timestamp('standing_since', { withTimezone: true }),
})

/** 団体の種類: which fields each is asked for, and without which nobody applies. */
export const supporterKindsTable = pgTable('supporter_kinds', {
  kind: text('kind').$type<SupporterKind>().primaryKey(),
  name: text('name').notNull(),
  position: integer('position').notNull(),
  active: boolean('active').notNull().default(true),
  asks: text('asks').array().$type<KindField[]>().notNull().default([]),
  requires: text('requires').array().$type<KindField[]>().notNull().default([]),
  version: integer('version').notNull().default(1),
})

/** What a supporter said before it said anew, as a whole; the latest stands beside the registration in the review. */
export const earlierProfilesTable = pgTable('earlier_profiles', {
  id: uuid('id').primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  profile: jsonb('profile').$type<SupporterProfile>().notNull(),
  saidUntil: timestamp('said_until', { withTimezone: true }).notNull(),
})

/** 確かめること: a point that somebody of the centre has checked, who and when. */
export const reviewTicksTable = pgTable(
  'review_ticks',
  {
    organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
    point: text('point').$type<ReviewPoint>().notNull(),
    tickedAt: timestamp('ticked_at', { withTimezone: true }).notNull(),
    accountId: uuid('account_id').$type<AccountId>(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.point] })],
)

/** できる支援: one row per kind of help. */
export const supporterItemsTable = pgTable(
  'supporter_items',
  {
    organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
    itemId: text('item_id').$type<ItemId>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.itemId] })],
)

/** 活動できる地区, beside whole_city and blocks. */
export const supporterDistrictsTable = pgTable(
  'supporter_districts',
  {
    organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
    districtId: integer('district_id').$type<DistrictId>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.districtId] })],
)

/** 誓約: each checkbox with version, moment, account and channel (rule 10). */
export const pledgesTable = pgTable(
  'pledges',
  {
    organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
    code: text('code').$type<PledgeCode>().notNull(),
    version: integer('version').notNull(),
    agreedAt: timestamp('agreed_at', { withTimezone: true }).notNull(),
    accountId: uuid('account_id').$type<AccountId>(),
    channel: text('channel').$type<EntryChannel>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.code, t.version] })],
)

/** 個人情報の取扱いへの同意: said by the applicant, with version, moment, account and channel, like a pledge. */
export const privacyConsentsTable = pgTable(
  'privacy_consents',
  {
    organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
    version: integer('version').notNull(),
    agreedAt: timestamp('agreed_at', { withTimezone: true }).notNull(),
    accountId: uuid('account_id').$type<AccountId>(),
    channel: text('channel').$type<EntryChannel>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.version] })],
)

/** The mailed link of an applicant; only its SHA-256 rests here. */
export const applicationLinksTable = pgTable('application_links', {
  id: uuid('id').primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  secretHash: text('secret_hash').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
})

/** The last number given per fiscal year. */
export const registrationCountersTable = pgTable('registration_counters', {
  fiscalYear: integer('fiscal_year').primaryKey(),
  last: integer('last').notNull(),
})

/** Texts of a ledger that could not be understood, kept as they stood. pii: may hold names and phones. */
export const ledgerLeftoversTable = pgTable('ledger_leftovers', {
  id: uuid('id').primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  importId: uuid('import_id').$type<ImportId>().notNull(),
  columnName: text('column_name').notNull(),
  kept: text('kept').notNull(),
  reason: text('reason').notNull(),
})

/** 覚え書き: notes of the centre about an organization, with who and when. pii: private; read by the desk only. */
export const deskNotesTable = pgTable('desk_notes', {
  id: uuid('id').$type<DeskNoteId>().primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  text: text('text').notNull(),
  writtenBy: uuid('written_by').$type<AccountId>(),
  writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
})

/** 地区自治会連合会: which associations are federations, and whose district they see. */
export const federationsTable = pgTable('federations', {
  organizationId: uuid('organization_id').$type<OrganizationId>().primaryKey(),
  districtId: integer('district_id').$type<DistrictId>().notNull(),
})
