import type { SupporterKindChanges, SupporterKindRow } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { insertKind } from './kinds.store.ts'

/** An admin adds a kind of supporter beside the seven of the first day. */
export function addSupporterKind(ctx: Context, said: SupporterKindChanges): Promise<SupporterKindRow> {
  return transact(ctx, async (tx) => {
    const row = await insertKind(tx, `kind-${newId().slice(-8)}`, said)
    await record(tx, ctx, { type: 'supporter-kind.added', kind: row.kind })
    return row
  })
}
