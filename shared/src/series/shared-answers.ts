import type { RequestAnswers } from '../requests/request-answers.ts'
import type { AnswerKey } from '../requests/request-questions.ts'
import { lastDayFrom } from './series-dates.ts'
import type { SeriesChanges, SeriesSaid } from './series-edit.ts'

/** The same, whatever the order of a list. */
const inWords = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? [...(value as unknown[])].map(String).toSorted() : (value ?? null))
export const isSame = (one: unknown, other: unknown): boolean => inWords(one) === inWords(other)

/** What most of them say; of equally many the first. */
export function mostCommon<T>(values: readonly T[]): T {
  const countOf = (value: T) => values.filter((one) => isSame(one, value)).length
  return values.reduce((best, value) => (countOf(value) > countOf(best) ? value : best))
}

const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[]
const apart: readonly string[] = ['private', 'answers', 'headsMin', 'headsMax']
const plainKeys = (said: SeriesSaid) => keysOf(said).filter((key) => !apart.includes(key))
const answerKeys = (all: readonly SeriesSaid[]) => [...new Set(all.flatMap(({ answers }) => keysOf(answers)))]

/** What the sessions say in common, field by field: where they differ, what most of them say. Least and most go together. */
export function sharedSaid(all: readonly SeriesSaid[]): SeriesSaid {
  const [first] = all
  if (!first) throw new Error('nobody says anything')
  const [headsMin, headsMax] = mostCommon(all.map((one) => [one.headsMin, one.headsMax] as const))
  const plain = plainKeys(first).map((key) => [key, mostCommon(all.map((one) => one[key]))])
  const hidden = keysOf(first.private).map((key) => [key, mostCommon(all.map((one) => one.private[key]))])
  const answers = answerKeys(all).map((key) => [key, mostCommon(all.map((one) => one.answers[key] ?? null))])
  return {
    ...first,
    ...(Object.fromEntries(plain) as object),
    ...{ headsMin, headsMax },
    private: Object.fromEntries(hidden) as SeriesSaid['private'],
    answers: Object.fromEntries(answers.filter(([, value]) => value !== null)) as RequestAnswers,
  }
}

const saidOrNot = (value: unknown): unknown => (typeof value === 'string' && !value.trim() ? null : value)
const isOther = (one: unknown, other: unknown): boolean => !isSame(saidOrNot(one) ?? null, saidOrNot(other) ?? null)

/**
 * Only what was changed in the form, and what is to be the same for all although nothing new was written (`alike`: fields as
 * `place`, `private.meetingPoint`, `answers.toilet`); a text that was emptied is nothing said.
 */
export function changesOf(before: SeriesSaid, after: SeriesSaid, alike: readonly string[] = []): SeriesChanges {
  const plain = plainKeys(before).filter((key) => alike.includes(key) || isOther(before[key], after[key]))
  const heads = (['headsMin', 'headsMax'] as const).some(
    (key) => alike.includes(key) || isOther(before[key], after[key]),
  )
  const hidden = keysOf(before.private).filter(
    (key) => alike.includes(`private.${key}`) || isOther(before.private[key], after.private[key]),
  )
  const asked = alike.flatMap((field) => (field.startsWith('answers.') ? [field.slice('answers.'.length)] : []))
  const answers = [...new Set([...answerKeys([before, after]), ...asked])].filter(
    (key) => asked.includes(key) || isOther(before.answers[key as AnswerKey], after.answers[key as AnswerKey]),
  )
  return {
    ...(Object.fromEntries(plain.map((key) => [key, saidOrNot(after[key])])) as SeriesChanges),
    ...(heads && { headsMin: after.headsMin, headsMax: after.headsMax }),
    ...(hidden.length > 0 && {
      private: Object.fromEntries(hidden.map((key) => [key, saidOrNot(after.private[key])])) as object,
    }),
    ...(answers.length > 0 && {
      answers: Object.fromEntries(answers.map((key) => [key, after.answers[key as AnswerKey] ?? null])) as object,
    }),
  }
}

/** What was said before with the changes in it; the hours rest with the days. */
export function withChanges(
  said: SeriesSaid,
  { hours: _, private: hidden, answers, ...plain }: SeriesChanges,
): SeriesSaid {
  const all = { ...said.answers, ...answers }
  const given = keysOf(all).filter((key) => (all[key] ?? null) !== null)
  return {
    ...said,
    ...(plain as Partial<SeriesSaid>),
    private: { ...said.private, ...(hidden as Partial<SeriesSaid['private']>) },
    answers: Object.fromEntries(given.map((key) => [key, all[key]])) as RequestAnswers,
  }
}

/** One day of a series on which something stands, or would. `key`: how its row is found; `isNew`: it was moved there or added. */
export interface DayTaken {
  key: string
  day: string
  isNew?: boolean
  isAdded?: boolean
}

/** What is wrong with the new days of a series: past, twice the same, over a year from the first, or added in between. */
export function wrongDays(taken: readonly DayTaken[], today: string): { key: string; detail: string }[] {
  const first = taken.map(({ day }) => day).toSorted()[0]
  const last = taken
    .flatMap(({ day, isAdded }) => (isAdded ? [] : [day]))
    .toSorted()
    .at(-1)
  const wrong = ({ key, day, isNew, isAdded }: DayTaken): string | null => {
    if (!isNew) return null
    if (day < today) return '過ぎた日は選べません'
    if (taken.some((one) => one.key !== key && one.day === day)) return '同じ日が、ほかの回にもあります'
    if (first && day > lastDayFrom(first)) return '最初の日から1年のうちの日にしてください'
    return isAdded && last && day < last ? '足す回は、いちばん後の日より後にしてください' : null
  }
  return taken.flatMap((one) => {
    const detail = wrong(one)
    return detail ? [{ key: one.key, detail }] : []
  })
}
