import type { Hear } from '../platform/deliver.ts'
import { addJob } from '../platform/outbox.ts'
import type { Notice } from './notice.ts'
import { noticesOf } from './notices.ts'
import { closeAnsweredCalls, insertNotice } from './notices.store.ts'
import { mailedAt } from './quiet-hours.ts'
import type { Delivery } from './reach.rules.ts'
import { deliveriesTo } from './recipients.ts'

/**
 * Tells of an event whoever should hear: the notices and the jobs that mail them commit together with the mark that the
 * event is handled, so it is told once, however often its job runs.
 */
export const tellEvent: Hear = async (tx, ctx, { id: eventId, event, at, onBehalfOf, accountId }) => {
  if ('matchId' in event) await closeAnsweredCalls(tx, event.matchId, { at: ctx.now, by: accountId })
  for (const notice of await noticesOf(tx, event, { at, ctx })) {
    const { subject, body } = notice.words
    for (const delivery of await deliveriesTo(tx, notice.to, { now: ctx.now, onBehalfOf })) {
      const leadsTo = whereTo(notice, delivery.channel)
      const aloud = delivery.toKind === 'organization' && delivery.channel !== 'screen' ? aloudOf(notice) : {}
      const values = { eventId, says: event.type, subject, body, leadsTo, createdAt: ctx.now, ...aloud, ...delivery }
      const noticeId = await insertNotice(tx, values)
      if (noticeId && delivery.channel === 'mail') {
        await addJob(tx, 'send-mail', { noticeId }, mailedAt(event.type, ctx.now))
      }
    }
  }
}

/** What a person of the centre needs to tell it: also for a mail, which may fail. */
function aloudOf({ words }: Notice) {
  if (!('say' in words)) return {}
  const { say, onPaper = null, asks = null } = words
  return { say, onPaper, asks }
}

/** The member's page on the screen, the one link in the mail, the desk for whoever calls. */
function whereTo({ leadsTo, mailLeadsTo, deskLeadsTo }: Notice, channel: Delivery['channel']): string | null {
  if (channel === 'screen') return leadsTo
  if (channel === 'mail') return mailLeadsTo ?? leadsTo
  return deskLeadsTo ?? leadsTo
}
