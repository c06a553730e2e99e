/** Calendar of the city: everything in Asia/Tokyo, fiscal year April to March (product rule 14). Days are `YYYY-MM-DD`. */

const jst = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })
const jstClock = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hour: 'numeric',
  minute: 'numeric',
  hour12: false,
})
const weekdayNames = ['日', '月', '火', '水', '木', '金', '土'] as const

/** The calendar day in Japan at this moment. */
export const jstDay = (moment: Date | string): string => jst.format(new Date(moment))

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Whole days from one day to another; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** The fiscal year (年度) a day belongs to, as its first calendar year: 2026-03-31 → 2025. */
export const fiscalYearOf = (day: string): number => {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return month >= 4 ? year : year - 1
}

/** 令和 year of a calendar year: 2026 → 8. Earlier years answer the western year with the era left out. */
const eraYear = (day: string): string => {
  const year = Number(day.slice(0, 4))
  if (day >= '2019-05-01') return year === 2019 ? '令和元年' : `令和${year - 2018}年`
  if (day >= '1989-01-08') return year === 1989 ? '平成元年' : `平成${year - 1988}年`
  return `${year}年`
}

/** 「令和8年10月4日(日)」 */
export const dayInWords = (day: string): string => {
  const [, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${eraYear(day)}${month}月${date}日(${weekdayNames[weekdayOf(day)]})`
}

/** 「10月4日(日)」, for lists where the year is plain. */
export const shortDayInWords = (day: string): string => {
  const [, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${month}月${date}日(${weekdayNames[weekdayOf(day)]})`
}

/** 「令和8年度」 */
export const fiscalYearInWords = (year: number): string => `${eraYear(`${year}-12-31`)}度`

/** 「午前9時」「午後1時30分」「正午」 from `09:00`, `13:30`, `12:00`. */
export const timeInWords = (time: string): string => {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  if (hour === 12 && minute === 0) return '正午'
  const half = hour < 12 ? '午前' : '午後'
  const rest = minute ? `${minute}分` : ''
  return `${half}${hour % 12}時${rest}`
}

/** 「午前9時から午前11時30分まで」; open ends are left out. */
export const timeRangeInWords = (from: string | null, to: string | null): string =>
  `${from ? `${timeInWords(from)}から` : ''}${to ? `${timeInWords(to)}まで` : ''}`

/** 「令和8年10月4日(日) 14:05」 of a moment, where the year is not plain. */
export const datedMomentInWords = (moment: string | Date): string =>
  `${dayInWords(jstDay(moment))} ${jstClock.format(new Date(moment))}`

/** 「10月4日(日) 14:05」 of a moment, on the clock of Japan. */
export const momentInWords = (moment: string | Date): string =>
  `${shortDayInWords(jstDay(moment))} ${jstClock.format(new Date(moment))}`
