import type { AccountId, OrganizationId, RequestId, SeriesId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { ItemId } from '@app/shared/help-categories'
import type { EntryChannel } from '@app/shared/organizations'
import type {
  CancelReason,
  Hazard,
  RainPlan,
  RequestAnswers,
  RequestStatus,
  SafetyPoint,
  ThanksKind,
  WhenKind,
} from '@app/shared/requests'
import { boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 支援依頼. headsHeld + headsAgreed never pass headsMax (the database refuses). */
export const requestsTable = pgTable('requests', {
  id: uuid('id').$type<RequestId>().primaryKey(),
  number: integer('number').notNull().generatedAlwaysAsIdentity(),
  associationId: uuid('association_id').$type<OrganizationId>().notNull(),
  itemId: text('item_id').$type<ItemId>().notNull(),
  districtId: integer('district_id').$type<DistrictId>().notNull(),
  title: text('title').notNull(),
  description: text('description').notNull(),
  status: text('status').$type<RequestStatus>().notNull(),
  statusReason: text('status_reason'),
  cancelReason: text('cancel_reason').$type<CancelReason>(),
  whenKind: text('when_kind').$type<WhenKind>().notNull(),
  whenNote: text('when_note'),
  place: text('place').notNull(),
  headsMin: integer('heads_min').notNull(),
  headsMax: integer('heads_max').notNull(),
  headsHeld: integer('heads_held').notNull().default(0),
  headsAgreed: integer('heads_agreed').notNull().default(0),
  supportersDo: text('supporters_do'),
  residentsDo: text('residents_do'),
  hazards: text('hazards').array().$type<Hazard[]>().notNull().default([]),
  weBring: text('we_bring'),
  theyBring: text('they_bring'),
  thanks: text('thanks').array().$type<ThanksKind[]>().notNull().default([]),
  rainPlan: text('rain_plan').$type<RainPlan>(),
  /** What its kind of help asks besides; nothing private. */
  answers: jsonb('answers').$type<RequestAnswers>().notNull().default({}),
  minorsWelcome: boolean('minors_welcome').notNull(),
  photosWelcome: boolean('photos_welcome').notNull(),
  centreAnswers: boolean('centre_answers').notNull(),
  showName: boolean('show_name').notNull(),
  published: boolean('published').notNull(),
  code: text('code').notNull(),
  channel: text('channel').$type<EntryChannel>().notNull(),
  enteredBy: uuid('entered_by').$type<AccountId>(),
  insuranceCheckedAt: timestamp('insurance_checked_at', { withTimezone: true }),
  insuranceCheckedBy: uuid('insurance_checked_by').$type<AccountId>(),
  /** 決行: the day for which everybody was told that it takes place. */
  goesAheadOn: date('goes_ahead_on', { mode: 'string' }),
  /** One session of a series (連続の依頼), counted from 1; null: it stands alone. */
  seriesId: uuid('series_id').$type<SeriesId>(),
  seriesNumber: integer('series_number'),
  sessionTitle: text('session_title'),
  isDemo: boolean('is_demo').notNull().default(false),
  postedAt: timestamp('posted_at', { withTimezone: true }).notNull(),
  openedAt: timestamp('opened_at', { withTimezone: true }),
  endedAt: timestamp('ended_at', { withTimezone: true }),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  version: integer('version').notNull().default(1),
})

/** 希望日: first to third wish. Times are HH:MM in Asia/Tokyo. */
export const requestDaysTable = pgTable(
  'request_days',
  {
    requestId: uuid('request_id').$type<RequestId>().notNull(),
    position: integer('position').notNull(),
    onDay: date('on_day', { mode: 'string' }).notNull(),
    fromTime: text('from_time'),
    toTime: text('to_time'),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.position] })],
)

/** 保険と安全の確認: which points of a request's checklist were ticked, by whom and when (product rule 9). */
export const requestChecksTable = pgTable(
  'request_checks',
  {
    requestId: uuid('request_id').$type<RequestId>().notNull(),
    point: text('point').$type<SafetyPoint>().notNull(),
    checkedAt: timestamp('checked_at', { withTimezone: true }).notNull(),
    checkedBy: uuid('checked_by').$type<AccountId>(),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.point] })],
)

/** 場所の詳しい話と当日の連絡先. pii: contact, address; log: never. */
export const requestPrivatesTable = pgTable('request_privates', {
  requestId: uuid('request_id').$type<RequestId>().primaryKey(),
  exactPlace: text('exact_place'),
  meetingPoint: text('meeting_point'),
  parking: text('parking'),
  toilet: text('toilet'),
  onDayName: text('on_day_name'),
  onDayPhone: text('on_day_phone'),
})
