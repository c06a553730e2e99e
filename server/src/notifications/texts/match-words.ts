import { dayInWords, jstDay, momentInWords, timeInWords, timeRangeInWords } from '@app/shared'
import type { DeclineReason } from '@app/shared/matches'
import type { MatchFacts } from '../facts.queries.ts'
import { factLines, spokenMoment, spokenTime } from './prose.rules.ts'
import { spokenWhenOfRequest, whenOfRequest } from './request-texts.ts'

const declineWords: Record<DeclineReason, string> = {
  day: '日にちが合わない',
  heads: '人数が集まらない',
  far: '場所が遠い',
  skill: '内容が得意でない',
  insurance: '保険や安全が心配',
  other: 'そのほか',
}

/** 「令和8年10月4日(日)午前9時から正午まで」: the match's own day, else the days wished for. */
export const whenOf = ({ match, request, days }: MatchFacts): string =>
  match.onDay
    ? `${dayInWords(match.onDay)}${timeRangeInWords(match.fromTime, match.toTime)}`
    : whenOfRequest({ request, days })

/** The same, as one says it. */
export const spokenWhen = ({ match, request, days }: MatchFacts): string =>
  match.onDay ? spokenTime(match.onDay, match.fromTime, match.toTime) : spokenWhenOfRequest({ request, days })

/** Heads as pledged, else as asked. */
export const headsOf = ({ match }: MatchFacts): string => `${match.heads ?? match.headsAsked}人`

/** 「令和8年10月4日(日)午後5時」; the end of a day goes without saying. */
export function byWhen({ match }: MatchFacts): string {
  const clock = momentInWords(match.answerBy).split(' ').at(-1) ?? ''
  const isDayEnd = clock === '23:59' || clock === '00:00'
  return `${dayInWords(jstDay(match.answerBy))}${isDayEnd ? '' : timeInWords(clock)}`
}

/** Why one side said no, or why it ended; null: nothing was said. */
export const whyNot = ({ match }: MatchFacts): string | null =>
  match.endReason || (match.declineReason ? declineWords[match.declineReason] : null)

/** What, when, where, how many: the same four lines everywhere. `who` keeps rule 2: a label until agreement. */
export const outline = (facts: MatchFacts, who: readonly (readonly [string, string | null])[] = []): string =>
  factLines([
    ['内容', facts.request.title],
    ['いつ', whenOf(facts)],
    ['場所', facts.request.place],
    ['人数', headsOf(facts)],
    ...who,
  ])

/** 「「川沿いの清掃」のこと」: what it is about, first of all. */
export const about = ({ request }: MatchFacts): string => `「${request.title}」`
/** 「十月四日の夕方五時までに」: until when an answer is awaited, as one says it. */
export const spokenUntil = ({ match }: MatchFacts): string => `${spokenMoment(match.answerBy)}までに`
/** 「ほかの2団体にも…」: nobody should think that all hangs on it alone, or that it was the only one asked. */
export const othersToo = ({ othersAsked }: Pick<MatchFacts, 'othersAsked'>): string | null =>
  othersAsked > 0 ? `ほかの${othersAsked}団体にも、いっしょに相談しています。` : null
