import { and, asc, eq, isNull } from 'drizzle-orm'
import { noticesTable } from '../src/notifications/notices.table.ts'
import type { Config } from '../src/platform/config.ts'
import type { Db } from '../src/platform/db.ts'
import type { Mail } from '../src/platform/mail.ts'
import { eventsTable } from '../src/platform/platform.table.ts'
import { tasksOf } from '../src/worker.ts'

/** What the worker would do by now: tells every event nobody has told, sends every mail, and answers with the mails it sent. */
export async function settle({ db, config, clock }: { db: Db; config: Config; clock: () => Date }): Promise<Mail[]> {
  const sent: Mail[] = []
  const deliver = async (mail: Mail) => void sent.push(mail)
  const tasks = tasksOf({ db, config, clock, mailer: { kind: 'kept', deliver } })
  const untold = await db
    .select({ eventId: eventsTable.id })
    .from(eventsTable)
    .where(isNull(eventsTable.handledAt))
    .orderBy(asc(eventsTable.id))
  for (const event of untold) await tasks['deliver-event']!(event)
  const unsent = await db
    .select({ noticeId: noticesTable.id })
    .from(noticesTable)
    .where(and(eq(noticesTable.channel, 'mail'), isNull(noticesTable.deliveredAt)))
    .orderBy(asc(noticesTable.id))
  for (const notice of unsent) await tasks['send-mail']!(notice)
  return sent
}
