import type { AccountId, OrganizationId } from '@app/shared'
import { pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 「別の団体」: two organizations that look alike and are not the same, as a coordinator said. */
export const toldApartTable = pgTable(
  'told_apart',
  {
    firstId: uuid('first_id').$type<OrganizationId>().notNull(),
    secondId: uuid('second_id').$type<OrganizationId>().notNull(),
    toldAt: timestamp('told_at', { withTimezone: true }).notNull(),
    toldBy: uuid('told_by').$type<AccountId>(),
  },
  (t) => [primaryKey({ columns: [t.firstId, t.secondId] })],
)
