import { addDays } from '@app/shared'
import { holidayOf } from '../platform/japanese.ts'

const most = 800

/** 祝日 from one day to another, both included; never more than two years and a bit. */
export function holidaysBetween(from: string, to: string): { day: string; name: string }[] {
  const found: { day: string; name: string }[] = []
  for (let day = from, n = 0; day <= to && n < most; day = addDays(day, 1), n++) {
    const name = holidayOf(day)
    if (name) found.push({ day, name })
  }
  return found
}
