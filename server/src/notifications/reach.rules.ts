import type { OrganizationId } from '@app/shared'
import type { ContactChannel } from '@app/shared/organizations'

/** One row of the notices: to whom, over which channel, at which address or number. */
export interface Delivery {
  toKind: 'organization' | 'staff' | 'address'
  organizationId: OrganizationId | null
  channel: 'screen' | 'mail' | 'phone' | 'fax' | 'post' | 'line'
  address: string | null
}

/** How an organization can be reached. */
export interface Reach {
  channel: ContactChannel
  phone: string | null
  fax: string | null
}

/** How a person of the centre tells somebody without mail: as it wishes, as far as we have the number. */
export function callOf({ channel, phone, fax }: Reach): Pick<Delivery, 'address'> & { channel: Delivery['channel'] } {
  if (channel === 'fax' && fax) return { channel, address: fax }
  if (channel === 'line' || channel === 'post') return { channel, address: phone }
  if (phone) return { channel: 'phone', address: phone }
  return fax ? { channel: 'fax', address: fax } : { channel: 'post', address: null }
}

/** Whether an organization wishes to be told by a person, although some of its people are reached; its LINE may reach it by itself. */
export const wishesAPerson = ({ channel }: Pick<Reach, 'channel'>, isOnLine: boolean): boolean =>
  channel !== 'mail' && !(channel === 'line' && isOnLine)

const day = 86_400_000
/** Until when 「伝えました」 can be taken back: a slip is noticed within the day; later the record stands. */
export const undoUntil = (deliveredAt: string | Date | null): string | null =>
  deliveredAt === null ? null : new Date(new Date(deliveredAt).getTime() + day).toISOString()
