import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  html?: string
  /** Where an answer goes; left out: the mail cannot be answered. */
  replyTo?: string
  /** Where the mail goes back to when it cannot be delivered. */
  bounceTo?: string
  /** From the event and the recipient, so that a mail sent twice is recognised as one. */
  messageId: string
}

/** Sends mail over SMTP; in a trial it is only kept where the mail catcher shows it, and nothing leaves the machine. */
export interface Mailer {
  deliver(mail: Mail): Promise<void>
  /** `kept`: nothing leaves the machine. */
  kind: 'smtp' | 'kept'
}

export function openMailer({ smtpUrl, mailFrom, centreName, demo }: Config): Mailer {
  if (demo || !smtpUrl) return { kind: 'kept', deliver: async () => {} }
  const transport = createTransport(smtpUrl, { disableFileAccess: true, disableUrlAccess: true })
  const from = { name: centreName || 'あつ活サポーター', address: mailFrom }
  return {
    kind: 'smtp',
    deliver: async ({ bounceTo, ...mail }) =>
      void (await transport.sendMail({
        from,
        ...mail,
        ...(bounceTo && { envelope: { from: bounceTo, to: mail.to } }),
      })),
  }
}
