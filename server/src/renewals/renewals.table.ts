import type { AccountId, OrganizationId } from '@app/shared'
import type { EntryChannel } from '@app/shared/organizations'
import { integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true })

/**
 * 更新: the yearly question whether a registration goes on, one row per supporter and fiscal year. `askedBy` is null when
 * the season asked. Of the link only the SHA-256 rests here. pii: changes_note may hold names; log: never.
 */
export const renewalsTable = pgTable('renewals', {
  id: uuid('id').primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  askedAt: moment('asked_at').notNull(),
  askedBy: uuid('asked_by').$type<AccountId>(),
  answerBy: moment('answer_by').notNull(),
  nextReminderAt: moment('next_reminder_at'),
  remindedAt: moment('reminded_at'),
  secretHash: text('secret_hash').notNull(),
  linkEndsAt: moment('link_ends_at').notNull(),
  changesSaidAt: moment('changes_said_at'),
  changesNote: text('changes_note'),
  answer: text('answer').$type<'unchanged' | 'changed' | 'leave'>(),
  answeredAt: moment('answered_at'),
  answeredBy: uuid('answered_by').$type<AccountId>(),
  channel: text('channel').$type<EntryChannel>(),
  lapsedAt: moment('lapsed_at'),
  setAsideAt: moment('set_aside_at'),
})
