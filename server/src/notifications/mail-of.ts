import type { Config } from '../platform/config.ts'
import type { Context } from '../platform/context.ts'
import { links } from './links.rules.ts'
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

/** What waited for a digest, in one mail: what each is about and what it says; the place where all can be opened. */
export function digestMailOf(
  { config }: Pick<Context, 'config'>,
  { notice, name }: MailRow,
  told: readonly MailRow['notice'][],
) {
  const centre = { name: config.centreName, phone: config.centrePhone }
  const items = told.map(({ subject, body }, i) => `■ ${i + 1}. ${subject}\n${body.replace(/\n{2,}/g, '\n')}`)
  const body = [`お知らせを${told.length}件、まとめてお届けします。`, ...items].join('\n\n')
  const path = notice.toKind === 'staff' ? links.deskNotices() : links.myNotices()
  // somebody with seats in two organizations hears of both
  const isOfOne = told.every(({ organizationId }) => organizationId === notice.organizationId)
  const subject = `お知らせ ${told.length}件（まとめてお届け）`
  return renderMail({
    name: isOfOne ? name : null,
    subject,
    body,
    path,
    asks: null,
    publicUrl: config.publicUrl,
    centre,
    isAnswered: false,
  })
}

/** Organizations may simply answer a mail, where the city has set up a box for it; secrets and robots may not. */
export const mayReply = ({ replyAddress }: Pick<Config, 'replyAddress'>, { toKind }: MailRow['notice']): boolean =>
  replyAddress !== null && toKind === 'organization'
