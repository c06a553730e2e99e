import { createHash } from 'node:crypto'
import { Refusal } from '@app/shared'
import type { Email } from 'postal-mime'
import PostalMime from 'postal-mime'
import { writeInThread } from '../../matches/index.ts'
import { organizationById } from '../../organizations/index.ts'
import { type Context, withActor } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import { record } from '../../platform/outbox.ts'
import { transact } from '../../platform/transact.ts'
import { noticeOnFile } from '../notices.queries.ts'
import { lockNotice, saveNotice } from '../notices.store.ts'
import { fail } from '../channels/deliver.ts'
import { mailSendingOf } from '../channels/sendings.store.ts'
import { keepInbound, saveBecame } from './inbound-mails.store.ts'
import type { Became } from './inbound-mails.table.ts'
import { ownWords, wordsOfHtml } from './own-words.rules.ts'
import { readAddress } from './reply-address.ts'

const mostLetters = 2_000

/** Mails with pictures are large; what is in them is not kept. */
export const mostBytes = 12 * 1024 * 1024

/**
 * Takes a mail that came in, once: a person's words go into the thread of the match, or onto the notice and to the
 * centre; a mail that could not be delivered puts its notice on the list of calls; robots are not answered.
 */
export async function receiveMail(ctx: Context, raw: string | Uint8Array): Promise<Became> {
  const mail = await PostalMime.parse(raw)
  const key = createHash('sha256')
    .update(mail.messageId ?? raw)
    .digest('base64url')
  return transact(
    ctx,
    async (tx) => {
      if (!(await keepInbound(tx, key, ctx.now))) return 'unknown'
      const to = addressesOf(mail).flatMap((address) => readAddress(ctx.config, address) ?? [])[0]
      const { became, noticeId } = to ? await place(tx, ctx, mail, to) : { became: 'unknown' as const, noticeId: null }
      await saveBecame(tx, key, became, noticeId)
      return became
    },
    { silent: true },
  )
}

type Ours = NonNullable<ReturnType<typeof readAddress>>

async function place(tx: Tx, ctx: Context, mail: Email, { back, id }: Ours) {
  if (back === 'b' || isReport(mail)) return bounce(tx, ctx, mail, id)
  if (isAutomatic(mail)) return { became: 'automatic', noticeId: id } as const
  const words = wordsOf(mail)
  if (!words) return { became: 'empty', noticeId: id } as const
  const notice = await lockNotice(tx, id)
  const { matchId } = (await noticeOnFile(tx, id))!
  if (matchId && notice.organizationId) {
    const { kind } = await organizationById(tx, notice.organizationId)
    if (kind === 'association' || kind === 'supporter') {
      const own = withActor(ctx, { role: kind, organizationId: notice.organizationId }, 'link')
      if (await isTaken(() => writeInThread(tx, own, matchId, words)))
        return { became: 'thread', noticeId: id } as const
    }
  }
  await saveNotice(tx, id, { reply: words, repliedAt: ctx.now })
  await record(tx, ctx, { type: 'notice.answered', noticeId: id })
  return { became: 'reply', noticeId: id } as const
}

/** False where the thread is over: nothing was written then, and the centre reads the words instead. */
async function isTaken(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Could not be delivered for good: it counts as not told, and stands on the list of calls. */
async function bounce(tx: Tx, ctx: Context, mail: Email, id: Ours['id']) {
  const status = statusOf(mail)
  if (isAutomatic(mail) && !isReport(mail)) return { became: 'automatic', noticeId: id } as const
  if (status?.startsWith('4')) return { became: 'automatic', noticeId: id } as const // only late; the server tries on
  await lockNotice(tx, id)
  const failure = `bounce ${status ?? ''}`.trim()
  const sending = await mailSendingOf(tx, id)
  if (sending) await fail(tx, ctx, sending, { state: 'failed', reason: failure, isDead: false })
  else await saveNotice(tx, id, { deliveredAt: null, failedAt: ctx.now, failure })
  return { became: 'bounce', noticeId: id } as const
}

function wordsOf(mail: Email): string {
  const words = ownWords(mail.text?.trim() ? mail.text : wordsOfHtml(mail.html ?? ''))
  const files = mail.attachments.filter(({ disposition, related }) => disposition !== 'inline' && !related).length
  const note = files > 0 ? `（添付のファイル${files}件は、ここには入りません。センターにお問い合わせください）` : ''
  return [words.slice(0, mostLetters - note.length - 2), note].filter(Boolean).join('\n\n')
}

const addressesOf = ({ to = [], cc = [], deliveredTo, headers }: Email): string[] => [
  ...[...to, ...cc].flatMap(({ address, group }) => [address ?? '', ...(group ?? []).map((one) => one.address ?? '')]),
  ...(deliveredTo ? [deliveredTo] : []),
  ...headers.filter(({ key }) => key === 'x-original-to' || key === 'envelope-to').map(({ value }) => value.trim()),
]

const headerOf = ({ headers }: Email, name: string): string =>
  headers.find(({ key }) => key === name)?.value.toLowerCase() ?? ''

/** Said by the program, not by a person: out of office, mailing lists, receipts. */
const isAutomatic = (mail: Email): boolean =>
  !['', 'no'].includes(headerOf(mail, 'auto-submitted')) ||
  /bulk|list|junk|auto/.test(headerOf(mail, 'precedence')) ||
  headerOf(mail, 'x-autoreply') !== '' ||
  headerOf(mail, 'x-auto-response-suppress') !== '' ||
  /^(自動返信|自動応答|不在|auto(matic)?[ -]?reply|out of office)/i.test(mail.subject ?? '')

const isReport = (mail: Email): boolean =>
  headerOf(mail, 'content-type').startsWith('multipart/report') ||
  mail.attachments.some(({ mimeType }) => mimeType === 'message/delivery-status')

/** 「5.1.1」 of a delivery report. */
function statusOf(mail: Email): string | null {
  const report = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  const words = report ? textOf(report.content) : (mail.text ?? '')
  return /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(words)?.[1] ?? null
}
const textOf = (content: unknown): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content as ArrayBuffer)
