import type { NoticeId } from '@app/shared'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import type { Hear } from '../platform/deliver.ts'
import { holidayOf } from '../platform/japanese.ts'
import { addJob } from '../platform/outbox.ts'
import { jobOf } from './channels/deliver.ts'
import { insertSending } from './channels/sendings.store.ts'
import { isOneTap } from './channels/tap-links.rules.ts'
import { insertTapLink } from './channels/tap-links.store.ts'
import type { EventType, Notice } from './notice.ts'
import { noticesOf } from './notices.ts'
import { closeAnsweredCalls, closeAnsweredSeriesCalls, closeStoryCalls, insertNotice } from './notices.store.ts'
import { closeOvertakenCalls } from './overtaken.store.ts'
import { isByCalendar } from './quiet-hours.ts'
import { timeToTell, type Urgency, usualWishes } from './receiving/receiving.rules.ts'
import { type Person, type Way, waysTo } from './recipients.ts'
import { urgencyOf } from './urgency.ts'
import { aloudOf, whereTo } from './words-of.ts'

/**
 * Tells of an event whoever should hear: the notices and the jobs that send them commit together with the mark that the
 * event is handled, so it is told once, however often its job runs.
 */
export const tellEvent: Hear = async (tx, ctx, { id: eventId, event, at, onBehalfOf, accountId }) => {
  if ('activityId' in event) await closeStoryCalls(tx, event.activityId, { at: ctx.now, by: accountId })
  if ('matchId' in event) {
    await closeAnsweredCalls(tx, event.matchId, { at: ctx.now, by: accountId })
    await closeAnsweredSeriesCalls(tx, event.matchId, { at: ctx.now, by: accountId })
  }
  const about =
    'matchId' in event ? { matchId: event.matchId } : 'requestId' in event ? { requestId: event.requestId } : null
  if (about) await closeOvertakenCalls(tx, about, { at: ctx.now, by: accountId })
  for (const notice of await noticesOf(tx, event, { at, ctx })) {
    const ways = await waysTo(tx, notice.to, { now: ctx.now, onBehalfOf, config: ctx.config })
    for (const way of ways.notices) {
      const id = await keepNotice(tx, ctx, { eventId, says: event.type }, notice, way)
      if (!id) continue
      if (way.channel === 'mail') await sendMail(tx, ctx, event.type, notice, way, id)
      if (way.channel === 'screen') await sendElsewhere(tx, ctx, event.type, notice, ways.people, id)
    }
  }
}

/** One row of the notices. Null: this recipient was told of this event before. */
function keepNotice(
  tx: Tx,
  ctx: Context,
  about: { eventId: number; says: EventType },
  notice: Notice,
  { person: _whose, ...delivery }: Way,
): Promise<NoticeId | null> {
  const { subject, body } = notice.words
  const leadsTo = whereTo(notice, delivery.channel)
  const aloud = delivery.toKind === 'organization' && delivery.channel !== 'screen' ? aloudOf(notice) : {}
  return insertNotice(tx, { ...about, subject, body, leadsTo, createdAt: ctx.now, ...aloud, ...delivery })
}

async function sendMail(tx: Tx, ctx: Context, type: EventType, notice: Notice, { person, toKind }: Way, id: NoticeId) {
  const urgency = toKind === 'address' ? urgencyToAddress(type) : urgencyIn(type, notice)
  const { held, at } = timeToTell(urgency, person?.wishes ?? usualWishes, ctx.now, holidayOf)
  const whose = { noticeId: id, accountId: person?.accountId ?? null, createdAt: ctx.now }
  await insertSending(tx, { ...whose, channel: 'mail', state: held ? 'held' : 'queued', nextTryAt: at })
  if (!held) await addJob(tx, jobOf.mail, { noticeId: id }, at)
}

/** LINE and the like: each person hears over all that it has linked. */
async function sendElsewhere(tx: Tx, ctx: Context, type: EventType, notice: Notice, people: Person[], id: NoticeId) {
  for (const { accountId, wishes, links } of people) {
    const { held, at } = timeToTell(urgencyIn(type, notice), wishes, ctx.now, holidayOf)
    for (const { id: linkId, channel } of links) {
      const leadsTo = whereTo(notice, 'mail')
      const whose = { noticeId: id, accountId, linkId, leadsTo, createdAt: ctx.now }
      const sendingId = await insertSending(tx, {
        ...whose,
        channel,
        state: held ? 'held' : 'queued',
        nextTryAt: at,
      })
      if (sendingId && channel === 'sms' && isOneTap(leadsTo)) await insertTapLink(tx, ctx, sendingId)
      if (sendingId && !held) await addJob(tx, jobOf[channel], { sendingId }, at)
    }
  }
}

/** A question, a link of one's own, and what the centre is mailed at all wait for no digest. */
function urgencyIn(type: EventType, { words, mailLeadsTo, to }: Notice): Urgency {
  const urgency = urgencyOf(type)
  const isAsked = ('asks' in words && words.asks !== undefined) || mailLeadsTo?.includes('{')
  return urgency === 'can-wait' && (isAsked || to.kind === 'staff') ? 'same-day' : urgency
}

/** Whoever has only left an address waits for the answer to what it did; only the calendar keeps quiet at night. */
const urgencyToAddress = (type: EventType): Urgency => (isByCalendar(type) ? 'same-day' : 'urgent')
