import { momentInWords, type NoticeId, noticeId, Refusal } from '@app/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { devMailCss, devMailPage, linked } from './dev-mail.page.ts'
import { type KeptMail, type Letter, lettersOf } from './dev-mail.rules.ts'
import { escaped } from './mail-look.ts'
import { digestMailOf, mailOf } from './mail-of.ts'
import { type LatestMail, latestMails, mailById } from './mails.queries.ts'

/** The mail catcher of the demo: nothing leaves the machine, so this is where mails are read. Nowhere else does it exist. */
export const devMailRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/dev/mail', async (request, reply) => {
    const ctx = demoOf(request)
    const letters = await lettersIn(ctx)
    return reply.type('text/html; charset=utf-8').send(devMailPage('届いたメール', listOf(ctx, letters)))
  })
  app.get('/dev/mail/:id', { schema: { params: z.object({ id: noticeId }) } }, async (request, reply) => {
    const ctx = demoOf(request)
    const letter = await letterWith(ctx, request.params.id)
    const { subject, text } = written(ctx, letter)
    const [{ row }] = letter.mails
    const facts = `<p><a href="/dev/mail">届いたメール</a></p><p>宛先 ${escaped(row.notice.address ?? '')}<br>${timeOf(letter)}</p>`
    const page = devMailPage(subject, `${facts}<pre>${linked(text, ctx.config.publicUrl)}</pre>`)
    return reply.type('text/html; charset=utf-8').send(page)
  })
  app.get('/dev/mail.css', async (request, reply) => {
    demoOf(request)
    return reply.type('text/css; charset=utf-8').send(devMailCss)
  })
}

function demoOf(request: FastifyRequest) {
  const ctx = request.context()
  if (!ctx.config.demo) throw new Refusal('not-found')
  return ctx
}

const lettersIn = async (ctx: Context): Promise<Letter<LatestMail>[]> =>
  lettersOf((await latestMails(ctx.db)).map(kept), ctx.now)
const kept = (row: LatestMail): KeptMail<LatestMail> => {
  const { id, address, createdAt } = row.notice
  return { row, noticeId: id, address, createdAt, sending: row.sending }
}

/** The letter in which a notice stands; one that is older than the list by itself. */
async function letterWith(ctx: Context, id: NoticeId): Promise<Letter<LatestMail>> {
  const letter = (await lettersIn(ctx)).find(({ mails }) => mails.some(({ noticeId }) => noticeId === id))
  if (letter) return letter
  const row = await mailById(ctx.db, id)
  if (!row) throw new Refusal('not-found')
  return { mails: [kept({ ...row, sending: null })], when: null }
}

/** As it leaves: several pieces of news in one digest, or the mail itself. */
function written(ctx: Context, { mails: [first, ...more] }: Letter<LatestMail>) {
  if (more.length === 0) return mailOf(ctx, first.row)
  return digestMailOf(
    ctx,
    first.row,
    [first, ...more].map(({ row }) => row.notice),
  )
}

const timeOf = ({ mails, when }: Letter<LatestMail>): string => {
  const last = momentInWords(mails.at(-1)!.createdAt)
  return when ? `${last}<br><strong>${escaped(when)}</strong>` : last
}

const listOf = (ctx: Context, letters: readonly Letter<LatestMail>[]): string =>
  letters.length === 0
    ? '<p>まだメールはありません。申込みや依頼があると、ここに届きます。</p>'
    : `<ul>${letters.map((letter) => lineOf(ctx, letter)).join('')}</ul>`

function lineOf(ctx: Context, letter: Letter<LatestMail>): string {
  const [{ row, noticeId: id }] = letter.mails
  return (
    `<li><a href="/dev/mail/${id}">${escaped(written(ctx, letter).subject)}</a>` +
    `<span>${escaped(row.name ?? '')} ${escaped(row.notice.address ?? '')}</span><span>${timeOf(letter)}</span></li>`
  )
}
