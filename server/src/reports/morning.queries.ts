import { addDays, jstDay } from '@app/shared'
import type { WaitingItem, Workbench } from '@app/shared/reports'
import type { Tx } from '../platform/db.ts'
import { isStuck } from './waiting.rules.ts'
import { workbenchFor } from './workbench.queries.ts'

/** What the centre should know on a morning. */
export interface Morning {
  today: Workbench['comingUp']
  tomorrow: Workbench['comingUp']
  /** Late for twice its time. */
  stuck: WaitingItem[]
  late: WaitingItem[]
  cameIn: number
  calls: number
}

/** The coordinator's first screen, in the few words of a mail. */
export async function morningOf(tx: Tx, now: Date): Promise<Morning> {
  const { late, cameIn, calls, comingUp } = await workbenchFor(tx, now)
  const on = (day: string) => comingUp.filter((one) => one.day === day)
  const today = jstDay(now)
  return {
    today: on(today),
    tomorrow: on(addDays(today, 1)),
    stuck: late.filter(isStuck),
    late: late.filter((item) => !isStuck(item)),
    cameIn: cameIn.length,
    calls,
  }
}
