import type { AccountId, MeetingId, OrganizationId, SignUpId } from '@app/shared'
import type { MeetingSide, MeetingStatus, SignUpStatus } from '@app/shared/exchange-meetings'
import type { EntryChannel } from '@app/shared/organizations'
import { bigint, boolean, date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 交流会 */
export const exchangeMeetingsTable = pgTable('exchange_meetings', {
  id: uuid('id').$type<MeetingId>().primaryKey(),
  title: text('title').notNull(),
  heldOn: date('held_on', { mode: 'string' }).notNull(),
  fromTime: text('from_time').notNull(),
  toTime: text('to_time').notNull(),
  place: text('place').notNull(),
  description: text('description').notNull(),
  status: text('status').$type<MeetingStatus>().notNull(),
  statusReason: text('status_reason'),
  headsPerOrganization: integer('heads_per_organization').notNull(),
  closesOn: date('closes_on', { mode: 'string' }).notNull(),
  isDemo: boolean('is_demo').notNull().default(false),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  version: integer('version').notNull().default(1),
})

/** Seats per side in heads; `taken` never passes `quota`. */
export const meetingQuotasTable = pgTable(
  'meeting_quotas',
  {
    meetingId: uuid('meeting_id').$type<MeetingId>().notNull(),
    side: text('side').$type<MeetingSide>().notNull(),
    quota: integer('quota').notNull(),
    taken: integer('taken').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.side] })],
)

/** 申込み, in the order they came (`queueNo`). */
export const meetingSignUpsTable = pgTable('meeting_sign_ups', {
  id: uuid('id').$type<SignUpId>().primaryKey(),
  queueNo: bigint('queue_no', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  meetingId: uuid('meeting_id').$type<MeetingId>().notNull(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  side: text('side').$type<MeetingSide>().notNull(),
  heads: integer('heads').notNull(),
  status: text('status').$type<SignUpStatus>().notNull(),
  card: text('card').notNull(),
  channel: text('channel').$type<EntryChannel>().notNull(),
  enteredBy: uuid('entered_by').$type<AccountId>(),
  signedUpAt: timestamp('signed_up_at', { withTimezone: true }).notNull(),
  cancelledAt: timestamp('cancelled_at', { withTimezone: true }),
  cancelReason: text('cancel_reason'),
  version: integer('version').notNull().default(1),
})
