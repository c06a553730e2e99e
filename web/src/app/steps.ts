import { computed, nextTick, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

interface CheckedForm {
  errors: Record<string, string>
  check(): Promise<unknown>
  leave(field: string): void
  idOf(field: string): string
}

/**
 * A long form, one page at a time, counted from 1 in the URL so that the browser's own way back works.
 * `asks` says for each page whether it asks for a field; a page that only shows what was written asks for none.
 * `tidy` puts away what earlier answers made pointless, before a page is checked.
 */
export function useSteps(form: CheckedForm, asks: readonly ((field: string) => boolean)[], tidy?: () => void) {
  const route = useRoute()
  const router = useRouter()
  /** Pages that somebody tried to leave: their errors are listed on top. */
  const tried = ref<number[]>([])

  const here = route.path
  /** Stays as it was when the whole form is left: the draft remembers this page, not the next URL. */
  const current = computed((before?: number): number => {
    if (before && route.path !== here) return before
    const asked = Number([route.query['step']].flat()[0] ?? 1)
    return Number.isInteger(asked) && asked >= 1 && asked <= asks.length ? asked : 1
  })
  const errorsOf = (step: number) =>
    Object.entries(form.errors)
      .filter(([field]) => asks[step - 1]?.(field))
      .map(([field, text]) => ({ id: form.idOf(field), field, text }))
  const summary = computed(() => (tried.value.includes(current.value) ? errorsOf(current.value) : []))

  async function goTo(step: number): Promise<void> {
    await router.push({ query: { ...route.query, step } })
    await nextTick()
    document.querySelector<HTMLElement>('[data-step-heading]')?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }

  /** Shows what is missing on a page; true when nothing is. */
  async function isComplete(step: number): Promise<boolean> {
    tidy?.()
    await form.check()
    const missing = errorsOf(step)
    tried.value = [...new Set([...tried.value, step])]
    for (const { field } of missing) form.leave(field)
    return missing.length === 0
  }

  async function next(): Promise<void> {
    if (await isComplete(current.value)) return goTo(current.value + 1)
    await nextTick()
    document.querySelector<HTMLElement>('[data-form-errors]')?.focus()
  }

  /** After a refused sending: leads to the first page where something is wrong, with the server's own words on it. */
  async function goToFirstGap(): Promise<void> {
    const gap = asks.findIndex((_, index) => errorsOf(index + 1).length) + 1
    if (!gap) return
    tried.value = [...new Set([...tried.value, gap])]
    await goTo(gap)
    document.querySelector<HTMLElement>('[data-form-errors]')?.focus()
  }

  return { current, summary, goTo, next, goToFirstGap }
}
