import type { Role } from '@app/shared/accounts/role'
import type { RequestStatus, TimelineEntry, TimelineType } from '@app/shared/requests'

/** By whose eyes a timeline is read. */
export type Reader = 'association' | 'supporter' | 'centre'

interface Hand {
  type: TimelineType
  role: Role | 'system' | 'nobody'
  personName: string | null
  forWhom: string | null
}

const sides = {
  association: 'association',
  supporter: 'supporter',
  coordinator: 'centre',
  admin: 'centre',
  system: 'system',
  nobody: 'system',
} as const

/** What follows from what people did, whoever did it last. */
const byItself: readonly TimelineType[] = [
  'request.staffed',
  'request.reopened',
  'request.done',
  'match.not-needed',
  'match.expired',
  'match.answer-reminded',
  'match.day-before',
  'match.result-asked',
  'match.result-asked-again',
]

/** Whose hand it was. A person's name is told to its own side only; for whom the centre wrote, to everybody but a supporter. */
export function handOf(
  { type, role, personName, forWhom }: Hand,
  reader: Reader,
): Pick<TimelineEntry, 'by' | 'personName' | 'forWhom'> {
  const by = byItself.includes(type) ? 'system' : sides[role]
  return { by, personName: by === reader ? personName : null, forWhom: reader === 'supporter' ? null : forWhom }
}

interface Told {
  type: TimelineType
  endReason: string | null
}
interface Now {
  status: RequestStatus
  statusReason: string | null
  /** The newest of its type. */
  isLast: boolean
}

const endings: readonly TimelineType[] = ['match.declined', 'match.withdrawn', 'match.expired', 'match.cancelled']

/** Why it happened: a match keeps the reason of its end; a request keeps the reason of the state it is in. */
export function reasonOf({ type, endReason }: Told, { status, statusReason, isLast }: Now): string | null {
  if (endings.includes(type)) return endReason
  return isLast && type === `request.${status}` ? statusReason : null
}
