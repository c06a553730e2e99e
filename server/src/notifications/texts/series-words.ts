import { dayInWords, jstDay, momentInWords, shortDayInWords, timeInWords, timeRangeInWords } from '@app/shared'
import type { SeriesFacts, SessionTold } from '../series-facts.queries.ts'
import { factLines, paragraphs, spokenDay } from './prose.rules.ts'

const headsOf = ({ heads, headsAsked, headsMin, headsMax }: SessionTold): string => {
  const said = heads ?? headsAsked
  if (said) return `${said}人`
  return headsMin === headsMax ? `${headsMin}人` : `${headsMin}〜${headsMax}人`
}

/** 「第3回：10月10日(土)午前10時から正午まで（準備・5人）」, one session a line. */
export const table = (sessions: readonly SessionTold[]): string =>
  factLines(
    sessions.map((one) => {
      const { number, day, from, to, title } = one
      const when = day ? `${shortDayInWords(day)}${timeRangeInWords(from, to)}` : '日にちはこれから相談'
      return [`第${number}回`, `${when}（${[title, headsOf(one)].filter(Boolean).join('・')}）`]
    }),
  )

/** 「第1回が10月10日、土曜日、第2回が…」, as one says it; of many only the first few. */
export function spokenTable(sessions: readonly SessionTold[]): string {
  const few = sessions.slice(0, 4).map(({ number, day }) => `第${number}回が${day ? spokenDay(day) : '日にちは相談'}`)
  const more = sessions.length - few.length
  return `${few.join('、')}${more > 0 ? `、このほか${more}回` : ''}です。`
}

/** 「「スマホ教室」」: what it is about. */
export const about = ({ series }: SeriesFacts): string => `「${series.title}」`
/** What, how often, where, and the table of the sessions. */
export const outline = (facts: SeriesFacts, sessions: readonly SessionTold[] = facts.sessions): string =>
  paragraphs(
    factLines([
      ['内容', facts.series.title],
      ['いつ', [facts.rhythm, `全${sessions.length}回`].filter(Boolean).join('　')],
      ['場所', facts.place],
    ]),
    table(sessions),
  )
/** 「12〜23番」: the request numbers of its sessions. */
export const numbers = ({ first, last }: SeriesFacts): string => (first === last ? `${first}番` : `${first}〜${last}番`)

/** 「令和8年10月4日(日)午後5時」: until when an asking may be answered. */
export function byWhen(moment: Date): string {
  const clock = momentInWords(moment).split(' ').at(-1) ?? ''
  return `${dayInWords(jstDay(moment))}${clock === '23:59' || clock === '00:00' ? '' : timeInWords(clock)}`
}
