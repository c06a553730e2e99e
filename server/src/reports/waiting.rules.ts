import { daysBetween, jstDay } from '@app/shared'
import type { WaitingItem, Workbench } from '@app/shared/reports'
import { deadlines } from './waiting-kinds.rules.ts'

/** Something that waits, as the tables tell it. */
export interface WaitingFact {
  kind: WaitingItem['kind']
  id: string
  title: string
  waitsFor: string
  since: Date
  /** An end that was promised to somebody; counts if it comes before the usual deadline. */
  promised: Date | null
  /** Of which series it is a session, where such sessions are told together. */
  session?: { seriesId: string; title: string; number: number } | null
  /** Where its next step is, if not where its kind leads to. */
  leadsTo?: string
}

const day = 86_400_000

/** How long it has waited, until when it may, and where its next step is. */
export function waitingItem(
  { kind, id, title, waitsFor, since, promised, leadsTo }: WaitingFact,
  now: Date,
): WaitingItem {
  const { days, step, label, next } = deadlines[kind]
  const usual = new Date(since.getTime() + days * day)
  const dueAt = promised && promised < usual ? promised : usual
  return {
    kind,
    label,
    nextStep: next,
    title,
    waitsFor,
    since: since.toISOString(),
    days: Math.max(0, daysBetween(jstDay(since), jstDay(now))),
    dueAt: dueAt.toISOString(),
    late: dueAt < now,
    leadsTo: leadsTo ?? step(id),
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

/** Nobody has moved it for twice the time it may wait: it stands first in the morning's mail. */
export const isStuck = ({ kind, late, days }: WaitingItem): boolean => late && days >= 2 * deadlines[kind].days
