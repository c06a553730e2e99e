import type { RequestPage } from '@app/shared/requests'
import { onlyAsked } from '@app/shared/requests/request-questions'
import type { RequestTemplate } from '@app/shared/requests/request-templates'
import { useZodForm } from '../app/form.ts'
import type { RequestDraft } from './requests.queries.ts'

/** Nothing chosen yet. The schema asks for it; until then the form holds an empty place. */
const unanswered = null as never

const blankDay = (): RequestDraft['days'][number] => ({ day: unanswered, from: null, to: null })

/** A form in which nothing has been answered. */
export const blankRequest = (known: Partial<RequestDraft> = {}): RequestDraft => ({
  itemId: unanswered,
  title: '',
  description: '',
  districtId: unanswered,
  whenKind: unanswered,
  days: [],
  whenNote: null,
  place: '',
  private: { exactPlace: null, meetingPoint: null, parking: null, toilet: null, onDayName: null, onDayPhone: null },
  headsMin: 3,
  headsMax: 5,
  supportersDo: null,
  residentsDo: null,
  hazards: [],
  weBring: null,
  theyBring: null,
  thanks: [],
  rainPlan: null,
  answers: {},
  minorsWelcome: false,
  photosWelcome: false,
  centreAnswers: false,
  showName: false,
  published: true,
  series: null,
  ...known,
})

/** What a template writes; the trouble, the days and the place stay to be told. */
export function fromTemplate({ name: _, heads, itemId, ...rest }: RequestTemplate): Partial<RequestDraft> {
  const { hazards = [], thanks = [], answers = {}, ...words } = rest
  const [headsMin, headsMax] = heads
  const lists = { hazards: [...hazards], thanks: [...thanks], answers: { ...answers } }
  return { ...words, ...lists, headsMin, headsMax, itemId: itemId as RequestDraft['itemId'] }
}

/** The form of a request that its own people may change. */
export function draftOf(page: RequestPage): RequestDraft {
  const { inside, days, ...rest } = page
  const names = Object.keys(blankRequest()) as (keyof RequestDraft)[]
  const own = {
    ...rest,
    ...inside,
    series: undefined,
    days: days.map((day) => ({ ...day })),
    answers: { ...rest.answers },
  }
  return Object.fromEntries(names.map((name) => [name, own[name as keyof typeof own]])) as RequestDraft
}

/** Leaves out what was begun and not said: empty wishes, days of a time that has none, empty texts, answers nobody asks for. */
export function tidy(draft: RequestDraft): void {
  const hasDays = !draft.series && (draft.whenKind === 'single' || draft.whenKind === 'candidates')
  for (const session of draft.series?.sessions ?? []) emptyToNull(session, ['from', 'to', 'title', 'note'])
  const most = draft.whenKind === 'single' ? 1 : 3
  const said = hasDays ? draft.days.filter(({ day, from, to }) => day || from || to).slice(0, most) : []
  draft.days = hasDays && !said.length ? [blankDay()] : said
  emptyToNull(draft, ['whenNote', 'supportersDo', 'residentsDo', 'weBring', 'theyBring'])
  draft.answers = onlyAsked(draft.answers ?? {}, aboutOf(draft))
  emptyToNull(draft.private, Object.keys(draft.private) as (keyof RequestDraft['private'])[])
}

/** What decides which questions are asked: of a series the days of all its sessions. */
export const aboutOf = (draft: RequestDraft) => ({ ...draft, days: draft.series?.sessions ?? draft.days })

function emptyToNull<T extends object>(values: T, names: readonly (keyof T)[]): void {
  const empty = names.filter((name) => typeof values[name] === 'string' && !String(values[name]).trim())
  Object.assign(values, Object.fromEntries(empty.map((name) => [name, null])))
}

/** Adds a place for another wish. */
export const addDay = (draft: RequestDraft): number => draft.days.push(blankDay())

export const useRequestForm = (initial: RequestDraft) =>
  useZodForm(() => import('@app/shared/series/series').then((m) => m.askInput), initial, {
    words: 'requests.form',
  })
export type RequestForm = ReturnType<typeof useRequestForm>

/** A nested field: `<TextField v-bind="at(form, 'private.parking')" v-model="form.values.private.parking" …>`. */
export const at = (form: RequestForm, name: string) => ({
  id: form.idOf(name),
  name,
  error: form.shownError(name),
  onBlur: () => form.leave(name),
})
