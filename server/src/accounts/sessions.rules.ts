import { addDays, jstDay } from '@app/shared/kernel'
import { isStaff, type Role } from '@app/shared/accounts/role'

const hour = 3_600_000
const day = 24 * hour

/** Days that somebody reads on after the term (rule 3). */
export const daysToReadOn = 60
/** A refresh token may be used twice within this time: two tabs at once are no theft. */
export const graceMs = 10_000
/** How long a mailed link to come in works. */
export const mailLinkMs = 30 * 60_000
/** Whoever asks for a mailed link hears nothing sooner: longer than writing one down takes. */
export const askedMs = 250

/** Staff see everybody's contacts: their sessions are short. */
export const lifetimeOf = (role: Role) =>
  isStaff(role) ? { idle: 8 * hour, absolute: 12 * hour } : { idle: 30 * day, absolute: 30 * day }

interface Term {
  rights: 'answer' | 'read'
  startsOn: string
  endsOn: string | null
  endedAt: Date | null
  readsUntil: string | null
}

/** What a seat allows on a day: everything, reading, or nothing any more. Whoever came before the first day reads ahead. */
export function rightsOn({ rights, startsOn, endsOn, endedAt, readsUntil }: Term, now: Date): 'answer' | 'read' | null {
  const today = jstDay(now)
  if (!endedAt && startsOn > today) return 'read'
  if (!endedAt && (endsOn === null || endsOn >= today)) return rights
  return readsUntil !== null && readsUntil >= today ? 'read' : null
}

/** The last day on which one may still look. */
export const readsUntil = (endsOn: string | null): string | null => (endsOn ? addDays(endsOn, daysToReadOn) : null)

const minute = 60_000
/** Ten guesses in a row are free; then each further one waits twice as long, and after a hundred only a mailed link helps. */
export function waitAfter(failures: number): number {
  if (failures < 10) return 0
  if (failures >= 100) return 100 * 365 * day
  return Math.min(15 * minute * 2 ** (failures - 10), day)
}
