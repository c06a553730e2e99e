import type { AccountId } from '@app/shared'
import { accountMail, invitationMail, mailLinkMail, seatHolder } from '../../accounts/index.ts'
import type { Tx } from '../../platform/db.ts'
import { organizationNameOf } from '../facts.queries.ts'
import { links } from '../links.rules.ts'
import { nobody, type Notice, toStaff, type Words, type WritersOf } from '../notice.ts'
import { sealed } from '../sealed-links.ts'
import { accountTexts as texts } from '../texts/account-texts.ts'

/** A word to the owner of an account, wherever its seats are. */
async function tellOwner(tx: Tx, id: AccountId, say: (name: string) => Words): Promise<Notice[]> {
  const owner = await accountMail(tx, id)
  if (!owner) return []
  return [{ to: { kind: 'address', email: owner.email }, words: say(owner.displayName), leadsTo: '/sign-in' }]
}

/** Who hears about people and their seats. An invitation without an address is a code on paper: nothing is mailed. */
export const accountWriters: WritersOf<'account'> = {
  'account.invited': async (tx, { invitationId }, { ctx }) => {
    const invited = await invitationMail(tx, ctx, invitationId)
    if (!invited) return []
    const organizationName = await organizationNameOf(tx, invited.organizationId)
    const say = invited.isReturn ? texts.invitedBack : texts.invited
    const words = say(invited.name, organizationName, invited.expiresAt)
    const leadsTo = sealed('/join#', 'invitation', invitationId)
    return [{ to: { kind: 'address', email: invited.email }, words, leadsTo }]
  },
  'account.mail-link-asked': async (tx, { mailLinkId }, { ctx }) => {
    const asked = await mailLinkMail(tx, ctx, mailLinkId)
    if (!asked) return []
    const words = texts.mailLink(asked.displayName, asked.expiresAt)
    const leadsTo = sealed('/sign-in/link#', 'mail-link', mailLinkId)
    return [{ to: { kind: 'address', email: asked.email }, words, leadsTo }]
  },
  'account.joined': async (tx, { seatId }) => {
    const { displayName, title, organizationId } = await seatHolder(tx, seatId)
    const words = texts.joined(displayName, await organizationNameOf(tx, organizationId), title)
    const staff: Notice = { to: toStaff, words, leadsTo: links.deskPeople() }
    if (!organizationId) return [staff]
    const people = { kind: 'organization', id: organizationId, screenOnly: true } as const
    return [{ to: people, words, leadsTo: links.myPeople() }, staff]
  },
  'account.family-killed': (tx, { accountId }) => tellOwner(tx, accountId, texts.familyKilled),
  'account.looked-up-too-much': async (tx, { seatId }) => {
    const { displayName, organizationId } = await seatHolder(tx, seatId)
    const words = texts.lookedUpTooMuch(displayName, await organizationNameOf(tx, organizationId))
    return [{ to: toStaff, words, leadsTo: links.deskPeople() }]
  },
  'account.password-changed': (tx, { accountId }) => tellOwner(tx, accountId, texts.passwordChanged),
  'account.channel-linked': (tx, { accountId }) => tellOwner(tx, accountId, texts.channelLinked),
  'account.second-factor-set': (tx, { accountId }) => tellOwner(tx, accountId, texts.secondFactorSet),
  'account.second-factor-reset': (tx, { accountId }) => tellOwner(tx, accountId, texts.secondFactorReset),
  'account.recovery-code-used': (tx, { accountId }) => tellOwner(tx, accountId, texts.recoveryCodeUsed),
  'account.recovery-codes-renewed': (tx, { accountId }) => tellOwner(tx, accountId, texts.recoveryCodesRenewed),
  'account.access-renewed': async (tx, { seatId, organizationId }) => {
    const { accountId, displayName } = await seatHolder(tx, seatId)
    const people = { kind: 'organization', id: organizationId, screenOnly: true } as const
    const colleagues: Notice = { to: people, words: texts.accessRenewedOf(displayName), leadsTo: links.myPeople() }
    return [colleagues, ...(await tellOwner(tx, accountId, texts.accessRenewed))]
  },
  'account.term-set': async (tx, { seatId, organizationId }) => {
    const { accountId, endsOn } = await seatHolder(tx, seatId)
    if (!endsOn) return []
    const name = await organizationNameOf(tx, organizationId)
    return tellOwner(tx, accountId, (person) => texts.termSet(person, name, endsOn))
  },
  'account.seat-edited': nobody,
  'account.seat-ended': nobody,
}
