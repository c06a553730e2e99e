import type { SupporterKind, SupporterKindChanges, SupporterKindRow } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { lockKind, saveKind } from './kinds.store.ts'

/** An admin names a kind of supporter, orders it, and says what its applications are asked for. */
export function editSupporterKind(
  ctx: Context,
  kind: SupporterKind,
  changes: SupporterKindChanges,
): Promise<SupporterKindRow> {
  return transact(ctx, async (tx) => {
    const known = await lockKind(tx, kind)
    requireVersion(ctx, known.version)
    const row = await saveKind(tx, kind, changes)
    await record(tx, ctx, { type: 'supporter-kind.edited', kind })
    return row
  })
}
