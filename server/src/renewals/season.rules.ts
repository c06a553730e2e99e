import { addDays, jstDay } from '@app/shared'

const atNine = (day: string) => new Date(`${day}T09:00:00+09:00`)
const dayBegins = (day: string) => new Date(`${day}T00:00:00+09:00`)
const dayMs = 86_400_000
/** Days that somebody asked late still has. */
const daysToAnswer = 14
/** Days that must lie between two letters about the same thing. */
const daysOfPeace = 7
/** Days that the link goes on working after the deadline, so that who was silent comes back with one tap. */
const daysToReturn = 30

/** 更新の季節 of a fiscal year: asked on February 1, reminded twice in March, over on April 1, all in Japan. */
export const seasonOf = (fiscalYear: number) => ({
  opensAt: atNine(`${fiscalYear}-02-01`),
  /** Whoever is registered on this day or later is not asked: it has only just come. */
  registeredBefore: `${fiscalYear}-02-01`,
  reminders: [atNine(`${fiscalYear}-03-01`), atNine(`${fiscalYear}-03-20`)],
  endsAt: dayBegins(`${fiscalYear}-04-01`),
})

/** The fiscal year that a question of this day is about: until the links of a season end (April 30) still the same. */
export function yearInQuestion(day: string): number {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return month >= 5 ? year + 1 : year
}

/** The fiscal year whose season runs at this moment, if one does. */
export function runningSeason(now: Date): number | null {
  const year = yearInQuestion(jstDay(now))
  const { opensAt, endsAt } = seasonOf(year)
  return opensAt <= now && now < endsAt ? year : null
}

/**
 * Until when somebody asked at this moment may answer: April 1, or fourteen whole days when asked later. The link works
 * thirty days longer, usually until the end of April 30.
 */
export function deadlinesOf(fiscalYear: number, askedAt: Date): { answerBy: Date; linkEndsAt: Date } {
  const { endsAt } = seasonOf(fiscalYear)
  const fair = dayBegins(addDays(jstDay(askedAt), daysToAnswer + 1))
  const answerBy = fair > endsAt ? fair : endsAt
  return { answerBy, linkEndsAt: new Date(answerBy.getTime() + daysToReturn * dayMs) }
}

/** The next reminder that leaves a week of peace after the last letter; null when there is none any more. */
export function nextReminder(fiscalYear: number, lastLetter: Date): Date | null {
  const earliest = new Date(lastLetter.getTime() + daysOfPeace * dayMs)
  return seasonOf(fiscalYear).reminders.find((one) => one >= earliest) ?? null
}
