import type { AccountId, MatchId, MessageId, OrganizationId, RequestId } from '@app/shared'
import type {
  AgainAnswer,
  Answer,
  Burden,
  DeclineReason,
  HowItWent,
  MatchStatus,
  UnaidedWay,
} from '@app/shared/matches'
import type { EntryChannel } from '@app/shared/organizations'
import { boolean, date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** マッチング with two answers. `heads` are pledged from the supporter’s yes on. */
export const matchesTable = pgTable('matches', {
  id: uuid('id').$type<MatchId>().primaryKey(),
  requestId: uuid('request_id').$type<RequestId>().notNull(),
  supporterId: uuid('supporter_id').$type<OrganizationId>().notNull(),
  status: text('status').$type<MatchStatus>().notNull(),
  startedBy: text('started_by').$type<'coordinator' | 'supporter' | 'association'>().notNull(),
  associationAnswer: text('association_answer').$type<Answer>().notNull(),
  supporterAnswer: text('supporter_answer').$type<Answer>().notNull(),
  headsAsked: integer('heads_asked').notNull(),
  heads: integer('heads'),
  onDay: date('on_day', { mode: 'string' }),
  fromTime: text('from_time'),
  toTime: text('to_time'),
  message: text('message').notNull(),
  wantsToTalk: boolean('wants_to_talk').notNull().default(false),
  answerBy: timestamp('answer_by', { withTimezone: true }).notNull(),
  endReason: text('end_reason'),
  declineReason: text('decline_reason').$type<DeclineReason>(),
  proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull(),
  supporterAnsweredAt: timestamp('supporter_answered_at', { withTimezone: true }),
  associationAnsweredAt: timestamp('association_answered_at', { withTimezone: true }),
  agreedAt: timestamp('agreed_at', { withTimezone: true }),
  endedAt: timestamp('ended_at', { withTimezone: true }),
  /** Rain called it off: contacts stay open until the end of its day. */
  rainedOff: boolean('rained_off').notNull().default(false),
  version: integer('version').notNull().default(1),
})

/** Signed one-tap links; only the SHA-256 rests here, used once (rule 5). */
export const matchAnswerLinksTable = pgTable('match_answer_links', {
  id: uuid('id').primaryKey(),
  matchId: uuid('match_id').$type<MatchId>().notNull(),
  secretHash: text('secret_hash').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
  usedFor: text('used_for'),
})

/** The thread of a match. pii: may hold names and phones; log: never. */
export const matchMessagesTable = pgTable('match_messages', {
  id: uuid('id').$type<MessageId>().primaryKey(),
  matchId: uuid('match_id').$type<MatchId>().notNull(),
  fromSide: text('from_side').$type<'association' | 'supporter' | 'coordinator'>().notNull(),
  accountId: uuid('account_id').$type<AccountId>(),
  author: text('author').notNull(),
  body: text('body').notNull(),
  channel: text('channel').$type<EntryChannel>().notNull(),
  sentAt: timestamp('sent_at', { withTimezone: true }).notNull(),
})

/** 30秒の報告, one row per side. `minutes`: how long the help took; counts of persons are null where nobody counted. */
export const matchResultsTable = pgTable(
  'match_results',
  {
    matchId: uuid('match_id').$type<MatchId>().notNull(),
    side: text('side').$type<'association' | 'supporter'>().notNull(),
    heads: integer('heads').notNull(),
    went: text('went').$type<HowItWent>().notNull(),
    again: text('again').$type<AgainAnswer>().notNull(),
    comment: text('comment').notNull(),
    minutes: integer('minutes'),
    firstTimers: integer('first_timers'),
    ageChild: integer('age_child'),
    ageTeen: integer('age_teen'),
    age18: integer('age_18_29'),
    age30: integer('age_30_49'),
    age50: integer('age_50_64'),
    age65: integer('age_65_plus'),
    burden: text('burden').$type<Burden>(),
    unaided: text('unaided').$type<UnaidedWay>(),
    /** What may stand in the story. */
    forStory: text('for_story').notNull().default(''),
    notedBy: uuid('noted_by').$type<AccountId>(),
    channel: text('channel').$type<EntryChannel>().notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ name: 'one_result_per_side', columns: [t.matchId, t.side] })],
)
