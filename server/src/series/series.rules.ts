import { jstDay, Refusal } from '@app/shared'
import { onlyAsked, type RequestInput } from '@app/shared/requests'
import type { SeriesInput, Session } from '@app/shared/series'

const titleMost = 60

/** 「スマホ教室（第3回）」「空き家の使い道（第2回 片付け）」: what each session is called where it stands alone. */
export function titleOfSession(title: string, number: number, sessionTitle: string | null): string {
  const behind = `（第${number}回${sessionTitle ? ` ${sessionTitle}` : ''}）`
  return `${[...title].slice(0, titleMost - [...behind].length).join('')}${behind}`
}

/** The sessions in the order of their days. */
export const inOrder = (sessions: readonly Session[]): Session[] =>
  sessions.toSorted((a, b) => a.day.localeCompare(b.day))

/** One session as an ordinary request: what is said for all, with its own day and what differs. */
export function requestOfSession(input: SeriesInput, session: Session, number: number): RequestInput {
  const { series: _, ...shared } = input
  const { day, from, to, title, note } = session
  const days = [{ day, from, to }]
  const headsMin = session.headsMin ?? shared.headsMin
  const headsMax = Math.max(headsMin, session.headsMax ?? (session.headsMin === null ? shared.headsMax : headsMin))
  return {
    ...shared,
    title: titleOfSession(shared.title, number, title),
    description: note ? `${shared.description}\n\n${note}` : shared.description,
    whenKind: 'single',
    days,
    headsMin,
    headsMax,
    answers: onlyAsked(shared.answers, { ...shared, days }),
  }
}

/** Every session lies ahead, in Japan's calendar. */
export function refusePastSessions(sessions: readonly { day: string }[], now: Date): void {
  const today = jstDay(now)
  const wrong = sessions.flatMap(({ day }, index) =>
    day < today ? [{ pointer: `/series/sessions/${index}/day`, detail: '過ぎた日は選べません' }] : [],
  )
  if (wrong.length > 0) throw new Refusal('day-is-past', undefined, wrong)
}

/** A refusal about one of several sessions says which one. */
export function naming(number: number, error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  const { code, message, detail } = error
  const said = detail ?? message
  throw new Refusal(code, `第${number}回：${said}`, [{ pointer: `/sessions/${number}`, detail: said }])
}
