import type { Lifecycle } from '../kernel/lifecycle.ts'

export const incidentStatuses = ['reported', 'handled'] as const
export type IncidentStatus = (typeof incidentStatuses)[number]
export type IncidentAct = 'handle' | 'reopen'

/** 報告の一生: it waits until the centre says how it ended; what comes up later opens it again. */
export const incidentLifecycle: Lifecycle<IncidentStatus, IncidentAct> = {
  reported: { handle: { to: 'handled', by: ['coordinator'] } },
  handled: { reopen: { to: 'reported', by: ['coordinator'] } },
}
