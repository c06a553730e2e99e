import type { NoticeId } from '@app/shared'
import { and, desc, eq } from 'drizzle-orm'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db } from '../platform/db.ts'
import { sendingsTable as sendings } from './channels/sendings.table.ts'
import { noticesTable as notices } from './notices.table.ts'

const mails = (db: Db) =>
  db
    .select({ notice: notices, name: organizations.name })
    .from(notices)
    .leftJoin(organizations, eq(organizations.id, notices.organizationId))

/** A notice that goes by mail, with the name it is for. */
export async function mailById(db: Db, id: NoticeId) {
  const [row] = await mails(db).where(and(eq(notices.id, id), eq(notices.channel, 'mail')))
  return row ?? null
}
export type MailRow = NonNullable<Awaited<ReturnType<typeof mailById>>>

/** The latest mails with what became of each, newest first: for the mail catcher of the demo. */
export const latestMails = (db: Db, limit = 300) =>
  db
    .select({ notice: notices, name: organizations.name, sending: sendings })
    .from(notices)
    .leftJoin(organizations, eq(organizations.id, notices.organizationId))
    .leftJoin(sendings, and(eq(sendings.noticeId, notices.id), eq(sendings.channel, 'mail')))
    .where(eq(notices.channel, 'mail'))
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(limit)
export type LatestMail = Awaited<ReturnType<typeof latestMails>>[number]
