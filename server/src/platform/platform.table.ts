import type { AccountId, OrganizationId, SeatId } from '@app/shared'
import { bigint, integer, json, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Actor, Channel } from './context.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true })

/** What happened, by ids only. pii: none. */
export const eventsTable = pgTable('events', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  type: text('type').notNull(),
  payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
  accountId: uuid('account_id').$type<AccountId>(),
  role: text('role').$type<Actor['role']>().notNull(),
  onBehalfOf: uuid('on_behalf_of').$type<OrganizationId>(),
  channel: text('channel').$type<Channel>().notNull(),
  at: moment('at').notNull(),
  handledAt: moment('handled_at'),
})

/** Who did what, and who looked at what; only grows. pii: none (ids, and detail without words of people). */
export const auditTable = pgTable('audit', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: moment('at').notNull(),
  accountId: uuid('account_id').$type<AccountId>(),
  seatId: uuid('seat_id').$type<SeatId>(),
  role: text('role').$type<Actor['role']>().notNull(),
  onBehalfOf: uuid('on_behalf_of').$type<OrganizationId>(),
  channel: text('channel').$type<Channel>().notNull(),
  act: text('act').notNull(),
  subject: text('subject').notNull(),
  subjectId: text('subject_id'),
  organizationId: uuid('organization_id').$type<OrganizationId>(),
  detail: jsonb('detail').$type<Record<string, unknown>>(),
})

/** The answer of a POST under its key. pii: contact (answers may show what the caller may see); swept after 48 hours. */
export const idempotencyAnswersTable = pgTable(
  'idempotency_answers',
  {
    actor: text('actor').notNull(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    bodyHash: text('body_hash').notNull(),
    answer: json('answer').$type<unknown>(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.route, t.key] })],
)

/** Counters that all copies of the server share. pii: none (buckets are hashes). */
export const throttlesTable = pgTable('throttles', {
  bucket: text('bucket').primaryKey(),
  count: integer('count').notNull(),
  closesAt: moment('closes_at').notNull(),
})

/** Every edge of every lifecycle, for the trigger `refuse_illegal_step`. pii: none. */
export const legalStepsTable = pgTable(
  'legal_steps',
  {
    noun: text('noun').notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
  },
  (t) => [primaryKey({ columns: [t.noun, t.fromState, t.toState] })],
)
