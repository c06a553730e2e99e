import { dayInWords, shortDayInWords } from '@app/shared/kernel/day'

interface Span {
  from: string
  to: string
}

/** 「令和8年11月3日(火)」, or 「令和8年11月3日(火)から11月5日(木)まで」; the year again only where it turns. */
export function spanInWords({ from, to }: Span): string {
  if (from === to) return dayInWords(from)
  const end = from.slice(0, 4) === to.slice(0, 4) ? shortDayInWords(to) : dayInWords(to)
  return `${dayInWords(from)}から${end}まで`
}
