import { Refusal } from '@app/shared'
import type { SupporterKind } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { deleteKind, lockKind } from './kinds.store.ts'

/** An admin removes a kind that nobody has. The seven of the first day stay: ledgers are read by them. */
export function removeSupporterKind(ctx: Context, kind: SupporterKind): Promise<{ kind: string }> {
  return transact(ctx, async (tx) => {
    const known = await lockKind(tx, kind)
    requireVersion(ctx, known.version)
    if (known.given) throw new Refusal('kind-in-use')
    await deleteKind(tx, kind)
    await record(tx, ctx, { type: 'supporter-kind.removed', kind })
    return { kind }
  })
}
