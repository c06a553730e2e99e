import type { AccountId, ClosedSpanId, OrganizationId } from '@app/shared'
import type { ClosedKind } from '@app/shared/closed-days'
import type { EntryChannel } from '@app/shared/organizations'
import { date, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 活動できない日 of a supporter, both ends closed too. `word`: pii: private, for its own people and the centre; log: never. */
export const closedSpansTable = pgTable('closed_spans', {
  id: uuid('id').$type<ClosedSpanId>().primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  kind: text('kind').$type<ClosedKind>().notNull(),
  from: date('from_day', { mode: 'string' }).notNull(),
  to: date('to_day', { mode: 'string' }).notNull(),
  word: text('word'),
  channel: text('channel').$type<EntryChannel>().notNull(),
  enteredBy: uuid('entered_by').$type<AccountId>(),
  enteredAt: timestamp('entered_at', { withTimezone: true }).notNull(),
})
