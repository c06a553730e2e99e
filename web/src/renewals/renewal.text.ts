import { addDays, dayInWords, fiscalYearInWords, jstDay, shortDayInWords } from '@app/shared/kernel/day'
import type { Renewal } from '@app/shared/renewals'

export const yearOf = ({ fiscalYear }: Pick<Renewal, 'fiscalYear'>): string => fiscalYearInWords(fiscalYear)

/** The deadline is a midnight: the day before it is the last one. */
export const lastDayOf = ({ answerBy }: Pick<Renewal, 'answerBy'>): string =>
  shortDayInWords(addDays(jstDay(answerBy), -1))

export const dayOf = (moment: string | null): string | null => moment && dayInWords(jstDay(moment))

export const tones = {
  waiting: 'waiting',
  changes: 'late',
  renewed: 'done',
  left: 'stopped',
  lapsed: 'late',
  'set-aside': 'neutral',
} as const
