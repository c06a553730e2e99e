import type { RequestId } from '@app/shared'
import { jstDay } from '@app/shared/kernel/day'
import type { SeriesChanges, SeriesSaid, SeriesToEdit, SessionToEdit } from '@app/shared/series'
import {
  changesOf,
  type DayTaken,
  mostCommon,
  sharedSaid,
  withChanges,
  wrongDays,
} from '@app/shared/series/shared-answers'
import { computed, reactive, shallowRef } from 'vue'
import { blankRequest, useRequestForm } from '../request.form.ts'
import type { RequestDraft } from '../requests.queries.ts'
import type { SeriesEditBody } from './series-edit.queries.ts'

/** A day with its clock times; of a session to be added it may still be missing. */
export interface Wish {
  day: string | null
  from: string | null
  to: string | null
}
type Hours = Pick<Wish, 'from' | 'to'>
interface Kept {
  changes?: SeriesChanges
  moved?: Record<string, Wish>
  struck?: string[]
  added?: Wish[]
  alike?: string[]
}

/** Those that may be corrected. */
export const openOf = ({ sessions }: SeriesToEdit): SessionToEdit[] => sessions.filter(({ kept }) => kept === null)
const saidOf = (page: SeriesToEdit): SeriesSaid => sharedSaid(openOf(page).map(({ said }) => said))
const text = ({ from, to }: Hours): string => JSON.stringify([from, to])
const mostUsual = (all: readonly Hours[]): Hours => {
  const usual = mostCommon(all.map(text))
  return all.find((one) => text(one) === usual)!
}
const hasOneDay = ({ said: _, days }: SessionToEdit): boolean => days.length === 1
const none: Hours = { from: null, to: null }
const ownHours = (page: SeriesToEdit): Hours[] =>
  openOf(page)
    .filter(hasOneDay)
    .map(({ days: [one] }) => ({ from: one!.from, to: one!.to }))
const hoursOf = (page: SeriesToEdit): Hours => {
  const all = ownHours(page)
  return { ...(all.length > 0 ? mostUsual(all) : none) }
}

/** Days that stand for all of them where questions depend on the months: hot ones first, as the form holds three. */
function someDays(page: SeriesToEdit): RequestDraft['days'] {
  const isHot = (day: string) => ['06', '07', '08', '09'].includes(day.slice(5, 7))
  const days = openOf(page).flatMap((one) => one.days.map(({ day }) => day))
  return days
    .toSorted((a, b) => Number(isHot(b)) - Number(isHot(a)))
    .slice(0, 3)
    .map((day) => ({ day, from: null, to: null }))
}

const draftFrom = (page: SeriesToEdit, said: SeriesSaid): RequestDraft => ({
  ...blankRequest(),
  ...said,
  private: { ...said.private },
  answers: { ...said.answers },
  whenKind: 'unsettled',
  days: someDays(page),
  series: undefined,
})

/** まとめて直す: what is said for all, the days, and what of both was changed. Only that is kept as a draft, and sent. */
export function useSeriesEdit(first: SeriesToEdit) {
  const page = shallowRef(first)
  const form = useRequestForm(draftFrom(first, saidOf(first)))
  const plan = reactive({
    hours: hoursOf(first),
    moved: {} as Record<string, Wish>,
    struck: [] as string[],
    added: [] as Wish[],
    /** What is to be the same for all, although nothing new was written: fields, and `hours`. */
    alike: [] as string[],
  })
  const open = computed(() => openOf(page.value))
  const before = computed(() => saidOf(page.value))
  const asksHours = computed(() => page.value.kind === 'repeating' && open.value.some(hasOneDay))
  const hoursAreNew = computed(
    () => asksHours.value && (plan.alike.includes('hours') || text(hoursOf(page.value)) !== text(plan.hours)),
  )

  const hoursDiffer = computed(() => new Set(ownHours(page.value).map(text)).size > 1)

  const written = (): SeriesSaid => {
    const names = Object.keys(before.value) as (keyof SeriesSaid)[]
    return Object.fromEntries(names.map((name) => [name, form.values[name]])) as SeriesSaid
  }
  const changes = computed<SeriesChanges>(() => ({
    ...changesOf(before.value, written(), plan.alike),
    ...(hoursAreNew.value && { hours: { ...plan.hours } }),
  }))
  /** Sessions that take place on another day, in their order. */
  const moved = computed(() =>
    open.value.flatMap(({ requestId, days: [one] }) => {
      const wish = plan.moved[requestId]
      const isOther = wish?.day && !plan.struck.includes(requestId) && !(one ? inOrder(one) === inOrder(wish) : false)
      return isOther ? [{ requestId, ...wish, day: wish.day! }] : []
    }),
  )
  const struck = computed(() =>
    open.value.flatMap(({ requestId, isAsked }) => (plan.struck.includes(requestId) && !isAsked ? [requestId] : [])),
  )
  const returned = computed(() =>
    open.value.filter(({ requestId, status }) => status === 'returned' && !struck.value.includes(requestId)),
  )
  const daysAreChanged = computed(() => moved.value.length + struck.value.length + plan.added.length > 0)
  const isChanged = computed(() => Object.keys(changes.value).length > 0 || daysAreChanged.value)
  const wrong = computed(() => new Map(wrongDays(taken(), jstDay(new Date())).map(({ key, detail }) => [key, detail])))

  function taken(): DayTaken[] {
    const standing = page.value.sessions.filter(
      ({ requestId, kept }) => kept !== 'ended' && !struck.value.includes(requestId as RequestId),
    )
    const known = standing.flatMap(({ requestId, days }) => {
      const other = moved.value.find((one) => one.requestId === requestId)
      const key = `days/${requestId}`
      if (other && !days.some(({ day }) => day === other.day)) return [{ key, day: other.day, isNew: true }]
      return days.map(({ day }) => ({ key, day }))
    })
    const further = plan.added.flatMap(({ day }, index) =>
      day ? [{ key: `added/${index}/day`, day, isNew: true, isAdded: true }] : [],
    )
    return [...known, ...further]
  }

  /** What goes to the server. */
  const body = (submit: boolean): SeriesEditBody => ({
    read: page.value.sessions.map(({ requestId, version }) => ({ requestId, version })),
    changes: changes.value,
    moved: moved.value,
    struck: struck.value,
    added: plan.added.map((wish) => ({ ...wish, day: wish.day as string })),
    submit,
  })

  /** Lays what was typed over the page as it stands now. */
  function lay({ changes: typed = {}, moved: days = {}, struck: off = [], added = [], alike = [] }: Kept): void {
    const { hours, ...others } = typed
    form.fill(draftFrom(page.value, withChanges(before.value, others)))
    Object.assign(plan, {
      hours: hours ?? hoursOf(page.value),
      moved: { ...days },
      struck: [...off],
      added: [...added],
      alike: [...alike],
    })
  }
  const now = (): Kept => {
    const { moved: days, struck: off, added, alike } = plan
    return { changes: changes.value, moved: days, struck: off, added, alike }
  }

  /** Somebody else changed it meanwhile: the fresh page below, what was typed above. */
  function renew(fresh: SeriesToEdit): void {
    const typed = JSON.parse(JSON.stringify(now())) as Kept
    page.value = fresh
    lay(typed)
    form.problem = null
  }

  const draft = {
    get values() {
      return now()
    },
    restore(kept: Kept) {
      const mine = now()
      const { private: hidden, answers } = mine.changes ?? {}
      const changed: SeriesChanges = {
        ...kept.changes,
        ...mine.changes,
        ...((kept.changes?.private ?? hidden) && { private: { ...kept.changes?.private, ...hidden } }),
        ...((kept.changes?.answers ?? answers) && { answers: { ...kept.changes?.answers, ...answers } }),
      }
      const isTyped = isChanged.value
      lay({
        changes: changed,
        moved: { ...kept.moved, ...mine.moved },
        struck: [...new Set([...(kept.struck ?? []), ...(mine.struck ?? [])])],
        added: [...(kept.added ?? []), ...(mine.added ?? [])],
        alike: [...new Set([...(kept.alike ?? []), ...(mine.alike ?? [])])],
      })
      return isTyped
    },
    waitFor: form.waitFor,
    get sentUnder() {
      return form.sentUnder
    },
    set sentUnder(key: string | null) {
      form.sentUnder = key
    },
  }
  /** After a check, which puts the days away that stand for all. */
  const showDays = () => (form.values.days = someDays(page.value))

  return {
    page,
    form,
    plan,
    open,
    asksHours,
    hoursAreNew,
    hoursDiffer,
    changes,
    daysAreChanged,
    moved,
    struck,
    returned,
    isChanged,
    wrong,
    body,
    renew,
    draft,
    showDays,
  }
}
const inOrder = ({ day, from, to }: Wish): string => JSON.stringify({ day, from, to })
export type SeriesEditing = ReturnType<typeof useSeriesEdit>
