import type { NoticeId } from '@app/shared'
import { eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db.ts'
import { type Became, inboundMailsTable as mails } from './inbound-mails.table.ts'

/** Keeps that a mail came; false when it was handed in before. */
export async function keepInbound(tx: Tx, messageKey: string, receivedAt: Date): Promise<boolean> {
  const kept = await tx
    .insert(mails)
    .values({ messageKey, became: 'unknown', receivedAt })
    .onConflictDoNothing()
    .returning({ messageKey: mails.messageKey })
  return kept.length > 0
}

/** Keeps what became of it. */
export const saveBecame = (tx: Tx, messageKey: string, became: Became, noticeId: NoticeId | null) =>
  tx.update(mails).set({ became, noticeId }).where(eq(mails.messageKey, messageKey))
