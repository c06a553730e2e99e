import { keep, nothing, isEmpty, plain, type Understood } from './text.rules.ts'

/** 和暦: the first western year less one, and the days the era really had. */
const eras = [
  { names: ['令和', '令', 'R'], before: 2018, from: '2019-05-01', to: '9999-12-31' },
  { names: ['平成', '平', 'H'], before: 1988, from: '1989-01-08', to: '2019-04-30' },
  { names: ['昭和', '昭', 'S'], before: 1925, from: '1926-12-25', to: '1989-01-07' },
] as const

const two = (part: number): string => String(part).padStart(2, '0')

const isRealDay = (year: number, month: number, day: number): boolean => {
  const moment = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && year < 2200 && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day
}

/** The Excel calendar counts days from 1899-12-30. */
const fromSerial = (serial: number): string =>
  new Date(Date.UTC(1899, 11, 30 + Math.floor(serial))).toISOString().slice(0, 10)

interface Parts {
  era: (typeof eras)[number] | null
  year: number
  month: number
  day: number | null
}

/** Weekday in brackets and a clock time say nothing about the day. */
const withoutTrimmings = (text: string): string =>
  plain(text)
    .toUpperCase()
    .replace(/\([日月火水木金土]曜?日?\)/u, '')
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z?$/u, '')
    .replaceAll(' ', '')

const partsOf = (text: string): Parts | null => {
  const bare = withoutTrimmings(text)
  const era = eras.find(({ names }) => names.some((name) => bare.startsWith(name))) ?? null
  const name = era?.names.find((each) => bare.startsWith(each)) ?? ''
  const rest = bare.slice(name.length).replace(/^元/u, '1')
  const match =
    /^(\d{1,4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/u.exec(rest) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(rest)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), match[3] === undefined ? null : Number(match[3])]
  if (era ? year > 99 || year === 0 : year < 1900) return null
  return { era, year: era ? era.before + year : year, month, day }
}

const outsideEra = (era: Parts['era'], day: string): string | undefined =>
  era && (day < era.from || day > era.to) ? `${era.names[0]}にはない日ですが、${day} と読みました` : undefined

const impossible = (text: string): Understood<never> => keep(text, '暦にない日付です')
const notADate = (text: string): Understood<never> => keep(text, '日付として読み取れませんでした')

/** 年月日: western, era or Excel's own count, as `YYYY-MM-DD`. A day that never was is kept as text. */
export const dateFrom = (text: string): Understood<string> => {
  if (isEmpty(text)) return nothing
  const bare = plain(text)
  if (/^\d{5}(\.\d{1,10})?$/u.test(bare)) {
    const serial = Number(bare)
    return serial >= 20_000 && serial < 70_000 ? { value: fromSerial(serial) } : notADate(text)
  }
  const parts = partsOf(text)
  if (!parts || parts.day === null) return notADate(text)
  if (!isRealDay(parts.year, parts.month, parts.day)) return impossible(text)
  const value = `${parts.year}-${two(parts.month)}-${two(parts.day)}`
  const doubt = outsideEra(parts.era, value)
  return doubt ? { value, doubt } : { value }
}

/** 就任など: officers change with the month, so 「R8.4」 counts from the first day of that month. */
export const dateOrMonthFrom = (text: string): Understood<string> => {
  const parts = isEmpty(text) ? null : partsOf(text)
  if (!parts || parts.day !== null) return dateFrom(text)
  if (!isRealDay(parts.year, parts.month, 1)) return impossible(text)
  return { value: `${parts.year}-${two(parts.month)}-01` }
}
