import type { z } from 'zod'
import { computed, nextTick, reactive, ref, shallowRef } from 'vue'
import { newKey, ProblemError } from './api.ts'
import './form.words.ts'
import { sayFirst } from './i18n.ts'

type Loader<S> = S | (() => Promise<S>)
interface Options {
  /** Where the form's words live: `<words>.errors.<field>[.<issue code>]`, e.g. `requests.form`. */
  words: string
  /** Prefix of field ids; needed only when two forms share a page. */
  id?: string
}

/** What is wrong with one field; the error summary links to `#id`. */
export interface FieldError {
  id: string
  field: string
  text: string
}

/**
 * A form checked by a zod schema (loaded when the form is, so zod stays out of the first load).
 * Everything typed stays typed whatever happens; errors appear after a field was left or the form was sent.
 */
export function useZodForm<S extends z.ZodType<unknown, object>>(
  schema: Loader<S>,
  initial: z.input<S>,
  options: Options,
) {
  type Values = z.input<S>
  type Field = keyof Values & string

  const values = reactive(structuredClone(initial)) as Values
  const errors = ref<Record<string, string>>({})
  const touched = ref<Record<string, true>>({})
  const problem = shallowRef<Error | null>(null)
  const isSubmitting = ref(false)
  const attempts = ref(0)
  const loaded = typeof schema === 'function' ? schema() : Promise.resolve(schema)
  /** The key of a submission that has no answer yet; every further try goes under it. */
  const sentUnder = ref<string | null>(null)
  /** Fields that the person changed, as against those a page filled in by itself. */
  const typed = new Set<string>()
  /** What a check and a sending wait for: the kept draft, which would else come in after them. */
  let settled: Promise<unknown> = Promise.resolve()

  const prefix = options.id ?? 'f'
  const idOf = (field: string): string => `${prefix}-${field.replaceAll('.', '-')}`
  const summary = computed<FieldError[]>(() =>
    attempts.value ? Object.entries(errors.value).map(([field, text]) => ({ id: idOf(field), field, text })) : [],
  )

  /** Everything a field component needs: `<TextField v-bind="form.field('title')" :label="…" />`. */
  function field<F extends Field>(name: F) {
    return {
      id: idOf(name),
      name: name as string,
      modelValue: values[name],
      error: shownError(name),
      'onUpdate:modelValue': (value: unknown) => {
        values[name] = value as Values[F]
        typed.add(name)
        if (errors.value[name]) void recheck(name)
      },
      onBlur: () => leave(name),
    }
  }

  /** The message of a field, also a nested one (`days.0.from`), once it may be shown. */
  function shownError(name: string): string | undefined {
    return touched.value[name] || attempts.value ? errors.value[name] : undefined
  }

  function leave(name: string): void {
    touched.value = { ...touched.value, [name]: true }
    void recheck(name)
  }

  async function check(): Promise<z.output<S> | undefined> {
    await settled
    const result = (await loaded).safeParse(values)
    errors.value = result.success ? {} : messagesOf(result.error.issues, options.words)
    return result.success ? (result.data as z.output<S>) : undefined
  }

  async function recheck(name: string): Promise<void> {
    const result = (await loaded).safeParse(values)
    const fresh = result.success ? {} : messagesOf(result.error.issues, options.words)
    const own = (field: string) => field === name || field.startsWith(`${name}.`)
    const others = Object.entries(errors.value).filter(([field]) => !own(field))
    errors.value = Object.fromEntries([...others, ...Object.entries(fresh).filter(([field]) => own(field))])
  }

  /** Checks, sends, and shows every answer beside the field it is about. The key stays the same until it worked. */
  async function submit(handler: (values: z.output<S>, key: string) => Promise<unknown>): Promise<boolean> {
    if (isSubmitting.value) return false
    isSubmitting.value = true
    problem.value = null
    try {
      const checked = await check()
      attempts.value++
      if (checked === undefined) return false
      await handler(checked, (sentUnder.value ??= newKey()))
      sentUnder.value = null
      return true
    } catch (error) {
      refuse(error)
      return false
    } finally {
      isSubmitting.value = false
      if (problem.value || summary.value.length) await focusSummary()
    }
  }

  /** Puts the server's words beside the fields they are about. */
  function refuse(error: unknown): void {
    if (!(error instanceof ProblemError)) throw error
    if (error.code === 'key-reused') sentUnder.value = null
    problem.value = error
    for (const { pointer, detail } of error.problem.errors ?? [])
      errors.value[fieldOf(pointer)] = sayFirst([`${options.words}.errors.${fieldOf(pointer)}`]) ?? detail
  }

  async function focusSummary(): Promise<void> {
    await nextTick()
    document.querySelector<HTMLElement>(`[data-form-errors="${prefix}"]`)?.focus()
  }

  /** Puts kept or copied values in; keys that the form does not know are left out. */
  function fill(kept: object): void {
    for (const name of Object.keys(initial)) if (name in kept) values[name as Field] = kept[name as keyof typeof kept]
  }

  /** Lays a kept draft under what the person has typed meanwhile; true when there was such a thing. */
  function restore(kept: object): boolean {
    fill(Object.fromEntries(Object.entries(kept).filter(([name]) => !typed.has(name))))
    return typed.size > 0
  }

  /** Nothing is checked or sent before this has ended. */
  function waitFor(ready: Promise<unknown>): void {
    settled = ready
  }

  function reset(to: Values = initial): void {
    Object.assign(values, structuredClone(to))
    errors.value = {}
    touched.value = {}
    attempts.value = 0
    problem.value = null
    sentUnder.value = null
  }

  return reactive({
    id: prefix,
    values,
    errors,
    summary,
    problem,
    isSubmitting,
    attempts,
    sentUnder,
    field,
    shownError,
    leave,
    check,
    submit,
    refuse,
    fill,
    restore,
    waitFor,
    reset,
    idOf,
  })
}

const fieldOf = (pointer: string): string =>
  pointer
    .replace(/^#?\//, '')
    .replace(/^body\//, '')
    .replaceAll('/', '.')

function messagesOf(issues: readonly z.core.$ZodIssue[], words: string): Record<string, string> {
  const messages: Record<string, string> = {}
  for (const issue of issues) messages[issue.path.join('.')] ??= messageOf(issue, words)
  return messages
}

/** The form's own words first, then what the schema says in Japanese, then plain general ones; zod's own texts are for engineers. */
function messageOf(issue: z.core.$ZodIssue, words: string): string {
  const field = issue.path.filter((step) => typeof step === 'string').join('.')
  const kind = kindOf(issue)
  const bounds = {
    min: 'minimum' in issue ? Number(issue.minimum) : 0,
    max: 'maximum' in issue ? Number(issue.maximum) : 0,
  }
  const own = sayFirst([`${words}.errors.${field}.${kind}`, `${words}.errors.${field}`], bounds)
  const written = /[ぁ-ゖ]/.test(issue.message) ? issue.message : undefined
  return own ?? written ?? sayFirst([`app.form.${kind}`], bounds) ?? issue.message
}

function kindOf(issue: z.core.$ZodIssue): string {
  const isEmpty = issue.code === 'too_small' && issue.origin !== 'number' && Number(issue.minimum) === 1
  if (isEmpty) return issue.origin === 'array' ? 'choose' : 'required'
  if (issue.code === 'invalid_type' || issue.code === 'invalid_value')
    return issue.code === 'invalid_value' ? 'choose' : 'required'
  if (issue.code === 'invalid_format') return `invalid_${issue.format}`
  if (issue.code === 'too_small' || issue.code === 'too_big')
    return `${issue.code}_${issue.origin === 'number' || issue.origin === 'int' ? 'number' : 'text'}`
  return issue.code
}
