import type { OrganizationId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import { applicationLinkOf, returnReasonOf, type SupporterFacts, supporterFacts } from '../facts.queries.ts'
import { links } from '../links.rules.ts'
import { nobody, type Notice, type Spoken, toStaff, toStaffByMail, type Words, type WritersOf } from '../notice.ts'
import { sealed } from '../sealed-links.ts'
import { registrationTexts as texts } from '../texts/registration-texts.ts'

const tellStaff = (id: OrganizationId, words: Words, byMail = false): Notice => ({
  to: byMail ? toStaffByMail : toStaff,
  words,
  leadsTo: links.deskRegistration(id),
})
const tellSupporter = (id: OrganizationId, words: Spoken, leadsTo = links.my()): Notice => ({
  to: { kind: 'organization', id, prefersMail: true },
  words,
  leadsTo,
  deskLeadsTo: links.deskRegistration(id),
})

/** An applicant has no seat yet: its mail carries the link with which it reads and corrects its application. */
async function tellApplicant(tx: Tx, id: OrganizationId, now: Date, words: Spoken): Promise<Notice> {
  const link = await applicationLinkOf(tx, id, now)
  return { ...tellSupporter(id, words), ...(link && { mailLeadsTo: sealed('/application#', 'application', link) }) }
}

/** The supporter and the centre's screen, with the reason. */
const tellBoth = async (tx: Tx, id: OrganizationId, say: (facts: SupporterFacts) => Spoken): Promise<Notice[]> => {
  const words = say(await supporterFacts(tx, id))
  return [tellSupporter(id, words), tellStaff(id, words)]
}

/** Who hears about a registration. */
export const registrationWriters: WritersOf<'registration'> = {
  'registration.applied': async (tx, { organizationId: id }, { ctx }) => {
    const facts = await supporterFacts(tx, id)
    return [
      await tellApplicant(tx, id, ctx.now, texts.received(facts)),
      tellStaff(id, texts.cameIn(facts, false), true),
    ]
  },
  'registration.resubmitted': async (tx, { organizationId: id }, { ctx }) => {
    const facts = await supporterFacts(tx, id)
    return [await tellApplicant(tx, id, ctx.now, texts.received(facts)), tellStaff(id, texts.cameIn(facts, true), true)]
  },
  'registration.returned': async (tx, { organizationId: id }, { ctx }) => {
    const facts = await supporterFacts(tx, id)
    return facts.status === 'returned' ? [await tellApplicant(tx, id, ctx.now, texts.returned(facts))] : []
  },
  'registration.rejected': async (tx, { organizationId: id }, { ctx }) => {
    const facts = await supporterFacts(tx, id)
    return [await tellApplicant(tx, id, ctx.now, texts.rejected(facts))]
  },
  'registration.registered': async (tx, { organizationId: id }) => {
    const facts = await supporterFacts(tx, id)
    return [tellSupporter(id, texts.registered(facts))]
  },
  'registration.suspended': (tx, { organizationId }) => tellBoth(tx, organizationId, texts.suspended),
  'registration.resumed': (tx, { organizationId }) => tellBoth(tx, organizationId, texts.resumed),
  'registration.withdrawn': (tx, { organizationId }) => tellBoth(tx, organizationId, texts.withdrawn),
  'registration.revoked': (tx, { organizationId }) => tellBoth(tx, organizationId, texts.revoked),
  'registration.edited': nobody,
  'registration.change-waits': async (tx, { organizationId: id }) => [
    tellStaff(id, texts.changeWaits(await supporterFacts(tx, id)), true),
  ],
  'registration.change-accepted': async (tx, { organizationId: id }) => [
    tellSupporter(id, texts.changeAccepted(await supporterFacts(tx, id)), links.myOrganization()),
  ],
  'registration.change-returned': async (tx, { organizationId: id }) => {
    const reason = await returnReasonOf(tx, id)
    const facts = await supporterFacts(tx, id)
    return reason ? [tellSupporter(id, texts.changeReturned(facts, reason), links.myOrganization())] : []
  },
  'registration.change-taken-back': nobody,
  'registration.consent-noted': nobody,
}
