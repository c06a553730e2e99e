import holidayJp from '@holiday-jp/holiday_jp'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { dayInWords, fiscalYearInWords, fiscalYearOf, timeInWords } from '@app/shared'

/** How a day is written: with the western year in front, and with the holiday's name behind. */
export interface DayWords {
  western?: boolean
  holiday?: boolean
}

/** 「令和8年10月4日(日)」; western: 「2026年（令和8年）10月4日(日)」; holiday: 「令和8年11月23日(月・祝)」. */
export function inWords(day: string, { western = false, holiday = false }: DayWords = {}): string {
  const words = holiday && holidayOf(day) ? dayInWords(day).replace(/\)$/, '・祝)') : dayInWords(day)
  if (!western || words.startsWith(day.slice(0, 4))) return words
  return words.replace(/^([^年]+年)/, `${Number(day.slice(0, 4))}年（$1）`)
}

/** The holiday's name, or nothing. Looked up by the written day, because holiday_jp itself asks the server's clock. */
export const holidayOf = (day: string): string | undefined =>
  (holidayJp.holidays as Record<string, { name: string } | undefined>)[day]?.name

/** 「午前9時〜11時30分」「午前9時〜午後3時」「午前9時から」; the half of the day is said once. */
export function timesInWords(from?: string | null, to?: string | null): string {
  if (!from) return to ? `${timeInWords(to)}まで` : ''
  if (!to) return `${timeInWords(from)}から`
  const [start, end] = [timeInWords(from), timeInWords(to)]
  return `${start}〜${end.startsWith(start.slice(0, 2)) && end !== '正午' ? end.slice(2) : end}`
}

/** 「6人」, 「6〜10人」 or 「6人以上」: how many people are asked for. */
export function heads(least: number, most?: number | null): string {
  if (most === null) return `${least}人以上`
  return most === undefined || most === least ? `${least}人` : `${least}〜${most}人`
}

/** 「令和8年度」, the fiscal year a day belongs to. */
export const fiscalYearWords = (day: string): string => fiscalYearInWords(fiscalYearOf(day))

/** A telephone number with its hyphens; one that was typed with hyphens stays as typed. */
export function phoneInWords(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .replace(/[‐‑–—―−ー]/g, '-')
    .trim()
  if (plain.includes('-')) return plain
  const number = parsePhoneNumberFromString(plain, 'JP')
  return number?.isValid() ? number.formatNational() : plain
}

/** A Japanese mobile number, as programs write it (「+819012345678」); null where it is none. */
export function mobileNumber(typed: string): string | null {
  const number = parsePhoneNumberFromString(typed.normalize('NFKC'), 'JP')
  const isMobile = number?.country === 'JP' && number.isValid() && number.getType() === 'MOBILE'
  return isMobile ? number.number : null
}
