import type { AccountId, OrganizationId } from '@app/shared'
import type { ChangeStatus, Contact, ReviewableField, SupporterProfile } from '@app/shared/organizations'
import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 変更の確認: whether a supporter's change of a field takes effect at once or waits for the centre. */
export const profileFieldsTable = pgTable('profile_fields', {
  field: text('field').$type<ReviewableField>().primaryKey(),
  reviewed: boolean('reviewed').notNull(),
  version: integer('version').notNull().default(1),
})

/** A change of a registered supporter that waits for the centre, or was returned by it with a reason. pii: contact. */
export const waitingChangesTable = pgTable('waiting_changes', {
  organizationId: uuid('organization_id').$type<OrganizationId>().primaryKey(),
  /** Which fields of `profile` and `contact` are meant; the others stand as they were and are not looked at. */
  fields: text('fields').array().$type<ReviewableField[]>().notNull(),
  profile: jsonb('profile').$type<SupporterProfile>().notNull(),
  contact: jsonb('contact').$type<Contact>(),
  saidAt: timestamp('said_at', { withTimezone: true }).notNull(),
  accountId: uuid('account_id').$type<AccountId>(),
  returnedAt: timestamp('returned_at', { withTimezone: true }),
  returnReason: text('return_reason'),
  status: text('status').$type<Exclude<ChangeStatus, 'over'>>().notNull().default('waiting'),
})

/** The contact before its latest change. pii: contact, address; log: never. */
export const earlierContactsTable = pgTable('earlier_contacts', {
  organizationId: uuid('organization_id').$type<OrganizationId>().primaryKey(),
  contact: jsonb('contact').$type<Contact>().notNull(),
  saidUntil: timestamp('said_until', { withTimezone: true }).notNull(),
})
