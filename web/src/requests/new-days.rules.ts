import { addDays } from '@app/shared/kernel/day'

/**
 * The wishes that a request put off may still use (予備日): what lies after tomorrow. An only day is the very one that
 * was put off, and tomorrow is too soon to look for anybody anew; both are left for the person to name.
 */
export const wishesStillAhead = <Wish extends { day: string }>(wishes: Wish[], today: string): Wish[] =>
  wishes.length > 1 ? wishes.filter(({ day }) => day > addDays(today, 1)) : []
