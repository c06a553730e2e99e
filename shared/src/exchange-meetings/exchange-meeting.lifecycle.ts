import type { Lifecycle } from '../kernel/lifecycle.ts'

export const meetingStatuses = ['draft', 'open', 'closed', 'held', 'archived', 'cancelled'] as const
export type MeetingStatus = (typeof meetingStatuses)[number]
export type MeetingAct = 'open' | 'close' | 'reopen' | 'hold' | 'archive' | 'cancel'

/** 交流会の一生 */
export const meetingLifecycle: Lifecycle<MeetingStatus, MeetingAct> = {
  draft: { open: { to: 'open', by: ['coordinator'] }, cancel: { to: 'cancelled', by: ['coordinator'] } },
  open: { close: { to: 'closed', by: ['coordinator', 'system'] }, cancel: { to: 'cancelled', by: ['coordinator'] } },
  closed: {
    reopen: { to: 'open', by: ['coordinator'] },
    hold: { to: 'held', by: ['coordinator'] },
    cancel: { to: 'cancelled', by: ['coordinator'] },
  },
  held: { archive: { to: 'archived', by: ['coordinator'] } },
  archived: {},
  cancelled: {},
}

export const signUpStatuses = [
  'applied',
  'confirmed',
  'waitlisted',
  'offered',
  'lapsed',
  'cancelled',
  'attended',
  'no-show',
] as const
export type SignUpStatus = (typeof signUpStatuses)[number]
export type SignUpAct = 'confirm' | 'wait' | 'offer' | 'lapse' | 'cancel' | 'attend' | 'miss'

/** 申込みの一生. In this build a freed seat goes straight to the first waiter of that side (`waitlisted → confirmed`). */
export const signUpLifecycle: Lifecycle<SignUpStatus, SignUpAct> = {
  applied: { confirm: { to: 'confirmed', by: ['system'] }, wait: { to: 'waitlisted', by: ['system'] } },
  waitlisted: {
    confirm: { to: 'confirmed', by: ['system'] },
    offer: { to: 'offered', by: ['system'] },
    cancel: { to: 'cancelled', by: ['association', 'supporter', 'coordinator', 'system'] },
  },
  offered: {
    confirm: { to: 'confirmed', by: ['association', 'supporter', 'coordinator'] },
    lapse: { to: 'lapsed', by: ['system'] },
    cancel: { to: 'cancelled', by: ['association', 'supporter', 'coordinator', 'system'] },
  },
  confirmed: {
    cancel: { to: 'cancelled', by: ['association', 'supporter', 'coordinator', 'system'] },
    attend: { to: 'attended', by: ['coordinator'] },
    miss: { to: 'no-show', by: ['coordinator'] },
  },
  lapsed: {},
  cancelled: {},
  attended: {},
  'no-show': {},
}
