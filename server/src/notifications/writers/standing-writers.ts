import type { OrganizationId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import { endsWith, mailsOfEndedSeats, promisedTo, standingFacts } from '../association-facts.queries.ts'
import { organizationNameOf } from '../facts.queries.ts'
import { links } from '../links.rules.ts'
import { type Notice, type Spoken, toOrganization, toStaff, type Writers } from '../notice.ts'
import { standingTexts as texts } from '../texts/standing-texts.ts'

const tell = (id: OrganizationId, words: Spoken, leadsTo: string, about = id): Notice => ({
  to: toOrganization(id),
  words,
  leadsTo,
  deskLeadsTo: links.deskAssociation(about),
})
const tellFederation = (id: OrganizationId | null, about: OrganizationId, words: Spoken): Notice[] =>
  id ? [tell(id, words, links.myDistrict(), about)] : []

/** The end of an association, its return, and two that became one: itself, its federation, who promised to help it. */
export const standingWriters: Pick<Writers, 'organization.dissolved' | 'organization.revived' | 'organization.merged'> =
  {
    'organization.dissolved': async (tx, { organizationId: id }, { at }) => {
      const facts = await standingFacts(tx, id)
      if (facts?.standing !== 'dissolved' || !facts.reason) return []
      const { name, reason, federationId } = facts
      const words = texts.dissolved(name, reason, await endsWith(tx, id, at))
      return [
        tell(id, words, links.my()),
        ...(await mailsOfEndedSeats(tx, id, at)).map((email): Notice => ({
          to: { kind: 'address', email },
          words,
          leadsTo: links.my(),
        })),
        ...tellFederation(federationId, id, texts.dissolvedInDistrict(name, reason)),
        { to: toStaff, words: texts.dissolvedAtCentre(name, reason), leadsTo: links.deskAssociation(id) },
      ]
    },
    'organization.revived': async (tx, { organizationId: id }) => {
      const facts = await standingFacts(tx, id)
      if (!facts || facts.standing === 'dissolved') return []
      return [
        tell(id, texts.revived(facts.name), links.my()),
        ...tellFederation(facts.federationId, id, texts.revivedInDistrict(facts.name)),
      ]
    },
    'organization.merged': async (tx, { organizationId: id, otherId }) => {
      const facts = await standingFacts(tx, id)
      const other = await organizationNameOf(tx, otherId)
      if (!facts || !other) return []
      const { name, kind, federationId } = facts
      if (kind === 'supporter')
        return [{ ...tell(id, texts.merged(name, other), links.my()), deskLeadsTo: links.deskRegistration(id) }]
      return [
        tell(id, texts.merged(name, other), links.my()),
        ...tellFederation(federationId, id, texts.mergedInDistrict(name, other)),
        ...(await promisers(tx, id, texts.mergedForSupporter(name, other))),
      ]
    },
  }

const promisers = async (tx: Tx, id: OrganizationId, words: Spoken): Promise<Notice[]> =>
  (await promisedTo(tx, id)).map((supporterId) => tell(supporterId, words, links.my(), id))
