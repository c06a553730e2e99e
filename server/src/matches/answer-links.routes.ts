import { problems, Refusal } from '@app/shared'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PaperPage } from '../paper-codes/index.ts'
import { countAnswerTry } from '../platform/answer-tries.ts'
import type { Config } from '../platform/config.ts'
import { refuseForeignForm } from '../platform/foreign-form.ts'
import { answerByLink, type LinkState, readAnswerLink } from './answer-by-link.ts'
import { answerPage, tellingPage, type Typed } from './answer-page.ts'
import { answerStyle } from './answer-style.ts'
import { readPressed } from './pressed.ts'
import { sideLinksRoutes } from './side-links.routes.ts'
import { overInWords, receivedInWords, refusedInWords } from './answer-words.rules.ts'

interface AnswerLinkOptions {
  config: Config
  /** Pages that a link for a side opens as well. */
  pages: { answer: PaperPage; result: PaperPage }
}

const words = z.string().max(2000).optional()
const typedInput = z.object({ heads: words, reason: words, note: words, body: words })

/**
 * One-tap answers (rule 5): pages outside /api that the server draws, without JavaScript and without signing in.
 * GET only shows; the plain form of the same page answers.
 */
export const answerLinksRoutes: FastifyPluginAsync<AnswerLinkOptions> = async (app, { config, pages }) => {
  const centre = { name: config.centreName, phone: config.centrePhone }
  const send = (reply: FastifyReply, status: number, page: string) =>
    reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
  const tell = (reply: FastifyReply, status: number, { title, sentences }: { title: string; sentences: string[] }) =>
    send(reply, status, tellingPage(title, sentences, centre))
  const show = (reply: FastifyReply, link: LinkState, refusal: Refusal | null = null, typed: Typed = {}) => {
    if (link.state === 'answered') return tell(reply, 410, receivedInWords(link))
    if (link.state === 'over') return tell(reply, 410, overInWords)
    if (!refusal) return send(reply, 200, answerPage(link.facts, centre))
    return send(reply, problems[refusal.code].status, answerPage(link.facts, centre, refusedInWords(refusal), typed))
  }

  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16_384 },
    async (_request: FastifyRequest, body: string) => Object.fromEntries(new URLSearchParams(body)),
  )
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof Refusal)) throw error
    const { title, detail } = refusedInWords(error)
    request.log.info({ problem: error.code }, 'refused')
    return tell(reply, problems[error.code].status, { title, sentences: [detail] })
  })
  app.addHook('onRequest', async (request) => {
    if (/^\/a\/answer\.css/.test(request.url)) return
    await countAnswerTry(request)
  })

  app.get('/a/answer.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(answerStyle),
  )
  await app.register(sideLinksRoutes, { config, pages })
  app.get<{ Params: { token: string } }>('/a/:token', async (request, reply) =>
    show(reply, await readAnswerLink(request.context(), request.params.token)),
  )
  app.post<{ Params: { token: string } }>('/a/:token', async (request, reply) => {
    const { token } = request.params
    refuseForeignForm(request, config.publicUrl)
    const ctx = request.context()
    try {
      await answerByLink(ctx, token, readPressed(request.body))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return show(reply, await readAnswerLink(ctx, token), error, typedInput.catch({}).parse(request.body))
    }
    const link = await readAnswerLink(ctx, token)
    return tell(
      reply,
      200,
      receivedInWords(link.state === 'answered' ? link : { answer: 'talk', heads: null, status: 'proposed' }),
    )
  })
}
