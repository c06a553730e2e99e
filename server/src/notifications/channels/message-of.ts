import type { Context } from '../../platform/context.ts'
import { addressBack } from '../inbound/reply-address.ts'
import { links } from '../links.rules.ts'
import { oneLine } from '../mail-look.ts'
import { digestMailOf, mailOf, mayReply } from '../mail-of.ts'
import { mailById, type MailRow } from '../mails.queries.ts'
import { opened } from '../sealed-links.ts'
import { titleOf } from '../urgency.ts'
import type { Message } from './channel.ts'
import { linkOf, noticesTold, type SendingRow } from './sendings.store.ts'
import { shortPath } from './short-link.ts'
import { tapPathOf } from './tap-links.store.ts'

/** What leaves for a sending. Null: it was told in another way meanwhile; 'nowhere': its link has ended. */
export async function messageOf(ctx: Context, sending: SendingRow): Promise<Message | 'nowhere' | null> {
  return sending.channel === 'mail' ? asMail(ctx, sending) : asShort(ctx, sending)
}

async function asMail(ctx: Context, { id, noticeId }: SendingRow): Promise<Message | null> {
  const row = await mailById(ctx.db, noticeId)
  if (!row?.notice.address || row.notice.deliveredAt) return null
  const told = await noticesTold(ctx.db, id)
  const isDigest = told.length > 1
  const letter = isDigest ? digestMailOf(ctx, row, told) : mailOf(ctx, row)
  const { publicUrl } = ctx.config
  const mail = {
    ...letter,
    ...waysBack(ctx, row, isDigest),
    messageId: `<${noticeId}@${new URL(publicUrl).host}>`,
  }
  const title = letter.subject
  return { id, to: oneLine(row.notice.address), title, url: publicUrl, shortUrl: publicUrl, mail }
}

/** An answer comes back to the notice; so does word that it could not be delivered. A digest is about many: nobody's answer. */
function waysBack({ config }: Context, { notice }: MailRow, isDigest: boolean) {
  const mayAnswer = mayReply(config, notice) && !isDigest
  const [replyTo, bounceTo] = [
    mayAnswer ? addressBack(config, 'r', notice.id) : null,
    addressBack(config, 'b', notice.id),
  ]
  return { ...(replyTo && { replyTo }), ...(bounceTo && { bounceTo }) }
}

async function asShort(ctx: Context, sending: SendingRow): Promise<Message | 'nowhere'> {
  const { id, linkId, noticeId, leadsTo } = sending
  const link = linkId ? await linkOf(ctx.db, linkId) : null
  if (!link?.address) return 'nowhere'
  const { publicUrl } = ctx.config
  const told = await noticesTold(ctx.db, id)
  const [first] = told
  const list = first?.toKind === 'staff' ? links.deskNotices() : links.myNotices()
  const isDigest = told.length > 1
  const path = isDigest || !leadsTo ? list : opened(ctx, leadsTo)
  const title = isDigest ? `お知らせが${told.length}件あります` : titleOf(first?.says ?? '')
  const { pushKey, pushAuth } = link
  return {
    id,
    to: link.address,
    title,
    url: `${publicUrl}${path}`,
    shortUrl: `${publicUrl}${isDigest ? list : ((await tapPathOf(ctx, id)) ?? shortPath(noticeId))}`,
    ...(pushKey && pushAuth && { keys: { p256dh: pushKey, auth: pushAuth } }),
  }
}
