import type { AccountId, InvitationId, OrganizationId, SeatId } from '@app/shared'
import type { Role } from '@app/shared/accounts/role'
import { bigint, date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Channel } from '../platform/context.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true })

/** Who can sign in. pii: contact (displayName, email, emailKey), secret (passwordHash); log: never. */
export const accountsTable = pgTable('accounts', {
  id: uuid('id').$type<AccountId>().primaryKey(),
  displayName: text('display_name').notNull(),
  /** As typed. pii: contact. */
  email: text('email'),
  /** NFKC, lower case; decides who is who. pii: contact. */
  emailKey: text('email_key'),
  /** Argon2id over a peppered password; null: comes in by mailed links only. */
  passwordHash: text('password_hash'),
  disabledAt: moment('disabled_at'),
  createdAt: moment('created_at').notNull(),
  version: integer('version').notNull().default(1),
})

/** 席: an account's place in an organization (or at the centre) for a term. pii: none. */
export const seatsTable = pgTable('seats', {
  id: uuid('id').$type<SeatId>().primaryKey(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  organizationId: uuid('organization_id').$type<OrganizationId>(),
  role: text('role').$type<Role>().notNull(),
  title: text('title').notNull().default(''),
  rights: text('rights').$type<'answer' | 'read'>().notNull().default('answer'),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on'),
  endedAt: moment('ended_at'),
  readsUntil: date('reads_until'),
  createdAt: moment('created_at').notNull(),
})

/** Somebody is asked to take a seat. pii: contact (name, email); the secret rests as its hash. */
export const seatInvitationsTable = pgTable('seat_invitations', {
  id: uuid('id').$type<InvitationId>().primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>(),
  role: text('role').$type<Role>().notNull(),
  title: text('title').notNull().default(''),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on'),
  name: text('name').notNull().default(''),
  email: text('email'),
  secretHash: text('secret_hash').notNull(),
  codeHash: text('code_hash'),
  invitedBy: uuid('invited_by').$type<AccountId>(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  redeemedAt: moment('redeemed_at'),
  withdrawnAt: moment('withdrawn_at'),
  seatId: uuid('seat_id').$type<SeatId>(),
  rights: text('rights').$type<'answer' | 'read'>().notNull().default('answer'),
  /** Access is given back to the holder of this seat; null: a new seat. */
  forSeatId: uuid('for_seat_id').$type<SeatId>(),
  /** The fiscal year whose officers it is about; null: no handover. */
  handoverYear: integer('handover_year'),
})

/** 役員の引継ぎ of one association in one fiscal year. pii: none. */
export const handoversTable = pgTable(
  'handovers',
  {
    organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
    /** The fiscal year that the coming officers begin. */
    year: integer('year').notNull(),
    askedAt: moment('asked_at').notNull(),
    /** Asked again from this day, unless it is done by then. */
    remindOn: date('remind_on').notNull(),
    remindedAt: moment('reminded_at'),
    answer: text('answer').$type<'stays' | 'changes'>(),
    answeredAt: moment('answered_at'),
    channel: text('channel').$type<Channel>(),
    /** Nobody changes, or the first successor has come. */
    doneAt: moment('done_at'),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.year] })],
)

/** A browser that is signed in. pii: none. */
export const sessionsTable = pgTable('sessions', {
  id: uuid('id').primaryKey(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  seatId: uuid('seat_id').$type<SeatId>().notNull(),
  createdAt: moment('created_at').notNull(),
  lastSeenAt: moment('last_seen_at').notNull(),
  idleUntil: moment('idle_until').notNull(),
  expiresAt: moment('expires_at').notNull(),
  endedAt: moment('ended_at'),
  endedBy: text('ended_by').$type<EndedBy>(),
  /** When the second factor was last shown in it; null: not yet. */
  verifiedAt: moment('verified_at'),
  /** Roughly, as its owner would say it: 「iPhone・Safari」 */
  device: text('device').notNull().default(''),
})
export type EndedBy =
  | 'sign-out'
  | 'password-changed'
  | 'second-factor-changed'
  | 'seat-ended'
  | 'stolen'
  | 'ended-by-owner'
  | 'access-renewed'

/** もう一つの確認: the authenticator app of one of the centre's people. pii: secret (both sealed columns); log: never. */
export const secondFactorsTable = pgTable('second_factors', {
  accountId: uuid('account_id').$type<AccountId>().primaryKey(),
  /** AES-256-GCM; only the key outside the database opens it. */
  sealedSecret: text('sealed_secret'),
  /** Shown on the set-up page, not confirmed by a first number yet. */
  sealedOffer: text('sealed_offer'),
  offeredAt: moment('offered_at'),
  confirmedAt: moment('confirmed_at'),
  /** The 30-second step of the last accepted number: none is accepted twice. */
  lastStep: bigint('last_step', { mode: 'number' }),
})

/** 控えの番号: let somebody in once without the app. pii: none (keyed hashes). */
export const recoveryCodesTable = pgTable('recovery_codes', {
  codeHash: text('code_hash').primaryKey(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: moment('created_at').notNull(),
  usedAt: moment('used_at'),
})

/** Single-use tokens that renew a session; all of one session are one family. pii: none. */
export const refreshTokensTable = pgTable('refresh_tokens', {
  tokenHash: text('token_hash').primaryKey(),
  sessionId: uuid('session_id').notNull(),
  createdAt: moment('created_at').notNull(),
  usedAt: moment('used_at'),
  replacedBy: text('replaced_by'),
})

/** A mailed link to come in, good once. pii: none. */
export const mailLinksTable = pgTable('mail_links', {
  id: uuid('id').primaryKey(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  secretHash: text('secret_hash').notNull(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  redeemedAt: moment('redeemed_at'),
})

/** The code a new installation prints for its first admin. pii: none. */
export const setupCodesTable = pgTable('setup_codes', {
  codeHash: text('code_hash').primaryKey(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  redeemedAt: moment('redeemed_at'),
})

/** What somebody typed and did not send. pii: contact (anything may be typed); log: never. */
export const draftsTable = pgTable(
  'drafts',
  {
    accountId: uuid('account_id').$type<AccountId>().notNull(),
    key: text('key').notNull(),
    body: jsonb('body').$type<Record<string, unknown>>().notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.key] })],
)
