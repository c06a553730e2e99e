import type { Lifecycle } from '../kernel/lifecycle.ts'

export const importStatuses = ['previewed', 'confirmed', 'discarded'] as const
export type ImportStatus = (typeof importStatuses)[number]

/** 取り込みの一生: nothing is written before a person confirms. */
export const importLifecycle: Lifecycle<ImportStatus, 'confirm' | 'discard'> = {
  previewed: { confirm: { to: 'confirmed', by: ['coordinator'] }, discard: { to: 'discarded', by: ['coordinator'] } },
  confirmed: {},
  discarded: {},
}
