import type { Lifecycle } from '../kernel/lifecycle.ts'

/** `to-check`: a later ledger leaves it out (解散・合併の確認待ち); `dissolved`: it has ended. It is never deleted. */
export const associationStandings = ['active', 'to-check', 'dissolved'] as const
export type AssociationStanding = (typeof associationStandings)[number]
export type AssociationAct = 'wait' | 'stay' | 'dissolve' | 'revive'

/** 自治会の一生: a ledger lets it wait, a later ledger or a person finds it again; only a person says that it has ended. */
export const associationLifecycle: Lifecycle<AssociationStanding, AssociationAct> = {
  active: {
    wait: { to: 'to-check', by: ['coordinator'] },
    stay: { to: 'active', by: ['coordinator'] },
    dissolve: { to: 'dissolved', by: ['coordinator'] },
  },
  'to-check': {
    stay: { to: 'active', by: ['coordinator'] },
    dissolve: { to: 'dissolved', by: ['coordinator'] },
  },
  dissolved: { revive: { to: 'active', by: ['coordinator'] } },
}
