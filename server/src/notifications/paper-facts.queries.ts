import type { NoticeId, PaperCodeId } from '@app/shared'
import { eq, sql } from 'drizzle-orm'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import { paperCodesTable as codes } from '../paper-codes/paper-codes.table.ts'
import type { Tx } from '../platform/db.ts'
import { links } from './links.rules.ts'

/** Whose paper was locked, and its code; null when the code has been replaced since. */
export async function lockedPaperFacts(tx: Tx, id: PaperCodeId): Promise<{ code: string; name: string } | null> {
  const [row] = await tx
    .select({ code: codes.code, name: organizations.name, lockedAt: codes.lockedAt, retiredAt: codes.retiredAt })
    .from(codes)
    .innerJoin(organizations, eq(organizations.id, codes.organizationId))
    .where(eq(codes.id, id))
  return row?.lockedAt && !row.retiredAt ? row : null
}

interface Replied extends Record<string, unknown> {
  name: string
  subject: string
  reply: string
  channel: string
  request_id: string | null
}
/** Who wrote back, on the page of a paper or by mail, about what, and where the centre reads on. */
export async function repliedFacts(tx: Tx, id: NoticeId) {
  const { rows } = await tx.execute<Replied>(sql`
    select o.name, n.subject, n.reply, n.channel, coalesce(e.payload ->> 'requestId',
      (select m.request_id::text from matches m where m.id = (e.payload ->> 'matchId')::uuid)) as request_id
    from notices n join events e on e.id = n.event_id join organizations o on o.id = n.organization_id
    where n.id = ${id} and n.reply is not null`)
  const [row] = rows
  return row ? { ...row, leadsTo: row.request_id && links.deskRequest(row.request_id) } : null
}
