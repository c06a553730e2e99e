import type { Match } from '@app/shared/matches'
import { answerOf, isOver, type MatchSide, matchSides, whenOf } from './match.rules.ts'

/** One line of 「いまの状況」: done, the one it stands at, or still to come. */
export interface Step {
  key: string
  /** A message under `matches.steps`. */
  words: string
  named: Record<string, string | number | null>
  state: 'done' | 'now' | 'next'
  at?: string | null | undefined
  note?: string | null | undefined
}

const isEnded = ({ status }: Match) => ['declined', 'withdrawn', 'expired', 'cancelled'].includes(status)

/** The life of a match in plain words, from the first word to the report. */
export function stepsOf(match: Match): Step[] {
  const { startedBy, supporterName: name, proposedAt } = match
  const asked: Step = { key: 'asked', words: `asked.${startedBy}`, named: { name }, state: 'done', at: proposedAt }
  const answers = matchSides
    .filter((side) => side !== startedBy && !(isEnded(match) && answerOf(match, side) === 'pending'))
    .map((side) => answerStep(match, side))
  return [asked, ...answers, ...(isEnded(match) ? ending(match) : ahead(match))]
}

function answerStep(match: Match, side: MatchSide): Step {
  const answer = answerOf(match, side)
  const withHeads = side === 'supporter' && answer === 'yes' && match.heads !== null
  return {
    key: side,
    words: `${side}.${withHeads ? 'yesHeads' : answer}`,
    named: { name: match.supporterName, n: match.heads },
    state: answer === 'pending' ? 'now' : 'done',
  }
}

/** How it ended before the day. */
function ending(match: Match): Step[] {
  const agreed: Step[] = match.agreedAt
    ? [{ key: 'agreed', words: 'agreed', named: {}, state: 'done', at: match.agreedAt }]
    : []
  return [...agreed, { key: 'ended', words: `ended.${match.status}`, named: {}, state: 'now', note: match.endReason }]
}

/** Agreement, the day, the report. */
function ahead(match: Match): Step[] {
  const isAgreed = match.agreedAt !== null
  const over = isOver(match)
  const isReported = match.reportedBy.length > 0
  const day = whenOf(match)
  return [
    {
      key: 'agreed',
      words: isAgreed ? 'agreed' : 'willAgree',
      named: {},
      state: isAgreed ? 'done' : 'next',
      at: match.agreedAt,
    },
    {
      key: 'day',
      words: day ? 'day' : 'dayOpen',
      named: { when: day },
      state: over ? 'done' : isAgreed ? 'now' : 'next',
    },
    {
      key: 'report',
      words: isReported ? 'reported' : 'report',
      named: {},
      state: isReported ? 'done' : over ? 'now' : 'next',
    },
  ]
}
