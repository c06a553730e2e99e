import { addDays, jstDay } from '@app/shared'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { deleteSpansBefore } from './closed-days.store.ts'

/** Days after its end in which a span is kept, in case somebody asks why the group did not come: our own number, no law's. */
const keptFor = 30

/** Spans that have long been over are forgotten with their words. */
export const sweepClosedDays = (ctx: Context): Promise<void> =>
  transact(ctx, (tx) => deleteSpansBefore(tx, addDays(jstDay(ctx.now), -keptFor)), { silent: true })
