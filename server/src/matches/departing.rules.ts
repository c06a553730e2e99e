import type { MatchAct, MatchStatus } from '@app/shared/matches'
import type { RegistrationStatus } from '@app/shared/organizations'

interface Engagement {
  status: MatchStatus
  onDay: string | null
  fromTime: string | null
}

/** How a match ends because of its supporter's registration: in whose name, and why, in words that the other side may read. */
export interface Departure {
  act: Extract<MatchAct, 'withdraw' | 'cancel'>
  by: 'supporter' | 'system'
  reason: string
}

type Leaving = Extract<RegistrationStatus, 'suspended' | 'withdrawn' | 'revoked'>

/** The city's own reason is for the supporter alone; the other side hears no more than this. */
const reasons: Record<Leaving, string> = {
  suspended: 'お願いしていた団体の登録が、いまお休みになっているため',
  withdrawn: 'お願いしていた団体が、サポーターの登録を取り下げたため',
  revoked: 'お願いしていた団体のサポーターの登録が終わったため',
}

/**
 * What becomes of a match whose supporter is not registered any more. Proposals end. What was agreed and has not begun
 * is called off when the supporter is gone; while it is only suspended, the coordinator decides about it.
 */
export function departureOf(match: Engagement, standing: RegistrationStatus, moment: string): Departure | null {
  if (standing !== 'suspended' && standing !== 'withdrawn' && standing !== 'revoked') return null
  const by = standing === 'withdrawn' ? 'supporter' : 'system'
  const reason = reasons[standing]
  if (match.status === 'proposed') return { act: 'withdraw', by, reason }
  if (match.status === 'agreed' && standing !== 'suspended' && !hasBegun(match, moment))
    return { act: 'cancel', by, reason }
  return null
}

/** A moment as days and times of day are kept: 2026-10-04T09:00, in Japan. */
export const momentInJapan = (now: Date): string =>
  new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, '2026-10-04T09:00'.length)

/** What has begun is no longer called off: it was done, and is told about. */
const hasBegun = ({ onDay, fromTime }: Engagement, moment: string): boolean =>
  onDay !== null && `${onDay}T${fromTime ?? '00:00'}` <= moment
