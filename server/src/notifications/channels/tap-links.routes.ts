import { problems, Refusal } from '@app/shared'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { overInWords, refusedInWords, tellingPage } from '../../matches/index.ts'
import { countAnswerTry } from '../../platform/answer-tries.ts'
import type { Config } from '../../platform/config.ts'
import { openTapLink } from './open-tap-link.ts'

interface TapLinkOptions {
  config: Config
}

/** A code is a key: it is kept by no cache, told to no other site and found by no search. */
const quiet = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' }

/**
 * 「/t/x7Jq…」 of an SMS: leads to the one-tap page that the mail's signed link opens. GET changes nothing, whoever looks
 * (previews of links do); the form of that page answers.
 */
export const tapLinksRoutes: FastifyPluginAsync<TapLinkOptions> = async (app, { config }) => {
  const centre = { name: config.centreName, phone: config.centrePhone }
  const tell = (reply: FastifyReply, status: number, title: string, sentences: readonly string[]) =>
    reply
      .code(status)
      .type('text/html; charset=utf-8')
      .headers(quiet)
      .send(tellingPage(title, sentences, centre))

  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof Refusal)) throw error
    const { title, detail } = refusedInWords(error)
    request.log.info({ problem: error.code }, 'refused')
    return tell(reply, problems[error.code].status, title, [detail])
  })
  app.addHook('onRequest', async (request) => countAnswerTry(request))

  app.get<{ Params: { code: string } }>('/t/:code', async (request, reply) => {
    const place = await openTapLink(request.context(), request.params.code)
    if (!place) return tell(reply, 410, overInWords.title, overInWords.sentences)
    return reply.headers(quiet).redirect(place, 302)
  })
}
