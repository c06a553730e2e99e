import { type OrganizationId, Refusal } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { departed, registrationLifecycle, type RegistrationStatus } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { endApplicationLinks } from './application-links.store.ts'
import {
  contactOf,
  isAnyFederation,
  lockTwins,
  type OrganizationRow,
  refuseSameAssociation,
  saveContact,
  saveMergedInto,
  saveOrganization,
} from './organizations.store.ts'
import { dropChange } from './waiting-changes.store.ts'
import { lockSupporter, refuseSameSupporter, saveStanding, type SupporterHeld } from './supporters.store.ts'

export interface Twins {
  stays: OrganizationRow
  goes: OrganizationRow
}
/** Of which of the two something is kept. */
export type Whose = 'stays' | 'goes'

const numbered: readonly RegistrationStatus[] = ['registered', 'suspended', 'expired']
const over: readonly RegistrationStatus[] = [...departed, 'rejected']

/** Holds both organizations, in the order of their ids; nothing new can point at either meanwhile. */
export async function holdTwins(tx: Tx, staysId: OrganizationId, goesId: OrganizationId): Promise<Twins> {
  const held = await lockTwins(tx, [staysId, goesId])
  const [stays, goes] = [staysId, goesId].map((id) => held.find((one) => one.id === id))
  if (!stays || !goes || stays.mergedInto || goes.mergedInto) throw new Refusal('not-found')
  if (stays.kind !== goes.kind) throw new Refusal('invalid-input', '自治会とサポーター団体は、まとめられません')
  if (await isAnyFederation(tx, [stays.id, goes.id]))
    throw new Refusal('invalid-input', '地区の連合会は、まとめられません')
  return { stays, goes }
}

/**
 * The one that goes is kept as a row that says where it went; a supporter's registration ends with it. The one that
 * stays takes the name and the contact that were chosen.
 */
export async function makeOne(
  tx: Tx,
  ctx: Context,
  twins: Twins,
  keep: { name: Whose; contact: Whose },
): Promise<void> {
  const { stays, goes } = twins
  if (goes.kind === 'supporter') await endRegistrationOf(tx, ctx, twins)
  const contact = keep.contact === 'goes' ? await contactOf(tx, goes.id) : null
  await saveMergedInto(tx, goes.id, stays.id, ctx.now)

  const { name, kana } = twins[keep.name]
  if (keep.name === 'goes' && stays.kind === 'supporter') await refuseSameSupporter(tx, name, stays.id)
  if (keep.name === 'goes' && stays.kind === 'association')
    await refuseSameAssociation(tx, { ...stays, name, kana }, stays.id)
  await saveOrganization(tx, stays.id, { ...stays, name, kana }, ctx.now)
  // the name that was not chosen stays with the row that goes: whoever knows only that one still finds the other
  if (keep.name === 'goes')
    await saveOrganization(tx, goes.id, { ...goes, name: stays.name, kana: stays.kana }, ctx.now)
  if (contact) await saveContact(tx, stays.id, contact, ctx.now)
}

async function endRegistrationOf(tx: Tx, { now }: Context, { stays, goes }: Twins): Promise<void> {
  const held: Record<string, SupporterHeld> = {}
  for (const id of [stays.id, goes.id].toSorted()) held[id] = await lockSupporter(tx, id)
  const [kept, gone] = [held[stays.id]!.supporter, held[goes.id]!.supporter]
  if (over.includes(kept.status) || over.includes(gone.status))
    throw new Refusal('wrong-moment', '登録が終わった団体は、まとめられません')
  if (numbered.includes(gone.status) && !numbered.includes(kept.status))
    throw new Refusal('wrong-moment', '登録の済んだほうを、残す団体に選んでください')
  const status = advance(registrationLifecycle, gone.status, 'withdraw', 'coordinator')
  const ended = { isPublic: false, needsPhoneCheck: false, standingSince: now }
  await saveStanding(tx, goes.id, { status, statusReason: '同じ団体の登録と一つにまとめたため', ...ended })
  await endApplicationLinks(tx, goes.id, now)
  await dropChange(tx, goes.id)
}
