import { and, asc, isNull, lte, ne, or, eq } from 'drizzle-orm'
import { sendingsTable } from '../src/notifications/channels/sendings.table.ts'
import type { Config } from '../src/platform/config.ts'
import type { Db } from '../src/platform/db.ts'
import { tasksOf } from '../src/worker.ts'

/** What the worker would send by now over everything but mail; answers how many it tried. */
export async function sendWaiting({ db, config, clock }: { db: Db; config: Config; clock: () => Date }) {
  const tasks = tasksOf({ db, config, clock, mailer: { kind: 'kept', deliver: async () => {} } })
  const waiting = await db
    .select()
    .from(sendingsTable)
    .where(
      and(
        eq(sendingsTable.state, 'queued'),
        ne(sendingsTable.channel, 'mail'),
        isNull(sendingsTable.gatheredIn),
        or(isNull(sendingsTable.nextTryAt), lte(sendingsTable.nextTryAt, clock())),
      ),
    )
    .orderBy(asc(sendingsTable.createdAt), asc(sendingsTable.id))
  for (const { id: sendingId, channel } of waiting) await tasks[`send-${channel}`]!({ sendingId })
  return waiting.length
}
