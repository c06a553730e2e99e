import { momentInWords, noticeId, Refusal } from '@app/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { devMailCss, devMailPage, linked } from './dev-mail.page.ts'
import { escaped } from './mail-look.ts'
import { mailOf } from './mail-of.ts'
import { latestMails, mailById, type MailRow } from './mails.queries.ts'

/** The mail catcher of the demo: nothing leaves the machine, so this is where mails are read. Nowhere else does it exist. */
export const devMailRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/dev/mail', async (request, reply) => {
    const rows = await latestMails(demoOf(request).db)
    return reply.type('text/html; charset=utf-8').send(devMailPage('届いたメール', listOf(rows)))
  })
  app.get('/dev/mail/:id', { schema: { params: z.object({ id: noticeId }) } }, async (request, reply) => {
    const ctx = demoOf(request)
    const row = await mailById(ctx.db, request.params.id)
    if (!row) throw new Refusal('not-found')
    const { subject, text } = mailOf(ctx, row)
    const facts = `<p><a href="/dev/mail">届いたメール</a></p><p>宛先 ${escaped(row.notice.address ?? '')}<br>${timeOf(row)}</p>`
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

const timeOf = ({ notice }: MailRow) => momentInWords(notice.createdAt)

const listOf = (rows: MailRow[]): string =>
  rows.length === 0
    ? '<p>まだメールはありません。申込みや依頼があると、ここに届きます。</p>'
    : `<ul>${rows.map(lineOf).join('')}</ul>`

const lineOf = (row: MailRow): string =>
  `<li><a href="/dev/mail/${row.notice.id}">${escaped(row.notice.subject)}</a>` +
  `<span>${escaped(row.name ?? '')} ${escaped(row.notice.address ?? '')}</span><span>${timeOf(row)}</span></li>`
