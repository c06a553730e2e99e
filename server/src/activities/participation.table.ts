import type { AccountId, CertificateId, MatchId, OrganizationId } from '@app/shared'
import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 参加証明書 as issued: what the paper says, without any person's name. */
export const participationCertificatesTable = pgTable('participation_certificates', {
  id: uuid('id').$type<CertificateId>().primaryKey(),
  /** Random; leads to the page that says whether it holds. */
  code: uuid('code').notNull().defaultRandom(),
  number: text('number').notNull(),
  kind: text('kind').$type<'day' | 'year'>().notNull(),
  supporterId: uuid('supporter_id').$type<OrganizationId>().notNull(),
  matchId: uuid('match_id').$type<MatchId>(),
  fiscalYear: integer('fiscal_year').notNull(),
  title: text('title').notNull(),
  happenedOn: date('happened_on', { mode: 'string' }),
  times: integer('times').notNull(),
  heads: integer('heads').notNull(),
  issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
  issuedBy: uuid('issued_by').$type<AccountId>(),
  withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  withdrawnBy: uuid('withdrawn_by').$type<AccountId>(),
  withdrawnReason: text('withdrawn_reason'),
})

/** What a certificate says of each match. */
export const participationLinesTable = pgTable(
  'participation_lines',
  {
    certificateId: uuid('certificate_id').$type<CertificateId>().notNull(),
    matchId: uuid('match_id').$type<MatchId>().notNull(),
    heads: integer('heads').notNull(),
  },
  (t) => [primaryKey({ columns: [t.certificateId, t.matchId] })],
)

/** The last number given in each fiscal year. */
export const participationCountersTable = pgTable('participation_counters', {
  fiscalYear: integer('fiscal_year').primaryKey(),
  last: integer('last').notNull(),
})
