import type { AccountId, NoticeId, OrganizationId } from '@app/shared'
import type { Asks } from '@app/shared/notifications'

import { bigint, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * お知らせ: one row per event and recipient. `say` is read out loud on the telephone, `onPaper` stands on its A4 form where
 * the mail's words would not fit, `asks` is what the form asks back, `reply` what was written on the page of that
 * form, `heard` why nobody had to tell it: the answer came, or it stands no longer. pii: address, body, say, onPaper, toldNote, reply; log: never.
 */
export const noticesTable = pgTable('notices', {
  id: uuid('id').$type<NoticeId>().primaryKey(),
  eventId: bigint('event_id', { mode: 'number' }).notNull(),
  toKind: text('to_kind').$type<'organization' | 'staff' | 'address'>().notNull(),
  organizationId: uuid('organization_id').$type<OrganizationId>(),
  channel: text('channel').$type<'mail' | 'phone' | 'fax' | 'post' | 'line' | 'screen'>().notNull(),
  address: text('address'),
  says: text('says').notNull(),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  leadsTo: text('leads_to'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  readAt: timestamp('read_at', { withTimezone: true }),
  deliveredAt: timestamp('delivered_at', { withTimezone: true }),
  toldBy: uuid('told_by').$type<AccountId>(),
  toldNote: text('told_note'),
  failedAt: timestamp('failed_at', { withTimezone: true }),
  failure: text('failure'),
  say: text('say'),
  onPaper: text('on_paper'),
  asks: text('asks').$type<Asks>(),
  printedAt: timestamp('printed_at', { withTimezone: true }),
  printedBy: uuid('printed_by').$type<AccountId>(),
  heard: text('heard').$type<'answered' | 'overtaken'>(),
  reply: text('reply'),
  repliedAt: timestamp('replied_at', { withTimezone: true }),
})
