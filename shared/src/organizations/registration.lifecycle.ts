import type { Lifecycle } from '../kernel/lifecycle.ts'

export const registrationStatuses = [
  'draft',
  'submitted',
  'returned',
  'rejected',
  'registered',
  'suspended',
  'expired',
  'withdrawn',
  'revoked',
] as const
export type RegistrationStatus = (typeof registrationStatuses)[number]
/** The registration is over for good: by its own wish (辞退) or by the city (取消し). */
export const departed: readonly RegistrationStatus[] = ['withdrawn', 'revoked']
export type RegistrationAct =
  'submit' | 'return' | 'reject' | 'register' | 'suspend' | 'resume' | 'expire' | 'renew' | 'withdraw' | 'revoke'

/** 登録の一生 (product section 3). An applicant acts with its mailed link, as `supporter`. */
export const registrationLifecycle: Lifecycle<RegistrationStatus, RegistrationAct> = {
  draft: { submit: { to: 'submitted', by: ['supporter', 'coordinator'] } },
  submitted: {
    return: { to: 'returned', by: ['coordinator'] },
    reject: { to: 'rejected', by: ['coordinator'] },
    register: { to: 'registered', by: ['coordinator'] },
    withdraw: { to: 'withdrawn', by: ['supporter', 'coordinator'] },
  },
  returned: {
    submit: { to: 'submitted', by: ['supporter', 'coordinator'] },
    withdraw: { to: 'withdrawn', by: ['supporter', 'coordinator'] },
  },
  registered: {
    suspend: { to: 'suspended', by: ['coordinator'] },
    expire: { to: 'expired', by: ['system'] },
    withdraw: { to: 'withdrawn', by: ['supporter', 'coordinator'] },
    revoke: { to: 'revoked', by: ['coordinator'] },
  },
  suspended: {
    resume: { to: 'registered', by: ['coordinator'] },
    withdraw: { to: 'withdrawn', by: ['supporter', 'coordinator'] },
    revoke: { to: 'revoked', by: ['coordinator'] },
  },
  expired: {
    renew: { to: 'registered', by: ['supporter', 'coordinator'] },
    withdraw: { to: 'withdrawn', by: ['supporter', 'coordinator'] },
  },
  rejected: {},
  withdrawn: {},
  revoked: {},
}
