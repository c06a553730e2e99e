import type { AccountId } from '@app/shared'
import type { Digest } from '@app/shared/notifications/receiving'
import { boolean, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true })

/** How a person wishes to hear; no row: mail, at once, quiet from 20 to 8. pii: none. */
export const receivingWishesTable = pgTable('receiving_wishes', {
  accountId: uuid('account_id').$type<AccountId>().primaryKey(),
  mail: boolean('mail').notNull(),
  digest: text('digest').$type<Digest>().notNull(),
  quietFrom: smallint('quiet_from'),
  quietTo: smallint('quiet_to'),
  updatedAt: moment('updated_at').notNull(),
})

export type LinkedChannel = 'line' | 'sms' | 'push'

/** Where a person is reached besides mail. pii: contact (address), secret (pushKey, pushAuth); log: never. */
export const channelLinksTable = pgTable('channel_links', {
  id: uuid('id').primaryKey(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  channel: text('channel').$type<LinkedChannel>().notNull(),
  /** LINE user id, telephone number, or address of the browser; null once the link has ended. */
  address: text('address'),
  pushKey: text('push_key'),
  pushAuth: text('push_auth'),
  device: text('device').notNull().default(''),
  linkedAt: moment('linked_at').notNull(),
  endedAt: moment('ended_at'),
  endedWhy: text('ended_why').$type<'by-owner' | 'moved' | 'blocked' | 'gone'>(),
})

/** Codes that prove that a LINE or a number is one's own. pii: contact (address), secret (codeHash); log: never. */
export const channelCodesTable = pgTable('channel_codes', {
  id: uuid('id').primaryKey(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  channel: text('channel').$type<'line' | 'sms'>().notNull(),
  codeHash: text('code_hash').notNull(),
  address: text('address'),
  wrongTries: smallint('wrong_tries').notNull().default(0),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
})
