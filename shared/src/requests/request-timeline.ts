import { z } from 'zod'
import { matchId } from '../kernel/ids.ts'
import { entryChannels } from '../organizations/supporter-words.ts'

/** What a timeline tells; the last three out of the audit, to the side whose contacts or names they are and the centre. Messages stand in their thread; the end of a match is told by its report. */
export const timelineTypes = [
  'request.posted',
  'request.opened',
  'request.returned',
  'request.resubmitted',
  'request.edited',
  'request.answered-later',
  'request.insurance-checked',
  'request.staffed',
  'request.reopened',
  'request.unmet',
  'request.cancelled',
  'request.postponed',
  'request.goes-ahead',
  'request.resumed',
  'request.done',
  'request.closed',
  'match.proposed',
  'match.hand-raised',
  'match.named',
  'match.wants-to-talk',
  'match.supporter-said-yes',
  'match.association-said-yes',
  'match.answer-reminded',
  'match.agreed',
  'match.day-before',
  'match.result-asked',
  'match.result-asked-again',
  'match.declined',
  'match.withdrawn',
  'match.expired',
  'match.not-needed',
  'match.cancelled',
  'match.reported',
  'activity.asked',
  'activity.yes-said',
  'activity.change-wished',
  'activity.approved',
  'activity.published',
  'activity.unpublished',
  'contact.association-seen',
  'contact.supporter-seen',
  'roster.seen',
] as const
export type TimelineType = (typeof timelineTypes)[number]

/** これまでのこと: one thing that happened to a request. It holds no contact of anybody (product rule 2). */
export const timelineEntry = z
  .object({
    id: z.string(),
    type: z.enum(timelineTypes),
    at: z.iso.datetime(),
    /** Whose hand it was. */
    by: z.enum(['association', 'supporter', 'centre', 'system']),
    /** The person's name, told to its own side only. */
    personName: z.string().nullable(),
    /** For whom the centre entered it (proxy entry, product rule 4). */
    forWhom: z.string().nullable(),
    /** How it reached us. */
    channel: z.enum(entryChannels),
    /** The supporter it is about; null when it is about the request as a whole. */
    supporterName: z.string().nullable(),
    matchId: matchId.nullable(),
    /** Why: the reason of a no, of an end or of a return, as it was written. */
    reason: z.string().nullable(),
    /** How often on that day, where one person looked several times. */
    times: z.int(),
  })
  .meta({ id: 'TimelineEntry' })
export type TimelineEntry = z.infer<typeof timelineEntry>
