import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true })

/**
 * Short codes of one-tap links that leave by SMS. What one opens and for whom stands on its sending; whether anything is
 * left to answer is known by what it opens. pii: secret (codeHash); log: never.
 */
export const tapLinksTable = pgTable('tap_links', {
  sendingId: uuid('sending_id').primaryKey(),
  codeHash: text('code_hash').notNull(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
})
