/** The telephone number, else the FAX number, whose last four digits open an organization's papers. */
export interface Numbers {
  phone: string | null
  fax: string | null
}

/** Digits of a number as people type it: ０５５（０００）０００１ and 055-000-0001 are the same. */
const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '')

/** Which number opens the papers; an organization without any cannot open them by itself. */
export function opensWith({ phone, fax }: Numbers): 'phone' | 'fax' | null {
  if (phone && digitsOf(phone).length >= 4) return 'phone'
  return fax && digitsOf(fax).length >= 4 ? 'fax' : null
}

/** Whether what was typed are the last four digits; somebody who types the whole number is right as well. */
export function isRight(typed: string, numbers: Numbers): boolean {
  const which = opensWith(numbers)
  const number = which && numbers[which]
  if (!number) return false
  const [whole, given] = [digitsOf(number), digitsOf(typed)]
  return given === whole.slice(-4) || given === whole
}

/** Wrong digits in a row that lock a paper: of ten thousand possible ones a finder may try five. */
export const mostWrongDigits = 5
/** Wrong codes and digits from one household or office in ten minutes, before it has to wait and the centre hears. */
export const mostMisses = { count: 10, seconds: 600 }
/** How long an opened paper stays open on that device, in minutes. */
export const openMinutes = 30

const day = 86_400_000
/** How long a code is good from its printing, in days; a request's as long as the request can be read. */
const goodFor = { request: null, answer: 90, sheet: 180, result: 180, 'sign-up': 180, notice: 180 } as const
export function expiryOf(kind: keyof typeof goodFor, now: Date): Date | null {
  const days = goodFor[kind]
  return days === null ? null : new Date(now.getTime() + days * day)
}

/** How a code stands. */
export interface CodeState {
  lockedAt: Date | null
  retiredAt: Date | null
  expiresAt: Date | null
}
export function stateOf({ lockedAt, retiredAt, expiresAt }: CodeState, now: Date) {
  if (retiredAt) return 'retired' as const
  if (lockedAt) return 'locked' as const
  return expiresAt && expiresAt <= now ? ('expired' as const) : ('open' as const)
}
