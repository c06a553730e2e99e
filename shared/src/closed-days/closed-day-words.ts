/** Why days are closed: a supporter's own affairs, or 試験期間 of students. Free of zod, for screens. */
export const closedKinds = ['own', 'exams'] as const
export type ClosedKind = (typeof closedKinds)[number]

/** Most letters of the word beside a closed span. */
export const mostLettersOfWord = 30

/** Most days of one span: a year, whoever rests longer talks with the centre. */
export const mostDaysClosed = 366

/** Most activities a month that a supporter may say; who does more says nothing. */
export const mostAMonthAtMost = 10

/** Most spans that may lie ahead at one time. */
export const mostSpansAhead = 60
