import type { AccountId, ConsultationId, OrganizationId, RequestId } from '@app/shared'
import type { ConsultationChannel, ConsultationStatus, Outcome } from '@app/shared/consultations'
import type { ItemId } from '@app/shared/help-categories'
import { boolean, date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 相談記録: what was said on the telephone, at the counter, in a FAX. pii: contact, private; log: never. Read at the desk only. */
export const consultationsTable = pgTable('consultations', {
  id: uuid('id').$type<ConsultationId>().primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>(),
  caller: text('caller'),
  callBack: text('call_back'),
  about: text('about').notNull(),
  roughlyWhen: text('roughly_when').notNull(),
  itemId: text('item_id').$type<ItemId>(),
  channel: text('channel').$type<ConsultationChannel>().notNull(),
  heldAt: timestamp('held_at', { withTimezone: true }).notNull(),
  nextContactOn: date('next_contact_on', { mode: 'string' }),
  status: text('status').$type<ConsultationStatus>().notNull().default('waiting'),
  outcome: text('outcome').$type<Outcome>(),
  outcomeNote: text('outcome_note'),
  requestId: uuid('request_id').$type<RequestId>(),
  writtenBy: uuid('written_by').$type<AccountId>(),
  writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  isDemo: boolean('is_demo').notNull().default(false),
  version: integer('version').notNull().default(1),
})

/** 二度目からの話: each further talk about the same. pii: private; log: never. */
export const consultationTalksTable = pgTable('consultation_talks', {
  id: uuid('id').primaryKey(),
  consultationId: uuid('consultation_id').$type<ConsultationId>().notNull(),
  text: text('text').notNull(),
  channel: text('channel').$type<ConsultationChannel>().notNull(),
  at: timestamp('at', { withTimezone: true }).notNull(),
  by: uuid('by').$type<AccountId>(),
})
