import type { Mailer } from '../../platform/mail.ts'
import type { Channel, Outcome } from './channel.ts'

/** Mail over SMTP. The Message-ID is the notice's, so a mail that was sent twice is recognised as one. */
export const openMail = (mailer: Mailer): Channel => ({
  send: async ({ to, mail }): Promise<Outcome> => {
    if (!mail) return { kind: 'refused', reason: 'empty' }
    try {
      await mailer.deliver({ to, ...mail })
      return { kind: 'accepted', providerId: mail.messageId }
    } catch (error) {
      const reason = codeOf(error)
      return isForGood(error) ? { kind: 'refused', reason } : { kind: 'later', reason }
    }
  },
})

/** The code of what went wrong; messages of mail servers hold addresses and are not kept. */
function codeOf(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown }
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown'
}

/** The server does not know the address, or wants nothing for it. */
const isForGood = (error: unknown): boolean => {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown }
  return code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= 550 && responseCode < 560
}
