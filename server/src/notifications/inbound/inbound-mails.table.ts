import type { NoticeId } from '@app/shared'
import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What became of a mail that came in. */
export type Became = 'thread' | 'reply' | 'bounce' | 'automatic' | 'empty' | 'unknown'

/** Mails that came in, each taken once. No address and no word of them rests here. */
export const inboundMailsTable = pgTable('inbound_mails', {
  messageKey: text('message_key').primaryKey(),
  noticeId: uuid('notice_id').$type<NoticeId>(),
  became: text('became').$type<Became>().notNull(),
  receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
})
