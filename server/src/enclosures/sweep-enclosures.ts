import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { enclosuresDue } from './due.queries.ts'
import { deleteDocument, deletePicture } from './enclosures.store.ts'
import { keeping } from './keeping.rules.ts'

/** Deletes what need not be kept any longer, one after the other; the audit says that it happened, not what it was. */
export async function sweepEnclosures(ctx: Context): Promise<void> {
  const before = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000)
  const due = await enclosuresDue(ctx.db, {
    ended: before(keeping.afterTheEnd),
    returned: before(keeping.afterTheReturn),
    decided: before(keeping.afterTheDecision),
  })
  await eachInTurn(ctx, due, async (tx, { kind, id, organizationId }) => {
    const isGone =
      kind === 'picture'
        ? await deletePicture(tx, id, ctx.now)
        : (await deleteDocument(tx, organizationId, id)) !== null
    if (isGone) await audit(tx, ctx, { act: `${kind}.deleted`, subject: kind, subjectId: id, organizationId })
    return isGone
  })
}
