import { type AccountId, Refusal } from '@app/shared'
import type { Draft } from '@app/shared/accounts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { deleteDraft, upsertDraft } from './drafts.store.ts'

/** Keeps what somebody typed; it is nobody else's business, so it leaves no trace. */
export function keepDraft(ctx: Context, key: string, content: Record<string, unknown>): Promise<Draft> {
  return transact(
    ctx,
    async (tx) => {
      await upsertDraft(tx, { accountId: owner(ctx), key, body: content, updatedAt: ctx.now })
      return { content, savedAt: ctx.now.toISOString() }
    },
    { silent: true },
  )
}

/** Throws away what somebody typed. */
export async function discardDraft(ctx: Context, key: string): Promise<void> {
  await transact(ctx, (tx) => deleteDraft(tx, owner(ctx), key), { silent: true })
}

function owner({ actor }: Context): AccountId {
  if (!actor.accountId) throw new Refusal('not-signed-in')
  return actor.accountId
}
