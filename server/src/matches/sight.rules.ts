import { jstDay, Refusal } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'
import type { Standing } from './answers.rules.ts'

interface Reader {
  role: string
  organizationId: string | null
}
interface Sides {
  associationId: string
  supporterId: string
}

/** On which side of a match the reader stands. Not yours = not there. */
export function standingIn({ role, organizationId }: Reader, { associationId, supporterId }: Sides): Standing {
  if (role === 'coordinator' || role === 'admin') return 'coordinator'
  if (role === 'association' && organizationId === associationId) return 'association'
  if (role === 'supporter' && organizationId === supporterId) return 'supporter'
  throw new Refusal('not-found')
}

/** Contacts, the exact place and the association's name open with the agreement and close when it falls out (rule 2). */
export const isOpen = (status: MatchStatus): boolean => status === 'agreed' || status === 'done'

/**
 * Whether the contacts may be read now: also of what rain called off, until the end of its day in Japan, so that whoever
 * has no mail can be telephoned on that morning.
 */
export const isReachable = (match: { status: MatchStatus; rainedOff: boolean; onDay: string | null }, now: Date) =>
  isOpen(match.status) || (match.rainedOff && match.onDay !== null && jstDay(now) <= match.onDay)

interface LabelFacts {
  associationName: string
  districtName: string
  showName: boolean
  status: MatchStatus
}

/** 「◯◯地区の自治会」 for a supporter before agreement, unless the association shows its name (rule 2). */
export const associationLabel = (standing: Standing, facts: LabelFacts): string =>
  standing !== 'supporter' || facts.showName || isOpen(facts.status)
    ? facts.associationName
    : `${facts.districtName}地区の自治会`
