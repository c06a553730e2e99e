import { daysBetween, jstDay } from '@app/shared'
import type { WaitingItem, Workbench } from '@app/shared/reports'

type Kind = WaitingItem['kind']

interface Deadline {
  /** Days it may wait before it counts as late. */
  days: number
  /** Something that came in for the centre to look at first. */
  inbox?: true
  /** Page of the next step. */
  step: (id: string) => string
}

const request = (id: string) => `/desk/requests/${id}`
const consultation = (id: string) => `/desk/consultations/${id}`
const registration = (id: string) => `/desk/registrations/${id}`

/** Nothing dies silently (rule 8): every waiting state, its deadline and its next step, in one table. */
export const deadlines: Record<Kind, Deadline> = {
  'registration-to-review': { days: 5, inbox: true, step: registration },
  'registration-returned': { days: 14, step: registration },
  'change-to-review': { days: 5, inbox: true, step: registration },
  'pictures-to-review': { days: 5, inbox: true, step: registration },
  'request-to-open': { days: 2, inbox: true, step: request },
  'request-returned': { days: 7, step: request },
  'request-without-asking': { days: 3, inbox: true, step: request },
  'answer-of-supporter': { days: 5, step: request },
  'answer-of-association': { days: 5, step: request },
  'wants-to-talk': { days: 1, inbox: true, step: request },
  'heads-missing': { days: 5, step: request },
  'agreed-of-suspended': { days: 2, inbox: true, step: request },
  'result-missing': { days: 7, step: request },
  'activity-to-publish': { days: 14, step: (id) => `/desk/activities/${id}` },
  'call-to-make': { days: 1, inbox: true, step: () => '/desk/calls' },
  'phone-check': { days: 30, step: () => '/desk/supporters' },
  'association-to-check': { days: 30, step: () => '/desk/associations?standing=to-check' },
  'request-postponed': { days: 30, step: request },
  'consultation-to-call': { days: 1, inbox: true, step: consultation },
  'consultation-waiting': { days: 5, step: consultation },
  'renewal-waiting': { days: 60, step: () => '/desk/renewals' },
  'renewal-changes': { days: 14, step: registration },
  'handover-waiting': { days: 60, step: () => '/desk/handovers' },
  // seen a month before the term ends; late once nobody acts for the group any more
  'seat-ending': { days: 30, step: registration },
}

/** Something that waits, as the tables tell it. */
export interface WaitingFact {
  kind: Kind
  id: string
  title: string
  waitsFor: string
  since: Date
  /** An end that was promised to somebody; counts if it comes before the usual deadline. */
  promised: Date | null
}

const day = 86_400_000

/** How long it has waited, until when it may, and where its next step is. */
export function waitingItem({ kind, id, title, waitsFor, since, promised }: WaitingFact, now: Date): WaitingItem {
  const { days, step } = deadlines[kind]
  const usual = new Date(since.getTime() + days * day)
  const dueAt = promised && promised < usual ? promised : usual
  return {
    kind,
    title,
    waitsFor,
    since: since.toISOString(),
    days: Math.max(0, daysBetween(jstDay(since), jstDay(now))),
    dueAt: dueAt.toISOString(),
    late: dueAt < now,
    leadsTo: step(id),
  }
}

/** Each thing stands in one list only: late before all, else what came in, else what waits; the most urgent first. */
export function sorted(facts: WaitingFact[], now: Date): Pick<Workbench, 'late' | 'cameIn' | 'waiting'> {
  const items = facts.map((fact) => waitingItem(fact, now)).sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))
  const onTime = items.filter(({ late }) => !late)
  return {
    late: items.filter(({ late }) => late),
    cameIn: onTime.filter(({ kind }) => deadlines[kind].inbox),
    waiting: onTime.filter(({ kind }) => !deadlines[kind].inbox),
  }
}
