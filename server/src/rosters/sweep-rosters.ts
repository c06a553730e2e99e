import { jstDay } from '@app/shared'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { lastDayToForget } from './rosters.rules.ts'
import { deleteRostersUntil } from './rosters.store.ts'

/**
 * Names are forgotten at midnight in Japan, 90 days after the activity; where the match fell out, within a minute. Nothing
 * says afterwards whose they were.
 */
export const sweepRosters = (ctx: Context): Promise<number> =>
  transact(ctx, (tx) => deleteRostersUntil(tx, lastDayToForget(jstDay(ctx.now))), { silent: true })
