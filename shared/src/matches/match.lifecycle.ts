import type { Lifecycle } from '../kernel/lifecycle.ts'

export const matchStatuses = ['proposed', 'agreed', 'done', 'declined', 'withdrawn', 'expired', 'cancelled'] as const
export type MatchStatus = (typeof matchStatuses)[number]
export type MatchAct = 'say-yes' | 'agree' | 'decline' | 'withdraw' | 'expire' | 'cancel' | 'finish'

/**
 * マッチングの一生 (product section 3). A match carries two answers; `say-yes` is the first yes, `agree` the second.
 * The coordinator may say either side's yes or no that it heard on the phone.
 */
export const matchLifecycle: Lifecycle<MatchStatus, MatchAct> = {
  proposed: {
    'say-yes': { to: 'proposed', by: ['association', 'supporter', 'coordinator'] },
    agree: { to: 'agreed', by: ['association', 'supporter', 'coordinator'] },
    decline: { to: 'declined', by: ['association', 'supporter', 'coordinator'] },
    withdraw: { to: 'withdrawn', by: ['association', 'supporter', 'coordinator', 'system'] },
    expire: { to: 'expired', by: ['system'] },
  },
  agreed: {
    cancel: { to: 'cancelled', by: ['association', 'supporter', 'coordinator', 'system'] },
    finish: { to: 'done', by: ['association', 'supporter', 'coordinator', 'system'] },
  },
  done: {},
  declined: {},
  withdrawn: {},
  expired: {},
  cancelled: {},
}
