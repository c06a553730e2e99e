import { type MatchId, Refusal } from '@app/shared'
import type { matchContacts } from '@app/shared/matches'
import type { z } from 'zod'
import { organizationById, revealContact } from '../organizations/index.ts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { transact } from '../platform/transact.ts'
import { privateOf, requestById } from '../requests/index.ts'
import type { MatchSide } from './answers.rules.ts'
import { matchById, type MatchRow } from './matches.store.ts'
import { isOpen, isReachable, standingIn } from './sight.rules.ts'

type Contacts = z.infer<typeof matchContacts>

/** Opens the other side's contacts (the centre: both) of an agreed match, or of one that rain called off today; every look leaves a line in the audit (rule 2). */
export function revealContacts(ctx: Context, id: MatchId): Promise<{ items: Contacts[] }> {
  return transact(ctx, async (tx) => {
    const { match, associationId, standing } = await openedMatch(tx, ctx, id, (match) => isReachable(match, ctx.now))
    const sides = (['association', 'supporter'] as const).filter((side) => side !== standing)
    const items = []
    for (const side of sides) items.push(await contactsOf(tx, ctx, match, side, associationId))
    return { items }
  })
}

/** The match, if it is open to the reader: while it is agreed or done, else as the caller knows. */
export async function openedMatch(
  tx: Tx,
  ctx: Context,
  id: MatchId,
  isOpenNow = ({ status }: MatchRow): boolean => isOpen(status),
) {
  const match = await matchById(tx, id)
  const { associationId } = await requestById(tx, match.requestId)
  const standing = standingIn(ctx.actor, { associationId, supporterId: match.supporterId })
  if (!isOpenNow(match)) throw new Refusal('wrong-moment', '連絡先は、双方の返事がそろってから見られます')
  return { match, associationId, standing }
}

async function contactsOf(
  tx: Tx,
  ctx: Context,
  match: MatchRow,
  side: MatchSide,
  associationId: MatchRow['supporterId'],
): Promise<Contacts> {
  const isAssociation = side === 'association'
  const organizationId = isAssociation ? associationId : match.supporterId
  const { name } = await organizationById(tx, organizationId)
  const contact = await revealContact(tx, ctx, organizationId, { matchId: match.id })
  if (!isAssociation) return { name, side, contact, place: null }
  await audit(tx, ctx, {
    act: 'request.place-revealed',
    subject: 'request',
    subjectId: match.requestId,
    organizationId,
  })
  return { name, side, contact, place: await privateOf(tx, match.requestId) }
}
