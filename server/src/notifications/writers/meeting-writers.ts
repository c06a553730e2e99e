import type { MeetingId, SignUpId } from '@app/shared'
import { departed } from '@app/shared/organizations'
import type { Tx } from '../../platform/db.ts'
import { hasEnded } from '../association-facts.queries.ts'
import { links } from '../links.rules.ts'
import { type MeetingFacts, meetingFacts, signUpFacts, whoSignedUp } from '../meeting-facts.queries.ts'
import { nobody, type Notice, type Spoken, toOrganization, toStaff, type WritersOf } from '../notice.ts'
import { organizationsWithSeats } from '../seat-facts.queries.ts'
import { meetingTexts as texts } from '../texts/meeting-texts.ts'

const place = (id: MeetingId) => ({ leadsTo: links.meeting(id), deskLeadsTo: links.deskMeeting(id) })

/** Everybody who comes or waits hears; who cancelled does not. */
async function tellThoseWhoSignedUp(tx: Tx, meeting: MeetingFacts, words: Spoken): Promise<Notice[]> {
  const all = await whoSignedUp(tx, meeting.id)
  return all.map(({ organizationId }) => ({ to: toOrganization(organizationId), words, ...place(meeting.id) }))
}

/** A change of one sign-up: the organization itself, and the centre on its screen. */
async function tellOfSignUp(tx: Tx, meetingId: MeetingId, signUpId: SignUpId, movedUp = false): Promise<Notice[]> {
  const meeting = await meetingFacts(tx, meetingId)
  const facts = await signUpFacts(tx, signUpId)
  const { status, organizationId } = facts.signUp
  const said = { cancelled: texts.signUpCancelled, waitlisted: texts.waiting, confirmed: texts.confirmed }
  const words = status in said ? said[status as keyof typeof said] : texts.confirmed
  const own: Notice = {
    to: toOrganization(organizationId),
    words: movedUp && status === 'confirmed' ? texts.movedUp(meeting, facts) : words(meeting, facts),
    ...place(meetingId),
  }
  const forStaff: Notice = { to: toStaff, words: texts.forStaff(meeting, facts), leadsTo: links.deskMeeting(meetingId) }
  // who has left or was dissolved heard once, with that news, that its seats are given on
  const hasLeft = facts.supporterStatus !== null && departed.includes(facts.supporterStatus)
  const isOver = hasLeft || (await hasEnded(tx, organizationId))
  return isOver && status === 'cancelled' ? [forStaff] : [own, forStaff]
}

/** Who hears about exchange meetings. */
export const meetingWriters: WritersOf<'meeting'> = {
  'meeting.drafted': nobody,
  'meeting.opened': async (tx, { meetingId }, { ctx }) => {
    const meeting = await meetingFacts(tx, meetingId)
    if (meeting.status !== 'open') return []
    const members = await organizationsWithSeats(tx, ctx.now)
    return members.map(({ id }) => ({
      to: { kind: 'organization', id, neverByPhone: true },
      words: texts.opened(meeting),
      leadsTo: links.meeting(meetingId),
    }))
  },
  'meeting.edited': async (tx, { meetingId, forThoseWhoCome }) => {
    if (!forThoseWhoCome) return []
    const meeting = await meetingFacts(tx, meetingId)
    return tellThoseWhoSignedUp(tx, meeting, texts.edited(meeting))
  },
  'meeting.cancelled': async (tx, { meetingId }) => {
    const meeting = await meetingFacts(tx, meetingId)
    return tellThoseWhoSignedUp(tx, meeting, texts.cancelled(meeting))
  },
  'meeting.signed-up': (tx, { meetingId, signUpId }) => tellOfSignUp(tx, meetingId, signUpId),
  'meeting.moved-up': (tx, { meetingId, signUpId }) => tellOfSignUp(tx, meetingId, signUpId, true),
  'meeting.sign-up-cancelled': (tx, { meetingId, signUpId }) => tellOfSignUp(tx, meetingId, signUpId),
  'meeting.closed': nobody,
  'meeting.reopened': nobody,
  'meeting.held': nobody,
}
