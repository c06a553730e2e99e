import type { AccountId, NoticeId } from '@app/shared'
import { pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 「出なかった」: one row for each notice that a call was about; rows of one call share their id. pii: none. */
export const callTriesTable = pgTable(
  'call_tries',
  {
    id: uuid('id').notNull(),
    noticeId: uuid('notice_id').$type<NoticeId>().notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    by: uuid('by').$type<AccountId>().notNull(),
    /** From when it stands at the top of the list again. */
    againAt: timestamp('again_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.noticeId] })],
)
