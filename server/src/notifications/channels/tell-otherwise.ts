import { accountMail } from '../../accounts/index.ts'
import { reachOf } from '../../organizations/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import type { DomainEvent } from '../../platform/events.ts'
import { addJob } from '../../platform/outbox.ts'
import type { Notice } from '../notice.ts'
import { noticesOf } from '../notices.ts'
import { eventOf } from '../notices.queries.ts'
import { insertNotice } from '../notices.store.ts'
import { callOf } from '../reach.rules.ts'
import { aloudOf, whereTo } from '../words-of.ts'
import { hearsOtherwise, insertSending, noticesTold, type SendingRow } from './sendings.store.ts'

/**
 * A message failed for good, and nothing else reaches the person: its mail is tried, and where it has none the notice
 * stands on the list of calls, with the reason. What no longer stands is not told any more.
 */
export async function tellOtherwise(tx: Tx, ctx: Context, sending: SendingRow, reason: string): Promise<void> {
  if (await hearsOtherwise(tx, sending)) return
  for (const told of await noticesTold(tx, sending.id)) {
    const recorded = await eventOf(tx, told.eventId)
    if (!recorded) continue
    const event = { type: recorded.type, ...recorded.payload } as DomainEvent
    const notices = await noticesOf(tx, event, { at: recorded.at, ctx })
    const again = notices.find(({ to }) =>
      told.toKind === 'staff' ? to.kind === 'staff' : to.kind === 'organization' && to.id === told.organizationId,
    )
    if (again) await tellAgain(tx, ctx, { eventId: told.eventId, says: event.type }, again, sending, reason)
  }
}

async function tellAgain(
  tx: Tx,
  ctx: Context,
  about: { eventId: number; says: DomainEvent['type'] },
  notice: Notice,
  { accountId }: SendingRow,
  reason: string,
): Promise<void> {
  const { subject, body } = notice.words
  const toKind = notice.to.kind === 'staff' ? ('staff' as const) : ('organization' as const)
  const organizationId = notice.to.kind === 'organization' ? notice.to.id : null
  const whose = { ...about, toKind, organizationId, subject, body, createdAt: ctx.now }
  const address = accountId && (await accountMail(tx, accountId))?.email
  if (address) {
    const mail = { ...whose, channel: 'mail' as const, address, leadsTo: whereTo(notice, 'mail'), ...aloudOf(notice) }
    const noticeId = await insertNotice(tx, mail)
    if (!noticeId) return
    await insertSending(tx, { noticeId, accountId, channel: 'mail', state: 'queued', createdAt: ctx.now })
    return addJob(tx, 'send-mail', { noticeId })
  }
  if (!organizationId || (notice.to.kind === 'organization' && notice.to.neverByPhone)) return
  const call = callOf(await reachOf(tx, organizationId))
  const failed = { failedAt: ctx.now, failure: reason }
  await insertNotice(tx, { ...whose, ...call, leadsTo: whereTo(notice, call.channel), ...aloudOf(notice), ...failed })
}
