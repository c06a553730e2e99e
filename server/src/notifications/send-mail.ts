import type { NoticeId } from '@app/shared'
import type { Context } from '../platform/context.ts'
import type { Mailer } from '../platform/mail.ts'
import { transact } from '../platform/transact.ts'
import { oneLine } from './mail-look.ts'
import { addressBack } from './inbound/reply-address.ts'
import { mailOf, mayReply } from './mail-of.ts'
import { mailById, type MailRow } from './mails.queries.ts'
import { saveNotice } from './notices.store.ts'

/**
 * Mails one notice, at least once: the Message-ID is the notice's, so a mail sent twice is recognised as one. What
 * cannot be sent is tried again, and waits on the coordinator's list meanwhile.
 */
export async function sendMail(ctx: Context, mailer: Mailer, id: NoticeId): Promise<void> {
  const mail = await mailById(ctx.db, id)
  if (!mail?.notice.address || mail.notice.deliveredAt) return
  const { host } = new URL(ctx.config.publicUrl)
  try {
    const to = oneLine(mail.notice.address)
    await mailer.deliver({ to, ...mailOf(ctx, mail), ...waysBack(ctx, mail), messageId: `<${id}@${host}>` })
  } catch (error) {
    await save(ctx, id, { failedAt: ctx.now, failure: failureOf(error) })
    throw error
  }
  await save(ctx, id, { deliveredAt: ctx.now, failedAt: null, failure: null })
}

/** An answer comes back to the notice; so does word that it could not be delivered. */
function waysBack({ config }: Context, { notice }: MailRow) {
  const [replyTo, bounceTo] = [
    mayReply(config, notice) ? addressBack(config, 'r', notice.id) : null,
    addressBack(config, 'b', notice.id),
  ]
  return { ...(replyTo && { replyTo }), ...(bounceTo && { bounceTo }) }
}

const save = (ctx: Context, id: NoticeId, values: Parameters<typeof saveNotice>[2]) =>
  transact(ctx, (tx) => saveNotice(tx, id, values), { silent: true })

/** The code of what went wrong; messages of mail servers hold addresses and are not kept. */
function failureOf(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown }
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown'
}
