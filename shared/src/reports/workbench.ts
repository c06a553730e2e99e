import { z } from 'zod'
import { activity } from '../activities/activity.ts'
import { meeting } from '../exchange-meetings/exchange-meeting.ts'
import { supporterCard } from '../organizations/supporter.ts'
import { requestLine } from '../requests/request.ts'

/** 待っている事: what the coordinator has to know, from the most urgent. */
export const waitingKinds = [
  'registration-to-review',
  'registration-returned',
  'change-to-review',
  'pictures-to-review',
  'request-to-open',
  'request-returned',
  'request-without-asking',
  'answer-of-supporter',
  'answer-of-association',
  'wants-to-talk',
  'heads-missing',
  'agreed-without-day',
  'agreed-of-suspended',
  'result-missing',
  'request-to-close',
  'activity-to-publish',
  'story-to-approve',
  'story-to-change',
  'story-to-publish',
  'activity-pictures-to-check',
  'call-to-make',
  'phone-check',
  'association-to-check',
  'request-postponed',
  'rain-to-decide',
  'names-missing',
  'incident-to-handle',
  'consultation-to-call',
  'consultation-waiting',
  'renewal-waiting',
  'renewal-changes',
  'handover-waiting',
  'seat-ending',
  'meeting-to-close',
  'meeting-to-tidy',
] as const
export const waitingItem = z
  .object({
    kind: z.enum(waitingKinds),
    /** What waits, in a word. */
    label: z.string(),
    /** What the one button of its next step says. */
    nextStep: z.string(),
    /** What it is about, in a line. */
    title: z.string(),
    /** For whom we wait: an organization's name or the centre. */
    waitsFor: z.string(),
    since: z.iso.datetime(),
    /** Whole days it has been waiting. */
    days: z.int(),
    dueAt: z.iso.datetime().nullable(),
    late: z.boolean(),
    /** Path inside the site of the next step. */
    leadsTo: z.string(),
  })
  .meta({ id: 'WaitingItem' })
export type WaitingItem = z.infer<typeof waitingItem>

/** きょうの仕事: the coordinator's first screen. */
export const workbench = z
  .object({
    cameIn: z.array(waitingItem),
    late: z.array(waitingItem),
    waiting: z.array(waitingItem),
    calls: z.int(),
    comingUp: z.array(z.object({ day: z.iso.date(), title: z.string(), leadsTo: z.string() })),
    counts: z.object({ openRequests: z.int(), proposals: z.int(), agreed: z.int(), toReview: z.int() }),
  })
  .meta({ id: 'Workbench' })
export type Workbench = z.infer<typeof workbench>

export const found = z
  .object({
    kind: z.enum(['request', 'supporter', 'association', 'meeting', 'paper']),
    title: z.string(),
    detail: z.string(),
    leadsTo: z.string(),
  })
  .meta({ id: 'Found' })
export type Found = z.infer<typeof found>

/** What the top page shows of the running city. */
export const highlights = z
  .object({
    supporters: z.array(supporterCard),
    requests: z.array(requestLine),
    meetings: z.array(meeting),
    activities: z.array(activity),
  })
  .meta({ id: 'Highlights' })
