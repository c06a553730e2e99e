import { type TimeOfDay } from '@app/shared/organizations/supporter-words'
import { isByArrangement } from './amounts.rules.ts'
import { isEmpty, keep, nothing, plain, type Understood } from './text.rules.ts'

/** When a supporter can usually come. Weekdays: 0 = Sunday … 6 = Saturday; months empty = all year. */
export interface Times {
  weekdays: number[]
  holidays: boolean
  times: TimeOfDay[]
  months: number[]
}

const dayLetters = ['日', '月', '火', '水', '木', '金', '土'] as const
const seasons: [string, number[]][] = [
  ['春', [3, 4, 5]],
  ['夏', [6, 7, 8]],
  ['秋', [9, 10, 11]],
  ['冬', [12, 1, 2]],
]
const partWords: [string, TimeOfDay[]][] = [
  ['夜間', ['evening']],
  ['夜', ['evening']],
  ['夕方', ['evening']],
  ['午前中', ['morning']],
  ['午前', ['morning']],
  ['午後', ['afternoon']],
  ['日中', ['morning', 'afternoon']],
  ['昼間', ['morning', 'afternoon']],
  ['終日', ['morning', 'afternoon', 'evening']],
]

const daysOf = (words: string): Pick<Times, 'weekdays' | 'holidays'> | null => {
  if (words === '') return { weekdays: [], holidays: false }
  if (/^(?:いつでも|毎日|随時)$/u.test(words)) return { weekdays: [0, 1, 2, 3, 4, 5, 6], holidays: true }
  const rest = words.replaceAll('平日', '月火水木金').replaceAll('休日', '土日祝').replaceAll('週末', '土日')
  const letters = rest.replace(/祝祭日|祝日/gu, '祝').replace(/曜日|曜|[・、,]/gu, '')
  if (!/^[日月火水木金土祝]{1,14}$/u.test(letters)) return null
  const weekdays = dayLetters.flatMap((letter, day) => (letters.includes(letter) ? [day] : []))
  return { weekdays, holidays: letters.includes('祝') }
}

/** 「春~秋」: the months from the first season to the last. */
const monthsOf = (words: string): number[] | null => {
  const match = /^([春夏秋冬])(?:[~・-]([春夏秋冬]))?(?:のみ)?(?:\([春夏秋冬]季?(?:は)?不可\))?$/u.exec(words)
  if (!match) return null
  const first = seasons.findIndex(([name]) => name === match[1])
  const last = match[2] ? seasons.findIndex(([name]) => name === match[2]) : first
  const count = ((last - first + 4) % 4) + 1
  return Array.from({ length: count }, (_, step) => seasons[(first + step) % 4]?.[1] ?? []).flat()
}

const timesBetween = (from: number, to: number): TimeOfDay[] => [
  ...(from < 12 ? (['morning'] as const) : []),
  ...(from < 17 && to > 12 ? (['afternoon'] as const) : []),
  ...(to > 17 ? (['evening'] as const) : []),
]

/** 活動可能日時: days, parts of the day, seasons. Conditions that hold only in part are left to a person, as text. */
export const timesFrom = (text: string): Understood<Times> => {
  if (isEmpty(text) || isByArrangement(text)) return nothing
  const typed = plain(text).replaceAll(' ', '')
  const months = monthsOf(typed)
  if (months) return { value: { weekdays: [], holidays: false, times: [], months } }
  let rest = typed.replace(/(?:のみ|だけ|可能|可)$/u, '')
  const weeks = /^(?:第[1-5][・、,]?){1,5}/u.exec(rest)?.[0] ?? ''
  rest = rest.slice(weeks.length)
  const hours = /(\d{1,2})(?:時半?|:\d{2})[-~](\d{1,2})(?:時半?|:\d{2})$/u.exec(rest)
  if (hours) rest = rest.slice(0, hours.index)
  const part = hours ? undefined : partWords.find(([word]) => rest.endsWith(word))
  if (part) rest = rest.slice(0, -part[0].length)
  const days = daysOf(rest.replace(/の$/u, ''))
  if (!days || (rest === '' && !part && !hours)) return keep(text, '時期や条件のある日時は、文字のまま残しました')
  const times = hours ? timesBetween(Number(hours[1]), Number(hours[2])) : [...(part?.[1] ?? [])]
  const value = { ...days, times, months: [] }
  return weeks ? { value, kept: text, reason: '第何週かは、文字のまま残しました' } : { value }
}
