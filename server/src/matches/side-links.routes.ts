import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { PaperPage } from '../paper-codes/index.ts'
import type { Config } from '../platform/config.ts'
import { refuseForeignForm } from '../platform/foreign-form.ts'
import { type PlainPage, sendPlainPage } from '../platform/plain-page.ts'
import { type OpenedSideLink, readSideLink } from './read-side-link.ts'
import { sideOver, withCall } from './side-page.ts'

interface SideLinkOptions {
  config: Config
  /** The pages that a paper opens as well: the association's answer, and how it went for either side. */
  pages: { answer: PaperPage; result: PaperPage }
}

const words = z.record(z.string(), z.string().max(4_000)).catch({})

/**
 * One-tap links of the association (お願いするかどうか) and of both sides (どうでしたか): the pages of papers behind a signed
 * link instead of a code. GET only shows; the form of the page answers. Registered within the answer links, which bring
 * the reading of forms, the count of tries and the telling of refusals.
 */
export const sideLinksRoutes: FastifyPluginAsync<SideLinkOptions> = async (app, { config, pages }) => {
  const send = (reply: FastifyReply, status: number, page: PlainPage | string) =>
    typeof page === 'string'
      ? reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
      : sendPlainPage(reply, status, withCall(page, config))

  app.get('/a/:purpose/:matchId/:secret', async (request, reply) => {
    const link = await readSideLink(request.context(), request.params)
    if (!link || link.state === 'over') return send(reply, 410, sideOver)
    return send(reply, link.state === 'open' ? 200 : 410, await pageOf(link, pages).show(link.ctx, link.held))
  })
  app.post('/a/:purpose/:matchId/:secret', async (request, reply) => {
    refuseForeignForm(request, config.publicUrl)
    const link = await readSideLink(request.context(), request.params)
    if (!link || link.state === 'over') return send(reply, 410, sideOver)
    const page = pageOf(link, pages)
    if (link.state === 'answered') return send(reply, 200, await page.show(link.ctx, link.held))
    return send(reply, 200, await page.press!(link.ctx, link.held, words.parse(request.body)))
  })
}

const pageOf = ({ purpose }: OpenedSideLink, pages: SideLinkOptions['pages']): PaperPage =>
  purpose === 'accept' ? pages.answer : pages.result
