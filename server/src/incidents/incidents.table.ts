import type { AccountId, IncidentId, MatchId } from '@app/shared'
import type { CareAnswer, IncidentKind, IncidentPoint, IncidentStatus } from '@app/shared/incidents'
import { boolean, date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 事故・ヒヤリハットの報告. pii: private; log: never. Its own side and the centre read it. */
export const incidentsTable = pgTable('incidents', {
  id: uuid('id').$type<IncidentId>().primaryKey(),
  matchId: uuid('match_id').$type<MatchId>().notNull(),
  side: text('side').$type<'association' | 'supporter'>().notNull(),
  kind: text('kind').$type<IncidentKind>().notNull(),
  onDay: date('on_day', { mode: 'string' }).notNull(),
  atTime: text('at_time'),
  what: text('what').notNull(),
  care: text('care').$type<CareAnswer>().notNull(),
  told: text('told'),
  status: text('status').$type<IncidentStatus>().notNull().default('reported'),
  openSince: timestamp('open_since', { withTimezone: true }).notNull(),
  outcome: text('outcome'),
  mayTell: boolean('may_tell').notNull().default(false),
  handledAt: timestamp('handled_at', { withTimezone: true }),
  reportedBy: uuid('reported_by').$type<AccountId>(),
  channel: text('channel').notNull(),
  reportedAt: timestamp('reported_at', { withTimezone: true }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  isDemo: boolean('is_demo').notNull().default(false),
  version: integer('version').notNull().default(1),
})

/** Points of the checklist that are done, with who and when. */
export const incidentChecksTable = pgTable(
  'incident_checks',
  {
    incidentId: uuid('incident_id').$type<IncidentId>().notNull(),
    point: text('point').$type<IncidentPoint>().notNull(),
    doneAt: timestamp('done_at', { withTimezone: true }).notNull(),
    doneBy: uuid('done_by').$type<AccountId>(),
  },
  (t) => [primaryKey({ columns: [t.incidentId, t.point] })],
)

/** What a report said before it was corrected. pii: private; log: never. */
export const incidentWordingsTable = pgTable('incident_wordings', {
  id: uuid('id').primaryKey(),
  incidentId: uuid('incident_id').$type<IncidentId>().notNull(),
  kind: text('kind').$type<IncidentKind>().notNull(),
  onDay: date('on_day', { mode: 'string' }).notNull(),
  atTime: text('at_time'),
  what: text('what').notNull(),
  care: text('care').$type<CareAnswer>().notNull(),
  told: text('told'),
  /** When the correction took its place. */
  until: timestamp('until', { withTimezone: true }).notNull(),
  changedBy: uuid('changed_by').$type<AccountId>(),
  channel: text('channel').notNull(),
})

/** What the centre notes meanwhile. pii: private; log: never. */
export const incidentNotesTable = pgTable('incident_notes', {
  id: uuid('id').primaryKey(),
  incidentId: uuid('incident_id').$type<IncidentId>().notNull(),
  text: text('text').notNull(),
  at: timestamp('at', { withTimezone: true }).notNull(),
  by: uuid('by').$type<AccountId>(),
})
