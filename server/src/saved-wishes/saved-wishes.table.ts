import type { AccountId, OrganizationId, RequestId, SavedWishId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { EntryChannel } from '@app/shared/organizations'
import type { Cadence } from '@app/shared/saved-wishes'
import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 希望の条件: which new requests a supporter wants to hear of. */
export const savedWishesTable = pgTable('saved_wishes', {
  id: uuid('id').$type<SavedWishId>().primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  fits: boolean('fits').notNull(),
  category: text('category_id'),
  district: integer('district_id').$type<DistrictId>(),
  q: text('words'),
  cadence: text('cadence').$type<Cadence>().notNull(),
  savedAt: timestamp('saved_at', { withTimezone: true }).notNull(),
  /** Up to which moment openings were looked through. */
  lookedAt: timestamp('looked_at', { withTimezone: true }).notNull(),
  channel: text('channel').$type<EntryChannel>().notNull(),
  enteredBy: uuid('entered_by').$type<AccountId>(),
})

/** Of which requests a supporter has heard by its wishes: each once, whatever wish it fits. */
export const wishTellingsTable = pgTable(
  'wish_tellings',
  {
    organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
    requestId: uuid('request_id').$type<RequestId>().notNull(),
    toldAt: timestamp('told_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ name: 'a_supporter_hears_of_a_request_once', columns: [t.organizationId, t.requestId] })],
)
