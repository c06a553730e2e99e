import { Refusal, type RequestId } from '@app/shared'
import {
  mayStillChange,
  onlyAsked,
  type RequestInput,
  requestInputChecked,
  type RequestStatus,
} from '@app/shared/requests'
import {
  isSame,
  type KeptReason,
  mostCommon,
  type SeriesChanges,
  type SeriesEdit,
  withChanges,
  wrongDays,
} from '@app/shared/series'
import { titleOfSession } from './series.rules.ts'

/** A session as far as correcting it goes. */
export interface Correctable {
  id: RequestId
  number: number
  sessionTitle: string | null
  kept: KeptReason | null
  isAsked: boolean
  input: RequestInput
  note: string | null
}

/** Why a session cannot be corrected; null: it can, by the rule of a single request. An open one whose day is over is over. */
export function keptBecause(
  { status, headsAgreed }: { status: RequestStatus; headsAgreed: number },
  days: readonly { day: string }[],
  today: string,
): KeptReason | null {
  if (status === 'done' || status === 'closed') return 'over'
  if (status === 'open' && days.length > 0 && days.every(({ day }) => day < today)) return 'over'
  if (mayStillChange({ status, headsAgreed })) return null
  if (status === 'postponed') return 'postponed'
  return status === 'staffed' || status === 'open' ? 'agreed' : 'ended'
}

const gap = '\n\n'
const stands = (text: string, shared: string): boolean => text === shared || text.startsWith(`${shared}${gap}`)

/**
 * What the descriptions of all sessions have in common: what most of them say word for word; else the longest beginning,
 * whole paragraphs of it, that the most of them share. What a session adds to it is its own note.
 */
export function sharedDescription(all: readonly string[]): string {
  const usual = mostCommon(all)
  if (all.filter((text) => text === usual).length * 2 > all.length) return usual
  const beginnings = all.flatMap((text) => {
    const parts = text.split(gap)
    return parts.map((_, index) => parts.slice(0, index + 1).join(gap))
  })
  const weight = (text: string) => all.filter((one) => stands(one, text)).length
  return beginnings.reduce((best, text) => {
    const more = weight(text) - weight(best)
    return more > 0 || (more === 0 && text.length > best.length) ? text : best
  }, usual)
}

/** What stands behind the shared words; null: nothing, or other words altogether. */
export const noteBehind = (text: string, shared: string): string | null =>
  text !== shared && stands(text, shared) ? text.slice(shared.length + gap.length) : null

/** A description without the note of its own session. */
export const withoutNote = (text: string, note: string | null): string =>
  note === null ? text : text.slice(0, -(note.length + gap.length))

/** The title of a session without its number; one that was changed by itself is its own. */
export const titleSaid = (title: string, series: string, number: number, sessionTitle: string | null): string =>
  title === titleOfSession(series, number, sessionTitle) ? series : title

type Wish = { day: string; from: string | null; to: string | null }

/** A session with what is changed for all of them, and with its new day. Where nothing touches it, it stays to the letter. */
export function corrected(session: Correctable, changes: SeriesChanges, wish: Wish | undefined): RequestInput {
  const { input, number, sessionTitle, note, isAsked } = session
  const days = daysWith(input, changes, isAsked ? undefined : wish, isAsked)
  const { hours: _, title, description, ...others } = changes
  const said = {
    ...withChanges(input, others),
    title: title === undefined ? input.title : titleOfSession(title, number, sessionTitle),
    description: description === undefined ? input.description : [description, note].filter(Boolean).join(gap),
  }
  const next = { ...input, ...said, days }
  if (isUntouched(input, next)) return input
  return { ...next, answers: onlyAsked(said.answers, next) }
}

function daysWith(input: RequestInput, { hours }: SeriesChanges, wish: Wish | undefined, isAsked: boolean): Wish[] {
  if (isAsked || input.whenKind !== 'single') return input.days
  return input.days.map((one, index) => ({ ...one, ...(index === 0 && wish), ...hours }))
}

/** Whether nothing would be another than it is. */
export const isUntouched = (one: RequestInput, other: RequestInput): boolean =>
  (Object.keys(one) as (keyof RequestInput)[]).every((key) => {
    if (key === 'days' || key === 'private' || key === 'answers') return sameParts(one[key], other[key])
    return isSame(one[key], other[key])
  })
const sameParts = (one: object, other: object): boolean => {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>]
  return keys.every((key) =>
    typeof a[key] === 'object' &&
    a[key] !== null &&
    typeof b[key] === 'object' &&
    b[key] !== null &&
    !Array.isArray(a[key])
      ? sameParts(a[key], b[key])
      : isSame(a[key], b[key]),
  )
}

/** What must hold between the answers of one session; the first that does not is said with its number. */
export function refuseUnfit(number: number, input: RequestInput): RequestInput {
  const { data, error } = requestInputChecked.safeParse(input)
  if (data) return data
  const [issue] = error.issues
  const detail = `第${number}回：${issue?.message ?? ''}`
  throw new Refusal('invalid-input', detail, [{ pointer: `/${issue?.path.join('/') ?? ''}`, detail }])
}

/** Days may be moved and added within a year, each of them once, and ahead. */
export function refuseWrongDays(
  sessions: readonly Correctable[],
  { moved, struck, added }: Pick<SeriesEdit, 'moved' | 'struck' | 'added'>,
  today: string,
): void {
  const standing = sessions.filter(({ id, kept }) => kept !== 'ended' && !struck.includes(id))
  const taken = standing.flatMap(({ id, input, kept, isAsked }) => {
    const wish = kept || isAsked ? undefined : moved.find(({ requestId }) => requestId === id)
    const known = input.days.some(({ day }) => day === wish?.day)
    if (wish && !known) return [{ key: `days/${id}`, day: wish.day, isNew: true }]
    return input.days.map(({ day }) => ({ key: `days/${id}`, day }))
  })
  const further = added.map(({ day }, index) => ({ key: `added/${index}/day`, day, isNew: true, isAdded: true }))
  const wrong = wrongDays([...taken, ...further], today)
  if (wrong.length === 0) return
  throw new Refusal(
    'invalid-input',
    '日をたしかめてください',
    wrong.map(({ key, detail }) => ({ pointer: `/${key}`, detail })),
  )
}

/** What supporters who were asked do not read: who answers, what is published, where exactly and whom to call. */
const unread: readonly (keyof SeriesChanges)[] = ['private', 'centreAnswers', 'showName', 'published', 'hours']

/** Whether something is changed that supporters who were asked have read. */
export const isReadByAsked = (changes: SeriesChanges): boolean =>
  (Object.keys(changes) as (keyof SeriesChanges)[]).some((key) => !unread.includes(key))
