import type { ActivityId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import {
  activityPictureFacts,
  certificateFacts,
  type StoryFacts,
  storyFacts,
  type StorySideFacts,
} from '../activity-facts.queries.ts'
import { links } from '../links.rules.ts'
import { nobody, type Notice, type Spoken, toOrganization, toStaff, toStaffByMail, type WritersOf } from '../notice.ts'
import { sealed } from '../sealed-links.ts'
import { activityTexts as texts } from '../texts/activity-texts.ts'

/** Whoever has not answered about this edition, each with a link of its own. */
async function askSides(
  tx: Tx,
  id: ActivityId,
  say: (facts: StoryFacts, side: StorySideFacts) => Spoken,
): Promise<Notice[]> {
  const facts = await storyFacts(tx, id)
  if (facts.status !== 'asked') return []
  return facts.sides.flatMap((side): Notice[] => {
    if (!side.askId || side.answer) return []
    return [
      {
        to: toOrganization(side.organizationId),
        words: say(facts, side),
        leadsTo: links.story(id),
        mailLeadsTo: sealed('/y/', 'story', side.askId),
        deskLeadsTo: links.deskActivity(id),
      },
    ]
  })
}

/** Who hears about the story of an activity: every side before it is public, and everybody who took part afterwards. */
export const activityWriters: WritersOf<'activity'> = {
  'activity.asked': (tx, { activityId }) => askSides(tx, activityId, texts.asked),
  'activity.approval-reminded': (tx, { activityId }) => askSides(tx, activityId, texts.reminded),
  'activity.change-wished': async (tx, { activityId }) => {
    const facts = await storyFacts(tx, activityId)
    const wishing = facts.sides.filter(({ answer }) => answer === 'change')
    return wishing.map((side) => ({
      to: toStaffByMail,
      words: texts.changeWished(facts, side),
      leadsTo: links.deskActivity(activityId),
    }))
  },
  'activity.approved': async (tx, { activityId }) => {
    const facts = await storyFacts(tx, activityId)
    if (facts.status !== 'approved') return []
    return [{ to: toStaff, words: texts.approved(facts), leadsTo: links.deskActivity(activityId) }]
  },
  'activity.published': async (tx, { activityId }) => {
    const facts = await storyFacts(tx, activityId)
    if (facts.status !== 'published') return []
    return facts.sides.map(({ organizationId: id }): Notice => ({
      to: { kind: 'organization', id, neverByPhone: true },
      words: texts.published(facts),
      leadsTo: links.activity(activityId),
    }))
  },
  'activity.unpublished': async (tx, { activityId }) => {
    const facts = await storyFacts(tx, activityId)
    if (facts.status !== 'withdrawn') return []
    const words = texts.withdrawn(facts)
    return [
      ...facts.sides.map(({ organizationId: id }): Notice => ({
        to: toOrganization(id),
        words,
        leadsTo: links.story(activityId),
        deskLeadsTo: links.deskActivity(activityId),
      })),
      { to: toStaff, words, leadsTo: links.deskActivity(activityId) },
    ]
  },
  'activity.edited': nobody,
  'activity.yes-said': nobody,
  'activity.answered-again': nobody,
}

/** A certificate that the centre took back: its organization, with the reason. */
export const participationWriters: WritersOf<'participation'> = {
  'participation.withdrawn': async (tx, { certificateId, organizationId }) => {
    const facts = await certificateFacts(tx, certificateId)
    if (!facts?.reason) return []
    const leadsTo = facts.matchId ? links.participation(facts.matchId) : links.myOrganization()
    const deskLeadsTo = facts.matchId ? links.participation(facts.matchId) : links.deskRegistration(organizationId)
    return [{ to: toOrganization(organizationId), words: texts.certificateWithdrawn(facts), leadsTo, deskLeadsTo }]
  },
}

/** Who hears about photographs: what waits stands on the first screen of the desk; what came back is told with its reason. */
export const activityPictureWriters: WritersOf<'activity-picture'> = {
  'activity-picture.added': nobody,
  'activity-picture.checked': nobody,
  'activity-picture.removed': nobody,
  'activity-picture.returned': async (tx, { activityPictureId, matchId }) => {
    const facts = await activityPictureFacts(tx, activityPictureId)
    if (!facts?.returnReason) return []
    const { organizationId, title, caption, returnReason } = facts
    return [
      {
        to: toOrganization(organizationId),
        words: texts.pictureReturned(title, caption, returnReason),
        leadsTo: links.match(matchId),
      },
    ]
  },
}
