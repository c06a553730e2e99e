import { problems, Refusal } from '@app/shared'
import { type RenewalAnswer, renewalAnswer } from '@app/shared/renewals'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Config } from '../platform/config.ts'
import { refuseForeignForm } from '../platform/foreign-form.ts'
import { type PlainPage, sendPlainPage } from '../platform/plain-page.ts'
import { countUse, networkOf } from '../platform/throttle.ts'
import { answerRenewalByLink, readRenewalLink, type RenewalLink } from './answer-by-link.ts'
import { changesReceived, received } from './received-page.ts'
import { type Centre, leavingPage, renewalPage, tellingPage } from './renewal-page.ts'

interface RenewalLinksOptions {
  config: Config
}
interface AtLink {
  Params: { token: string }
}

const most = { pages: 60, seconds: 300 }
const typed = z.object({ sure: z.string().optional(), note: z.string().optional(), reason: z.string().optional() })

/**
 * 更新の一押しのリンク (rule 5): pages outside /api that the server draws, without script and without signing in. GET only
 * shows; the plain forms of the same page answer. やめます is asked once more before it counts.
 */
export const renewalLinksRoutes: FastifyPluginAsync<RenewalLinksOptions> = async (app, { config }) => {
  const centre = { name: config.centreName, phone: config.centrePhone }
  const show = (reply: FastifyReply, link: RenewalLink, problem: Refusal | null = null) => {
    if (link.state === 'answered') return sendPlainPage(reply, 410, received(link, centre))
    if (link.state === 'over') return sendPlainPage(reply, 410, over(centre))
    const words = problem && (problem.detail ?? problems[problem.code].title)
    return sendPlainPage(
      reply,
      problem ? problems[problem.code].status : 200,
      renewalPage(link.facts, centre, words && `${words}。もう一度お試しいただくか、お電話ください。`),
    )
  }

  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16_384 },
    async (_request: FastifyRequest, body: string) => Object.fromEntries(new URLSearchParams(body)),
  )
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof Refusal)) throw error
    request.log.info({ problem: error.code }, 'refused')
    const title = error.detail ?? problems[error.code].title
    const page = tellingPage(title, ['届いたメールのリンクから、もう一度開いてみてください。'], centre)
    return sendPlainPage(reply, problems[error.code].status, page)
  })
  app.addHook('onRequest', async (request) => {
    const { db, now } = request.context()
    await countUse(db, `renewal-link:${networkOf(request.ip)}`, most.pages, most.seconds, now)
  })

  app.get<AtLink>('/r/:token', async (request, reply) =>
    show(reply, await readRenewalLink(request.context(), request.params.token)),
  )
  app.post<AtLink>('/r/:token', async (request, reply) => {
    refuseForeignForm(request, config.publicUrl)
    const ctx = request.context()
    const { token } = request.params
    const link = await readRenewalLink(ctx, token)
    if (link.state !== 'open') return show(reply, link)
    try {
      const said = readSaid(request.body)
      const { sure } = typed.catch({}).parse(request.body)
      if (said.answer === 'leave' && sure !== 'yes')
        return sendPlainPage(reply, 200, leavingPage(link.facts, said.reason, centre))
      await answerRenewalByLink(ctx, token, said)
      if (said.answer === 'changes') return sendPlainPage(reply, 200, changesReceived(said.note, centre))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return show(reply, await readRenewalLink(ctx, token), error)
    }
    const now = await readRenewalLink(ctx, token)
    return now.state === 'answered' ? sendPlainPage(reply, 200, received(now, centre)) : show(reply, now)
  })
}

/** What the plain forms send; the button's name says which form it was. */
function readSaid(body: unknown): RenewalAnswer {
  const { sure: _, ...fields } = z.record(z.string(), z.string()).catch({}).parse(body)
  const read = renewalAnswer.safeParse(fields)
  if (read.success) return read.data
  throw new Refusal('invalid-input', read.error.issues[0]?.message)
}

/** A link that is unknown, too old, or whose question has ended: kindly, with what to do. */
const over = (centre: Centre): PlainPage =>
  tellingPage(
    'このリンクは、もう使えません',
    [
      'お返事の期限が過ぎたか、リンクの一部が欠けています。',
      '登録を続けたいとき、登録に戻りたいときは、下の電話番号にお知らせください。',
    ],
    centre,
  )
