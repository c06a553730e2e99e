import type { MatchId, NoticeId, OrganizationId, PaperCodeId, RequestId, SignUpId } from '@app/shared'
import type { PaperKind } from '@app/shared/paper-codes'
import { integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * 紙の番号: the short code on a paper, what the paper is about and for whom. `expiresAt` null: as long as the thing can be
 * read; `wrongDigits` in a row, five lock it; `retiredAt`: a newer code took its place.
 */
export const paperCodesTable = pgTable('paper_codes', {
  id: uuid('id').$type<PaperCodeId>().primaryKey(),
  code: text('code').notNull(),
  kind: text('kind').$type<PaperKind>().notNull(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  requestId: uuid('request_id').$type<RequestId>(),
  matchId: uuid('match_id').$type<MatchId>(),
  signUpId: uuid('sign_up_id').$type<SignUpId>(),
  noticeId: uuid('notice_id').$type<NoticeId>(),
  issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }),
  wrongDigits: integer('wrong_digits').notNull().default(0),
  lockedAt: timestamp('locked_at', { withTimezone: true }),
  retiredAt: timestamp('retired_at', { withTimezone: true }),
  openedAt: timestamp('opened_at', { withTimezone: true }),
})
