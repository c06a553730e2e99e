import { computed, nextTick, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type RequestForm, tidy } from './request.form.ts'

/** The questions in their order, and the fields each one asks for. The last page only shows what was answered. */
export const questions = {
  what: ['itemId'],
  trouble: ['title', 'description'],
  when: ['whenKind', 'days', 'whenNote'],
  where: ['districtId', 'place', 'private'],
  heads: ['headsMin', 'headsMax'],
  work: ['supportersDo', 'residentsDo'],
  bring: ['weBring', 'theyBring', 'thanks'],
  safety: ['hazards', 'minorsWelcome'],
  rain: ['rainPlan'],
  sharing: ['published', 'showName', 'centreAnswers', 'photosWelcome'],
} as const
export type Question = keyof typeof questions
export const questionNames = Object.keys(questions) as Question[]
const steps = [...questionNames, 'check'] as const

/** One question at a time, counted from 1 in the URL so that the browser's own way back works. */
export function useQuestionSteps(form: RequestForm) {
  const route = useRoute()
  const router = useRouter()
  /** Pages that somebody tried to leave: their errors are listed on top. */
  const tried = ref<number[]>([])

  const here = route.path
  /** Stays as it was when the whole form is left: the draft remembers this page, not the next URL. */
  const current = computed((before?: number): number => {
    if (before && route.path !== here) return before
    const asked = Number([route.query['step']].flat()[0] ?? 1)
    return Number.isInteger(asked) && asked >= 1 && asked <= steps.length ? asked : 1
  })
  const step = computed(() => steps[current.value - 1] ?? 'what')

  function errorsOf(number: number) {
    const name = steps[number - 1]
    const asked: readonly string[] = name && name !== 'check' ? questions[name] : []
    return Object.entries(form.errors)
      .filter(([field]) => asked.includes(field.split('.')[0] ?? ''))
      .map(([field, text]) => ({ id: form.idOf(field), field, text }))
  }
  const summary = computed(() => (tried.value.includes(current.value) ? errorsOf(current.value) : []))

  async function goTo(number: number): Promise<void> {
    await router.push({ query: { ...route.query, step: number } })
    await nextTick()
    document.querySelector<HTMLElement>('[data-step-heading]')?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }

  /** Shows what is missing on a page; true when nothing is. */
  async function isComplete(number: number): Promise<boolean> {
    tidy(form.values)
    await form.check()
    const missing = errorsOf(number)
    tried.value = [...new Set([...tried.value, number])]
    for (const { field } of missing) form.leave(field)
    return missing.length === 0
  }

  async function next(): Promise<void> {
    if (await isComplete(current.value)) return goTo(current.value + 1)
    await nextTick()
    document.querySelector<HTMLElement>('[data-form-errors]')?.focus()
  }

  /** Leads to the first page on which something is missing. */
  async function goToFirstGap(): Promise<void> {
    const gap = steps.findIndex((_, index) => errorsOf(index + 1).length) + 1
    if (!gap) return
    await goTo(gap)
    await isComplete(gap)
  }

  const isLast = computed(() => step.value === 'check')
  return { current, step, isLast, count: steps.length, steps, summary, goTo, next, goToFirstGap }
}
