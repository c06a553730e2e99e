import type { NoticeId } from '@app/shared'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { markRead } from './reading.store.ts'

/** Somebody of the organization has read them: for the others they are no longer new either. */
export const readNotices = (ctx: Context, ids: NoticeId[]): Promise<{ read: number }> =>
  transact(ctx, async (tx) => ({ read: await markRead(tx, ctx, ids) }), { silent: true })
