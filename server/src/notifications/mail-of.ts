import type { Config } from '../platform/config.ts'
import type { Context } from '../platform/context.ts'
import { renderMail } from './mail-look.ts'
import type { MailRow } from './mails.queries.ts'
import { opened } from './sealed-links.ts'

/** The mail of a notice as it leaves: its secret is put in only here. */
export function mailOf({ config }: Pick<Context, 'config'>, { notice, name }: MailRow) {
  const path = notice.leadsTo && opened({ config }, notice.leadsTo)
  const centre = { name: config.centreName, phone: config.centrePhone }
  const { subject, body, asks } = notice
  const isAnswered = mayReply(config, notice)
  return renderMail({ name, subject, body, path, asks, publicUrl: config.publicUrl, centre, isAnswered })
}

/** Organizations may simply answer a mail, where the city has set up a box for it; secrets and robots may not. */
export const mayReply = ({ replyAddress }: Pick<Config, 'replyAddress'>, { toKind }: MailRow['notice']): boolean =>
  replyAddress !== null && toKind === 'organization'
