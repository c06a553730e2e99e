import type { RequestStatus } from '@app/shared/requests/request.lifecycle'

const tones = {
  draft: 'neutral',
  submitted: 'waiting',
  returned: 'late',
  open: 'active',
  staffed: 'done',
  done: 'done',
  closed: 'neutral',
  unmet: 'stopped',
  cancelled: 'stopped',
  postponed: 'waiting',
} as const satisfies Record<RequestStatus, string>

/** The colour of a request's state; the words stand beside it always. */
export const toneOf = (status: RequestStatus) => tones[status]
