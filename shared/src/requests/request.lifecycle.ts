import type { Lifecycle } from '../kernel/lifecycle.ts'

export const requestStatuses = [
  'draft',
  'submitted',
  'returned',
  'open',
  'staffed',
  'done',
  'closed',
  'unmet',
  'cancelled',
  'postponed',
] as const
export type RequestStatus = (typeof requestStatuses)[number]
export type RequestAct =
  | 'submit'
  | 'return'
  | 'open'
  | 'staff'
  | 'reopen'
  | 'finish'
  | 'close'
  | 'give-up'
  | 'cancel'
  | 'postpone'
  | 'resume'
  | 'hand-in-anew'

/** 依頼の一生 (product section 3). `system` acts when heads of agreed matches reach the minimum or fall below it. */
export const requestLifecycle: Lifecycle<RequestStatus, RequestAct> = {
  draft: { submit: { to: 'submitted', by: ['association', 'coordinator'] } },
  submitted: {
    open: { to: 'open', by: ['coordinator'] },
    return: { to: 'returned', by: ['coordinator'] },
    cancel: { to: 'cancelled', by: ['association', 'coordinator'] },
    postpone: { to: 'postponed', by: ['association', 'coordinator'] },
  },
  returned: {
    submit: { to: 'submitted', by: ['association', 'coordinator'] },
    cancel: { to: 'cancelled', by: ['association', 'coordinator'] },
  },
  open: {
    staff: { to: 'staffed', by: ['system', 'coordinator'] },
    'give-up': { to: 'unmet', by: ['coordinator'] },
    cancel: { to: 'cancelled', by: ['association', 'coordinator'] },
    postpone: { to: 'postponed', by: ['association', 'coordinator'] },
    finish: { to: 'done', by: ['system', 'coordinator'] },
  },
  staffed: {
    reopen: { to: 'open', by: ['system', 'coordinator'] },
    finish: { to: 'done', by: ['system', 'association', 'coordinator'] },
    cancel: { to: 'cancelled', by: ['association', 'coordinator'] },
    postpone: { to: 'postponed', by: ['association', 'coordinator'] },
  },
  postponed: {
    /** `system`: put off to a named 予備日, it opens for that day in the same act. */
    resume: { to: 'open', by: ['system', 'association', 'coordinator'] },
    /** The association names new days before the centre has ever looked: the centre looks first. */
    'hand-in-anew': { to: 'submitted', by: ['association'] },
    cancel: { to: 'cancelled', by: ['association', 'coordinator'] },
  },
  done: { close: { to: 'closed', by: ['system', 'coordinator'] } },
  closed: {},
  unmet: {},
  cancelled: {},
}

const editable: readonly RequestStatus[] = ['submitted', 'returned', 'open']

/** A request may be changed while nobody has agreed to it; afterwards people count on what they read. */
export const mayStillChange = ({ status, headsAgreed }: { status: RequestStatus; headsAgreed: number }): boolean =>
  editable.includes(status) && headsAgreed === 0
