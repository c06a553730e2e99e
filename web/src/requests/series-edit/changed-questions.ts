import type { SeriesChanges } from '@app/shared/series'
import { type Question, questionNames, questions } from '../request.steps.ts'

/** On which part of the form a field stands; days and hours on that of the days. */
export function questionOfField(field: string): Question {
  const stands = (name: Question) => questions[name].some((asked) => field === asked || field.startsWith(`${asked}.`))
  return questionNames.find(stands) ?? 'when'
}

/** The parts of the form in which something was changed, in their order. */
export function changedIn({ hours, private: hidden, answers, ...plain }: SeriesChanges, days: boolean): Question[] {
  const fields = [
    ...Object.keys(plain),
    ...Object.keys(hidden ?? {}).map((key) => `private.${key}`),
    ...Object.keys(answers ?? {}).map((key) => `answers.${key}`),
    ...(hours || days ? ['days'] : []),
  ]
  const names = fields.map(questionOfField)
  return questionNames.filter((name) => names.includes(name))
}
