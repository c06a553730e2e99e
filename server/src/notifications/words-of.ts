import type { Notice } from './notice.ts'
import type { Delivery } from './reach.rules.ts'

/** What a person of the centre needs to tell it: also for a mail, which may fail. */
export function aloudOf({ words }: Notice) {
  if (!('say' in words)) return {}
  const { say, onPaper = null, asks = null } = words
  return { say, onPaper, asks }
}

/** The member's page on the screen, the one link in the mail, the desk for whoever calls. */
export function whereTo({ leadsTo, mailLeadsTo, deskLeadsTo }: Notice, channel: Delivery['channel']): string | null {
  if (channel === 'screen') return leadsTo
  if (channel === 'mail') return mailLeadsTo ?? leadsTo
  return deskLeadsTo ?? leadsTo
}
