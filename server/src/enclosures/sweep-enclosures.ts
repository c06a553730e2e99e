import type { DocumentId, OrganizationId, PictureId } from '@app/shared'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import type { Tx } from '../platform/db.ts'
import { transact } from '../platform/transact.ts'
import { enclosuresDue } from './due.queries.ts'
import { deleteDocument, deletePicture, forgetTakenAway } from './enclosures.store.ts'
import { keeping } from './keeping.rules.ts'
import { dropReturnedWords } from './words.store.ts'

const gone = {
  picture: (tx: Tx, id: PictureId, _: OrganizationId, now: Date) => deletePicture(tx, id, now),
  words: (tx: Tx, id: PictureId) => dropReturnedWords(tx, id),
  document: async (tx: Tx, id: DocumentId, of: OrganizationId) => (await deleteDocument(tx, of, id)) !== null,
}

/** Deletes what need not be kept any longer, one after the other; the audit says that it happened, not what it was. */
export async function sweepEnclosures(ctx: Context): Promise<void> {
  const before = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000)
  const due = await enclosuresDue(ctx.db, {
    ended: before(keeping.afterTheEnd),
    returned: before(keeping.afterTheReturn),
    decided: before(keeping.afterTheDecision),
  })
  await eachInTurn(ctx, due, async (tx, { kind, id, organizationId }) => {
    const isGone = await gone[kind](tx, id, organizationId, ctx.now)
    if (isGone) await audit(tx, ctx, { act: `${kind}.deleted`, subject: kind, subjectId: id, organizationId })
    return isGone
  })
  await transact(ctx, (tx) => forgetTakenAway(tx, before(keeping.afterTheReturn)), { silent: true })
}
