import type { MeetingStatus, SignUpStatus } from '@app/shared/exchange-meetings/exchange-meeting.lifecycle'

const tones = {
  draft: 'waiting',
  open: 'active',
  closed: 'done',
  held: 'done',
  archived: 'neutral',
  cancelled: 'stopped',
} as const satisfies Record<MeetingStatus, string>

/** The colour of a meeting's state; the words stand beside it always. */
export const toneOf = (status: MeetingStatus) => tones[status]

const signUpTones = {
  applied: 'waiting',
  confirmed: 'active',
  waitlisted: 'waiting',
  offered: 'late',
  lapsed: 'stopped',
  cancelled: 'stopped',
  attended: 'done',
  'no-show': 'neutral',
} as const satisfies Record<SignUpStatus, string>

export const signUpToneOf = (status: SignUpStatus) => signUpTones[status]
