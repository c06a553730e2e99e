import { eq } from 'drizzle-orm'
import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import type { DomainEvent } from './events.ts'
import { eventsTable as events } from './platform.table.ts'
import { transact } from './transact.ts'

/** One event as it was recorded. */
export type Recorded = typeof events.$inferSelect & { event: DomainEvent }
export type Hear = (tx: Tx, ctx: Context, recorded: Recorded) => Promise<void>

/**
 * Tells one event to whoever hears events, and marks it in the same transaction. A job that runs again (a killed worker)
 * finds the mark and does nothing.
 */
export async function deliverEvent(ctx: Context, eventId: number, hear: Hear): Promise<void> {
  await transact(
    ctx,
    async (tx) => {
      const [row] = await tx.select().from(events).where(eq(events.id, eventId)).for('update')
      if (!row || row.handledAt) return
      await hear(tx, ctx, { ...row, event: { type: row.type, ...row.payload } as DomainEvent })
      await tx.update(events).set({ handledAt: ctx.now }).where(eq(events.id, eventId))
    },
    { silent: true },
  )
}
