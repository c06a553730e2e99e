import type { Lifecycle } from '../kernel/lifecycle.ts'

export const consultationStatuses = ['waiting', 'ended'] as const
export type ConsultationStatus = (typeof consultationStatuses)[number]
export type ConsultationAct = 'end' | 'reopen'

/** 相談の一生: it waits until somebody says how it ended. One that became a request goes on there and is not taken up again. */
export const consultationLifecycle: Lifecycle<ConsultationStatus, ConsultationAct> = {
  waiting: { end: { to: 'ended', by: ['coordinator'] } },
  ended: { reopen: { to: 'waiting', by: ['coordinator'] } },
}
