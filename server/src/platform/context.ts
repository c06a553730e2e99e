import type { AccountId, OrganizationId, SeatId } from '@app/shared'
import type { Role } from '@app/shared/accounts/role'
import type { Config } from './config.ts'
import type { Db } from './db.ts'

/** Who acts. `system` is the passing of time; `nobody` has not signed in. */
export interface Actor {
  accountId: AccountId | null
  seatId: SeatId | null
  role: Role | 'system' | 'nobody'
  organizationId: OrganizationId | null
  sessionId: string | null
}

/** How a wish reached us (rule 4): by the person's own hand, through the centre, by a signed link, or by time. */
export type Channel = 'web' | 'phone' | 'fax' | 'visit' | 'meeting' | 'link' | 'system'

/** One submission: asked again under the same key, the same answer comes back. */
export interface IdempotencyClaim {
  route: string
  key: string
  bodyHash: string
}

/** What every action needs from the outside world: who acts, for whom, when, and on which database. */
export interface Context {
  actor: Actor
  /** The organization a coordinator speaks for (proxy entry, rule 4). */
  onBehalfOf: OrganizationId | null
  channel: Channel
  /** From where, roughly: 「iPhone・Safari」; empty when nobody asks. */
  device: string
  now: Date
  db: Db
  config: Pick<
    Config,
    | 'publicUrl'
    | 'linkKey'
    | 'replyAddress'
    | 'pepper'
    | 'demo'
    | 'centreName'
    | 'centrePhone'
    | 'centreFax'
    | 'openDataLicence'
    | 'line'
    | 'sms'
    | 'push'
  >
  idempotency: IdempotencyClaim | null
  /** The version the caller has read, from `If-Match`. */
  ifMatch: number | null
}

export const nobody: Actor = { accountId: null, seatId: null, role: 'nobody', organizationId: null, sessionId: null }
export const system: Actor = { ...nobody, role: 'system' }

/** The context of what happens by itself: deadlines, deliveries, the seed. */
export const systemContext = ({ db, config, now }: Pick<Context, 'db' | 'config' | 'now'>): Context => ({
  actor: system,
  onBehalfOf: null,
  channel: 'system',
  device: '',
  now,
  db,
  config,
  idempotency: null,
  ifMatch: null,
})

/** The same wish by another hand, e.g. of somebody who proved itself by a signed link. */
export const withActor = (ctx: Context, actor: Partial<Actor>, channel: Channel = ctx.channel): Context => ({
  ...ctx,
  actor: { ...ctx.actor, ...actor },
  channel,
})
