import type { RegistrationStatus } from '@app/shared/organizations/registration.lifecycle'

type Tone = 'active' | 'waiting' | 'done' | 'late' | 'stopped' | 'neutral'

const tones: Record<RegistrationStatus, Tone> = {
  draft: 'neutral',
  submitted: 'waiting',
  returned: 'late',
  rejected: 'stopped',
  registered: 'active',
  suspended: 'stopped',
  expired: 'late',
  withdrawn: 'stopped',
  revoked: 'stopped',
}

/** The colour that goes with the words for where a registration stands. */
export const toneOf = (status: RegistrationStatus): Tone => tones[status]
