import type { AccountId, NoticeId } from '@app/shared'
import { type AnyPgColumn, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ChannelName } from './channel.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true })

/**
 * What leaves over a channel: one row per notice, person and channel. Mails hang on their own notice, everything else on
 * the notice of the screen. pii: none (the address stands on the notice or on the link).
 */
export const sendingsTable = pgTable('sendings', {
  id: uuid('id').primaryKey(),
  noticeId: uuid('notice_id').$type<NoticeId>().notNull(),
  accountId: uuid('account_id').$type<AccountId>(),
  channel: text('channel').$type<ChannelName>().notNull(),
  linkId: uuid('link_id'),
  leadsTo: text('leads_to'),
  state: text('state').$type<'held' | 'queued' | 'sent' | 'failed' | 'given-up'>().notNull(),
  attempts: smallint('attempts').notNull().default(0),
  providerId: text('provider_id'),
  lastError: text('last_error'),
  nextTryAt: moment('next_try_at'),
  takenUntil: moment('taken_until'),
  gatheredIn: uuid('gathered_in').references((): AnyPgColumn => sendingsTable.id),
  createdAt: moment('created_at').notNull(),
  sentAt: moment('sent_at'),
})
