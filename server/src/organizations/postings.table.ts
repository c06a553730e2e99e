import type { OrganizationId } from '@app/shared'
import type { SupporterKind } from '@app/shared/organizations'
import { boolean, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'

/**
 * Registered supporters by kind of help and part of the city, with what their points depend on. Triggers keep it in the
 * transaction of whatever changes a profile; nobody writes it. What the bits mean stands in the migration.
 */
export const supporterPostingsTable = pgTable(
  'supporter_postings',
  {
    supporterId: uuid('supporter_id').$type<OrganizationId>().notNull(),
    /** A kind of help, or the field of one. */
    key: text('key').notNull(),
    /** A district's number, a block, `city` or `unsaid`. */
    cell: text('cell').notNull(),
    /** 1: it named weekdays, 2 more: it named months. */
    says: smallint('says').notNull(),
    kind: text('kind').$type<SupporterKind>().notNull(),
    weekdays: smallint('weekdays').notNull(),
    months: smallint('months').notNull(),
    times: smallint('times').notNull(),
    lends: smallint('lends').notNull(),
    maxHeads: integer('max_heads').notNull(),
    leadDays: integer('lead_days').notNull(),
    insuranceOpen: boolean('insurance_open').notNull(),
    hasMinors: boolean('has_minors').notNull(),
    needsPhoneCheck: boolean('needs_phone_check').notNull(),
  },
  (t) => [primaryKey({ columns: [t.supporterId, t.key, t.cell] })],
)
