import { jstDay, momentInWords, timeInWords, timeRangeInWords } from '@app/shared'

/** Paragraphs of a text; what is empty is left out. */
export const paragraphs = (...parts: (string | null | undefined | false)[]): string =>
  parts.filter((part): part is string => Boolean(part)).join('\n\n')

/** 「いつ：令和8年10月4日(日)」, one fact a line; what is not known is left out. */
export const factLines = (facts: readonly (readonly [label: string, value: string | null])[]): string =>
  facts.flatMap(([label, value]) => (value ? [`${label}：${value}`] : [])).join('\n')

/** 「理由：…」, a line of its own. */
export const reasonLine = (reason: string | null): string | null => (reason ? `理由：${reason}` : null)

/** 「…」 around what somebody wrote. */
export const quoted = (text: string): string => `「${text}」`

const weekdays = ['日', '月', '火', '水', '木', '金', '土']
/** 「11月8日、日曜日」: a day as one says it. */
export function spokenDay(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日、${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]}曜日`
}

/** 「11月8日、日曜日の午前9時から正午まで」 */
export function spokenTime(day: string, from: string | null, to: string | null): string {
  const times = timeRangeInWords(from, to)
  return times ? `${spokenDay(day)}の${times}` : spokenDay(day)
}

/** 「10月20日、火曜日の午後5時」; the end of a day goes without saying. */
export function spokenMoment(moment: Date): string {
  const clock = momentInWords(moment).split(' ').at(-1) ?? ''
  const isDayEnd = clock === '23:59' || clock === '00:00' || clock === '24:00'
  return `${spokenDay(jstDay(moment))}${isDayEnd ? '' : `の${timeInWords(clock)}`}`
}

/** 「10月5日(月)午前10時30分」, as one reads it. */
export function writtenMoment(moment: Date): string {
  const [day = '', clock = ''] = momentInWords(moment).split(' ')
  return `${day}${timeInWords(clock)}`
}

/** Sentences to say one after the other; what is empty is left out. */
export const sentences = (...parts: (string | null | undefined | false)[]): string =>
  parts.filter((part): part is string => Boolean(part)).join('')

/** 「わけは、…ということです。」 */
export const spokenReason = (reason: string | null): string | null =>
  reason ? `わけは、「${reason.replace(/[。\s]+$/u, '')}」ということです。` : null
