import type { MatchId } from '@app/shared'
import type { MatchSheet } from '@app/shared/matches'
import { contactOf, organizationById, revealContact } from '../organizations/index.ts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { transact } from '../platform/transact.ts'
import { insuranceNeeded, privateOf, requestById } from '../requests/index.ts'
import { itemFactsOf } from './item.queries.ts'
import { matchSeen } from './matches.queries.ts'
import { openedMatch } from './reveal-contacts.ts'
import { otherHelpers } from './sheet.queries.ts'

/** 当日の確認票: what both sides need in hand on the day. It shows contacts, so every look is audited. */
export const readSheet = (ctx: Context, id: MatchId): Promise<MatchSheet> =>
  transact(ctx, (tx) => sheetSeen(tx, ctx, id))

/** The same inside a transaction that has more to do. */
export async function sheetSeen(tx: Tx, ctx: Context, id: MatchId): Promise<MatchSheet> {
  const { match, associationId, standing } = await openedMatch(tx, ctx, id)
  const request = await requestById(tx, match.requestId)
  const { risk } = await itemFactsOf(tx, request.itemId)
  const partyOf = async (organizationId: typeof associationId, isOwn: boolean) => ({
    name: (await organizationById(tx, organizationId)).name,
    contact: isOwn
      ? await contactOf(tx, organizationId)
      : await revealContact(tx, ctx, organizationId, { matchId: id }),
  })
  await audit(tx, ctx, { act: 'match.sheet-read', subject: 'match', subjectId: id })

  const { description, place, supportersDo, residentsDo, weBring, theyBring, thanks, rainPlan, answers, hazards } =
    request
  return {
    match: await matchSeen(tx, ctx.actor, id),
    description,
    place,
    supportersDo,
    residentsDo,
    weBring,
    theyBring,
    thanks,
    rainPlan,
    answers,
    hazards,
    insuranceNeeded: insuranceNeeded(risk, hazards),
    insuranceChecked: request.insuranceCheckedAt !== null,
    private: await privateOf(tx, request.id),
    association: await partyOf(associationId, standing === 'association'),
    supporter: await partyOf(match.supporterId, standing === 'supporter'),
    others: await otherHelpers(tx, match),
    centre: { name: ctx.config.centreName, phone: ctx.config.centrePhone },
  }
}
