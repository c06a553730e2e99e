import { jstDay } from '@app/shared'
import type { Context } from '../platform/context.ts'
import { holidayOf } from '../platform/japanese.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { isWorkingDay } from '../platform/working-days.rules.ts'
import { keepMorning } from './morning.store.ts'

/** From when in the morning it is told (Asia/Tokyo), and until when a server that woke up late still tells it. */
const [from, until] = ['08:00', '12:00']

/** 朝の便り: on a working morning the centre is told once what is late and what the day holds. */
export async function sweepMorning(ctx: Context): Promise<boolean> {
  const day = jstDay(ctx.now)
  const at = (clock: string) => new Date(`${day}T${clock}:00+09:00`)
  if (!isWorkingDay(day, holidayOf) || ctx.now < at(from) || ctx.now >= at(until)) return false
  return transact(
    ctx,
    async (tx) => {
      const isFirst = await keepMorning(tx, day, ctx.now)
      if (isFirst) await record(tx, ctx, { type: 'workbench.morning', day })
      return isFirst
    },
    { silent: true },
  )
}
