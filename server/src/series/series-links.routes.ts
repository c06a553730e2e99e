import { problems, Refusal } from '@app/shared'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { overInWords, refusedInWords, tellingPage } from '../matches/index.ts'
import { countAnswerTry } from '../platform/answer-tries.ts'
import type { Config } from '../platform/config.ts'
import { refuseForeignForm } from '../platform/foreign-form.ts'
import { answerSeriesByLink, readSeriesLink, type SeriesLinkState } from './answer-series-by-link.ts'
import { offerLinksRoutes } from './offer-links.routes.ts'
import { seriesAnswerPage } from './series-answer-page.ts'
import { receivedInWords, withdrawnInWords } from './series-link-words.ts'
import type { Fields } from './series-pressed.rules.ts'

interface SeriesLinkOptions {
  config: Config
}

const fieldsInput = z.record(z.string(), z.string().max(2000))

/**
 * The link of a series (rule 5): a page outside /api that the server draws, without JavaScript and without signing in.
 * GET only shows; the plain form of the same page answers, session by session.
 */
export const seriesLinksRoutes: FastifyPluginAsync<SeriesLinkOptions> = async (app, { config }) => {
  const centre = { name: config.centreName, phone: config.centrePhone }
  const send = (reply: FastifyReply, status: number, page: string) =>
    reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
  const tell = (reply: FastifyReply, status: number, title: string, sentences: readonly string[]) =>
    send(reply, status, tellingPage(title, sentences, centre))
  const show = (reply: FastifyReply, link: SeriesLinkState, refusal: Refusal | null = null, typed: Fields = {}) => {
    if (link.state !== 'open') return tell(reply, 410, ...endedInWords(link))
    if (!refusal) return send(reply, 200, seriesAnswerPage(link.facts, centre))
    const page = seriesAnswerPage(link.facts, centre, refusedInWords(refusal), typed)
    return send(reply, problems[refusal.code].status, page)
  }

  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 32_768 },
    async (_request: FastifyRequest, body: string) => Object.fromEntries(new URLSearchParams(body)),
  )
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof Refusal)) throw error
    const { title, detail } = refusedInWords(error)
    request.log.info({ problem: error.code }, 'refused')
    return tell(reply, problems[error.code].status, title, [detail])
  })
  app.addHook('onRequest', async (request) => countAnswerTry(request))

  await app.register(offerLinksRoutes, { config })
  app.get<{ Params: { token: string } }>('/s/:token', async (request, reply) =>
    show(reply, await readSeriesLink(request.context(), request.params.token)),
  )
  app.post<{ Params: { token: string } }>('/s/:token', async (request, reply) => {
    const { token } = request.params
    refuseForeignForm(request, config.publicUrl)
    const ctx = request.context()
    const fields = fieldsInput.catch({}).parse(request.body)
    try {
      await answerSeriesByLink(ctx, token, fields)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return show(reply, await readSeriesLink(ctx, token), error, fields)
    }
    const link = await readSeriesLink(ctx, token)
    if (fields.answer === 'talk')
      return tell(reply, 200, 'ご相談を受け取りました', [
        'センターから、ご連絡します。',
        '決まったら、同じリンクからお返事をお願いします。',
      ])
    if (link.state === 'over' || link.state === 'withdrawn') return tell(reply, 410, ...endedInWords(link))
    return tell(reply, 200, ...receivedInWords(link.state === 'open' ? link.facts.sessions : link.sessions))
  })
}

/** Nothing waits for an answer: what was said, or that nothing has to be done any more. */
function endedInWords(link: Exclude<SeriesLinkState, { state: 'open' }>): [title: string, sentences: string[]] {
  if (link.state === 'over') return [overInWords.title, overInWords.sentences]
  return link.state === 'withdrawn' ? withdrawnInWords(link.sessions) : receivedInWords(link.sessions)
}
