import type { Lifecycle } from '../kernel/lifecycle.ts'

/** `returned`: the centre sent it back with a reason (補正). `over`: accepted, taken back or dropped; no row is left then. */
export const changeStatuses = ['waiting', 'returned', 'over'] as const
export type ChangeStatus = (typeof changeStatuses)[number]
export type ChangeAct = 'say-anew' | 'return' | 'accept' | 'take-back' | 'drop'

/** 変更の確認の一生: at most one change of a registered supporter waits. */
export const changeLifecycle: Lifecycle<ChangeStatus, ChangeAct> = {
  waiting: {
    'say-anew': { to: 'waiting', by: ['supporter'] },
    return: { to: 'returned', by: ['coordinator'] },
    accept: { to: 'over', by: ['coordinator'] },
    'take-back': { to: 'over', by: ['supporter', 'coordinator'] },
    drop: { to: 'over', by: ['system'] },
  },
  returned: {
    'say-anew': { to: 'waiting', by: ['supporter'] },
    'take-back': { to: 'over', by: ['supporter', 'coordinator'] },
    drop: { to: 'over', by: ['system'] },
  },
  over: {},
}
