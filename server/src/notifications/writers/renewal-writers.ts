import type { OrganizationId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import { links } from '../links.rules.ts'
import { type Notice, type Spoken, toStaff, type WritersOf } from '../notice.ts'
import { type RenewalFacts, renewalFacts } from '../renewal-facts.queries.ts'
import { sealed } from '../sealed-links.ts'
import { renewalTexts as texts } from '../texts/renewal-texts.ts'

const tellSupporter = (id: OrganizationId, words: Spoken, neverByPhone = false): Notice => ({
  to: { kind: 'organization', id, prefersMail: true, neverByPhone },
  words,
  leadsTo: links.myOrganization(),
  deskLeadsTo: links.deskRegistration(id),
})

/** A question: the mail carries the one-tap link. What was answered meanwhile is not asked any more. */
async function askSupporter(tx: Tx, id: OrganizationId, say: (facts: RenewalFacts) => Spoken): Promise<Notice[]> {
  const facts = await renewalFacts(tx, id)
  if (facts.renewal.answer || facts.renewal.setAsideAt) return []
  return [{ ...tellSupporter(id, say(facts)), mailLeadsTo: sealed('/r/', 'renewal', facts.renewal.id) }]
}

/** Who hears about the yearly renewal. The centre has its list on the desk. */
export const renewalWriters: WritersOf<'renewal'> = {
  'renewal.asked': (tx, { organizationId }) => askSupporter(tx, organizationId, texts.asked),
  'renewal.reminded': (tx, { organizationId }) => askSupporter(tx, organizationId, texts.reminded),
  'renewal.lapsed': (tx, { organizationId }) => askSupporter(tx, organizationId, texts.lapsed),
  'renewal.changes-said': async (tx, { organizationId: id }) => {
    const words = texts.changesSaid(await renewalFacts(tx, id))
    return [{ to: toStaff, words, leadsTo: links.deskRegistration(id) }]
  },
  'renewal.answered': async (tx, { organizationId: id }) => {
    return [tellSupporter(id, texts.renewed(await renewalFacts(tx, id)), true)]
  },
}
