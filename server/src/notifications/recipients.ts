import type { OrganizationId } from '@app/shared'
import { peopleOfOrganization, type Reached, staffReached } from '../accounts/index.ts'
import { reachOf } from '../organizations/index.ts'
import type { Config } from '../platform/config.ts'
import type { Tx } from '../platform/db.ts'
import type { Recipient } from './notice.ts'
import { callOf, type Delivery, wishesAPerson } from './reach.rules.ts'
import { type LinkRow, linksOf } from './receiving/links.store.ts'
import { usualWishes, type Wishes } from './receiving/receiving.rules.ts'
import { lockWishes } from './receiving/wishes.store.ts'

interface Moment {
  now: Date
  /** For whom the centre entered what happened: that organization is on the telephone and knows. */
  onBehalfOf: OrganizationId | null
  config: Pick<Config, 'line' | 'sms' | 'push'>
}

/** Somebody who is told, how it wishes to hear, and where it is reached besides mail. */
export interface Person extends Reached {
  wishes: Wishes
  links: LinkRow[]
}

/** A row of the notices; a mail says whose it is, unless the address is only on file. */
export type Way = Delivery & { person: Person | null }

/** Over which channels a notice reaches its recipient: the notices, and the people who hear of the one on the screen elsewhere too. */
export interface Ways {
  notices: Way[]
  people: Person[]
}

/**
 * Always the screen; mail, LINE and whatever else its people wish; and a call, a FAX or a letter by the centre where
 * nobody is reached, or where the organization wishes it so.
 */
export async function waysTo(tx: Tx, to: Recipient, moment: Moment): Promise<Ways> {
  if (to.kind === 'address')
    return {
      notices: [{ toKind: 'address', organizationId: null, channel: 'mail', address: to.email, person: null }],
      people: [],
    }
  if (to.kind === 'organization') return toOrganization(tx, to, moment)
  const people = to.byMail ? await withWishes(tx, await staffReached(tx, moment.now), moment) : []
  return { notices: [screen('staff', null), ...mails('staff', null, people)], people }
}

async function toOrganization(tx: Tx, to: Extract<Recipient, { kind: 'organization' }>, moment: Moment): Promise<Ways> {
  const { id, prefersMail, neverByPhone, onlyByPerson, screenOnly } = to
  const onScreen = screen('organization', id)
  if (screenOnly) return { notices: [onScreen], people: [] }
  const people = await withWishes(tx, await peopleOfOrganization(tx, id, moment.now), moment)
  const reach = await reachOf(tx, id)
  const isReached = people.some((person) => person.email !== null || isOnTelephone(person))
  const own = !isReached && reach.email && (reach.channel === 'mail' || prefersMail) ? [reach.email] : []
  const toPeople = mails('organization', id, people)
  const onFile = own.map((address): Way => mail('organization', id, address, null))
  const needsPerson =
    (!isReached && own.length === 0) ||
    wishesAPerson(
      reach,
      people.some((person) => linkOf(person, 'line')),
    )
  const calls: Way[] =
    !needsPerson || neverByPhone || moment.onBehalfOf === id
      ? []
      : [{ toKind: 'organization', organizationId: id, ...callOf(reach), person: null }]
  if (onlyByPerson) return { notices: calls.length > 0 ? [onScreen, ...calls] : [], people: [] }
  return { notices: [onScreen, ...toPeople, ...onFile, ...calls], people }
}

/** Links count only where the city still has their channel. */
async function withWishes(tx: Tx, people: Reached[], { config }: Moment): Promise<Person[]> {
  const ids = people.map(({ accountId }) => accountId)
  const wishes = await lockWishes(tx, ids)
  const links = ids.length > 0 ? (await linksOf(tx, ids)).filter(({ channel }) => isOpen(config, channel)) : []
  return people.map((person) => ({
    ...person,
    wishes: wishes.get(person.accountId) ?? usualWishes,
    links: links.filter(({ accountId }) => accountId === person.accountId),
  }))
}

const isOpen = (config: Moment['config'], channel: LinkRow['channel']): boolean => config[channel] !== null

const linkOf = ({ links }: Person, channel: LinkRow['channel']): boolean => links.some((one) => one.channel === channel)
/** A browser may be closed for weeks; LINE and SMS arrive. */
const isOnTelephone = (person: Person): boolean => linkOf(person, 'line') || linkOf(person, 'sms')
const wantsMail = (person: Person): boolean => person.wishes.mail || !isOnTelephone(person)

const mails = (toKind: 'organization' | 'staff', organizationId: OrganizationId | null, people: Person[]): Way[] =>
  people.flatMap((person) =>
    person.email && wantsMail(person) ? [mail(toKind, organizationId, person.email, person)] : [],
  )

const screen = (toKind: 'organization' | 'staff', organizationId: OrganizationId | null): Way => ({
  ...{ toKind, organizationId, channel: 'screen', address: null, person: null },
})
const mail = (
  toKind: 'organization' | 'staff',
  organizationId: OrganizationId | null,
  address: string,
  person: Person | null,
): Way => ({ toKind, organizationId, channel: 'mail', address, person })
