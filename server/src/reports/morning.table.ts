import { date, pgTable, timestamp } from 'drizzle-orm/pg-core'

/** 朝の便り: the working mornings on which the centre was told, each once. */
export const morningMailsTable = pgTable('morning_mails', {
  day: date('day', { mode: 'string' }).primaryKey(),
  toldAt: timestamp('told_at', { withTimezone: true }).notNull(),
})
