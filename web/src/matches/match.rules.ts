import { dayInWords, jstDay, timeRangeInWords } from '@app/shared/kernel/day'
import { allows, type Side } from '@app/shared/kernel/lifecycle'
import type { Match } from '@app/shared/matches'
import { matchLifecycle, type MatchStatus } from '@app/shared/matches/match.lifecycle'
import type { Answer } from '@app/shared/matches/match-words'
import type { RequestLine } from '@app/shared/requests'

/** The two sides of a match. */
export const matchSides = ['supporter', 'association'] as const
export type MatchSide = (typeof matchSides)[number]

const tones = {
  proposed: 'waiting',
  agreed: 'active',
  done: 'done',
  declined: 'stopped',
  withdrawn: 'stopped',
  expired: 'late',
  cancelled: 'stopped',
} as const satisfies Record<MatchStatus, string>

/** The colour of a match's state; the words stand beside it always. */
export const toneOf = (status: MatchStatus) => tones[status]

export const answerOf = (match: Match, side: MatchSide): Answer =>
  side === 'supporter' ? match.supporterAnswer : match.associationAnswer

/** Whose answer is awaited. */
export const waitsFor = (match: Match): MatchSide[] =>
  match.status === 'proposed' ? matchSides.filter((side) => answerOf(match, side) === 'pending') : []

/** Whether `by` may give this side's answer now: each side its own, the centre either. */
export const mayAnswer = (match: Match, side: MatchSide, by: Side): boolean =>
  waitsFor(match).includes(side) &&
  (by === side || by === 'coordinator') &&
  allows(matchLifecycle, match.status, 'decline', by)

/** Whether `by` may take the question back: whoever asked, and the centre. */
export const mayWithdraw = (match: Match, by: Side): boolean =>
  allows(matchLifecycle, match.status, 'withdraw', by) && (by === 'coordinator' || by === match.startedBy)

export const mayCancel = (match: Match, by: Side): boolean => allows(matchLifecycle, match.status, 'cancel', by)

/** The day is over, or the match was finished: the time to tell how it went. */
export const isOver = (match: Match, now: Date = new Date()): boolean =>
  match.status === 'done' || (match.status === 'agreed' && match.day !== null && match.day <= jstDay(now))

const hasReported = (match: Match, side: MatchSide): boolean => match.reportedBy.includes(side)

/** The result of this side is still to be told. */
export const owesResult = (match: Match, side: MatchSide): boolean => isOver(match) && !hasReported(match, side)

/** Help that was agreed without a day may be over at any time; this side may tell so when it is. */
export const mayTellOver = (match: Match, side: MatchSide): boolean =>
  match.status === 'agreed' && match.day === null && !hasReported(match, side)

/** 「令和8年10月4日(日) 午前9時から午前11時まで」; empty while the day is open. */
export const whenOf = ({ day, from, to }: Pick<Match, 'day' | 'from' | 'to'>): string =>
  day ? `${dayInWords(day)} ${timeRangeInWords(from, to)}`.trim() : ''

/** The first wished day that is still to come; none while the time is open. */
export const firstDayOf = ({ days }: Pick<RequestLine, 'days'>, now: Date = new Date()): string | undefined =>
  days.map(({ day }) => day).find((day) => day >= jstDay(now))

/** A side is asked for its answer; the association only once the supporter said that it can come. */
const isAsked = (match: Match, side: MatchSide): boolean =>
  answerOf(match, side) === 'pending' && (side === 'supporter' || match.supporterAnswer === 'yes')

const year = 365 * 86_400_000
/** 今年も was asked, and an outlook of the supporter still counts: for a year. */
export const awaitsOutlook = ({ status, askedAgainAt }: Match, now: Date = new Date()): boolean =>
  status === 'done' && askedAgainAt !== null && now.getTime() - Date.parse(askedAgainAt) < year

/** Where a match stands for one of its sides: the groups of 「会員ページ」. */
export type Group = 'mine' | 'others' | 'coming' | 'report' | 'past'

export function groupOf(match: Match, side: MatchSide): Group {
  if (match.status === 'proposed') return isAsked(match, side) ? 'mine' : 'others'
  if (owesResult(match, side)) return 'report'
  return match.status === 'agreed' && !isOver(match) ? 'coming' : 'past'
}
