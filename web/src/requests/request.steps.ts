import { type AskingPage, questionKeys, questionOf } from '@app/shared/requests/request-questions'
import { computed } from 'vue'
import { useSteps } from '../app/steps.ts'
import { type RequestForm, tidy } from './request.form.ts'

const answersOn = (page: AskingPage) =>
  questionKeys.filter((key) => questionOf(key).page === page).map((key) => `answers.${key}`)

/** The questions in their order, and the fields each one asks for. The last page only shows what was answered. */
export const questions = {
  what: ['itemId'],
  trouble: ['title', 'description'],
  when: ['whenKind', 'days', 'series', 'whenNote'],
  where: ['districtId', 'place', 'private.exactPlace', 'private.onDayName', 'private.onDayPhone'],
  heads: ['headsMin', 'headsMax'],
  work: ['supportersDo', 'residentsDo', ...answersOn('work')],
  bring: ['weBring', 'theyBring', 'thanks', ...answersOn('bring')],
  safety: ['hazards', 'minorsWelcome', ...answersOn('safety')],
  day: ['rainPlan', 'private.meetingPoint', 'private.parking', 'private.toilet', ...answersOn('day')],
  sharing: ['published', 'showName', 'centreAnswers', 'photosWelcome'],
} as const
export type Question = keyof typeof questions
export const questionNames = Object.keys(questions) as Question[]
const steps = [...questionNames, 'check'] as const

/** One question at a time. */
export function useQuestionSteps(form: RequestForm) {
  const asks = steps.map((step) => (field: string) => step !== 'check' && asksFor(step, field))
  const walk = useSteps(form, asks, () => tidy(form.values))
  const step = computed(() => steps[walk.current.value - 1] ?? 'what')
  const isLast = computed(() => step.value === 'check')
  return { ...walk, step, isLast, steps }
}

const asksFor = (question: Question, field: string): boolean =>
  questions[question].some((asked) => field === asked || field.startsWith(`${asked}.`))
