import type { OrganizationId } from '@app/shared'
import { emailsOfOrganization, staffEmails } from '../accounts/index.ts'
import { reachOf } from '../organizations/index.ts'
import type { Tx } from '../platform/db.ts'
import type { Recipient } from './notice.ts'
import { callOf, type Delivery, wishesAPerson } from './reach.rules.ts'

interface Moment {
  now: Date
  /** For whom the centre entered what happened: that organization is on the telephone and knows. */
  onBehalfOf: OrganizationId | null
}

/**
 * Over which channels a notice reaches its recipient: always the screen; mail to everybody who has it; and a call, a FAX
 * or a letter by the centre where nobody has mail, or where the organization wishes it so.
 */
export async function deliveriesTo(tx: Tx, to: Recipient, moment: Moment): Promise<Delivery[]> {
  if (to.kind === 'address') return [{ toKind: 'address', organizationId: null, channel: 'mail', address: to.email }]
  if (to.kind === 'staff') {
    const mails = to.byMail ? await staffEmails(tx, moment.now) : []
    return [screen('staff', null), ...mails.map((address) => mail('staff', null, address))]
  }
  return toOrganization(tx, to, moment)
}

async function toOrganization(
  tx: Tx,
  to: Extract<Recipient, { kind: 'organization' }>,
  { now, onBehalfOf }: Moment,
): Promise<Delivery[]> {
  const { id, prefersMail, neverByPhone, screenOnly } = to
  const onScreen = screen('organization', id)
  if (screenOnly) return [onScreen]
  const seats = await emailsOfOrganization(tx, id, now)
  const reach = await reachOf(tx, id)
  const own = reach.email && (reach.channel === 'mail' || prefersMail) ? [reach.email] : []
  const mails = (seats.length > 0 ? seats : own).map((address) => mail('organization', id, address))
  const needsPerson = mails.length === 0 || wishesAPerson(reach)
  if (!needsPerson || neverByPhone || onBehalfOf === id) return [onScreen, ...mails]
  return [onScreen, ...mails, { toKind: 'organization', organizationId: id, ...callOf(reach) }]
}

const screen = (toKind: 'organization' | 'staff', organizationId: OrganizationId | null): Delivery => ({
  toKind,
  organizationId,
  channel: 'screen',
  address: null,
})
const mail = (toKind: 'organization' | 'staff', organizationId: OrganizationId | null, address: string): Delivery => ({
  toKind,
  organizationId,
  channel: 'mail',
  address,
})
