/** 「どうでしたか」 is answered for sixty days after the day; nothing that is answered with one tap waits longer. */
const tapDays = 60

/** Until when a code opens anything. */
export const tapUntil = (now: Date): Date => new Date(now.getTime() + tapDays * 86_400_000)

/** 22 letters, 132 bits. */
export const codeLetters = 22

/** What may be a code at all. */
export const isTapCode = (letters: string): boolean => /^[\w-]{22}$/.test(letters)

/** Whether a link leads to a page that is answered with one tap: of matches, series, renewals and stories. Never one that signs in. */
export const isOneTap = (leadsTo: string | null): leadsTo is string =>
  leadsTo !== null && /^\/[arsy]\/[^#]*\{[a-z-]+:[0-9a-f-]{36}\}$/.test(leadsTo)
