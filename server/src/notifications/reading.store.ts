import type { NoticeId } from '@app/shared'
import { and, inArray, isNull } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { screenOf } from './notices.queries.ts'
import { noticesTable as notices } from './notices.table.ts'

/** Marks what the reader may read; ids of others are passed over. */
export async function markRead(tx: Tx, { actor, now }: Context, ids: NoticeId[]): Promise<number> {
  if (ids.length === 0) return 0
  const read = await tx
    .update(notices)
    .set({ readAt: now })
    .where(and(screenOf(actor), inArray(notices.id, ids), isNull(notices.readAt)))
    .returning({ id: notices.id })
  return read.length
}
