import { problems, Refusal } from '@app/shared'
import { storyAnswerInput } from '@app/shared/activities'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Config } from '../../platform/config.ts'
import { refuseForeignForm } from '../../platform/foreign-form.ts'
import { sendPlainPage } from '../../platform/plain-page.ts'
import { countUse, networkOf } from '../../platform/throttle.ts'
import { pictureOfStory } from '../pictures/activity-pictures.queries.ts'
import { sendPicture } from '../pictures/picture-reply.routes.ts'
import { answerFor, bearerOf, readStory, type StoryLink } from './story-by-link.ts'
import { over, rewritten, storyPage, tellingPage } from './story-page.ts'

interface StoryLinksOptions {
  config: Config
}
interface AtLink {
  Params: { token: string }
}
interface AtPicture {
  Params: { token: string; pictureId: string }
}

const most = { pages: 120, seconds: 300 }
const typedForm = z.record(z.string(), z.string())

/** What the plain forms send. */
function readSaid(body: unknown) {
  const { edition, answer, wish = '' } = typedForm.catch({}).parse(body)
  const read = storyAnswerInput.safeParse({ edition: Number(edition), answer, wish })
  if (read.success) return read.data
  throw new Refusal('invalid-input', read.error.issues[0]?.message)
}

/**
 * 紹介の一押しのリンク (rule 5): pages outside /api that the server draws, without script and without signing in. GET only
 * shows; the plain forms of the same page answer, with the edition that was read.
 */
export const storyLinksRoutes: FastifyPluginAsync<StoryLinksOptions> = async (app, { config }) => {
  const show = (reply: FastifyReply, token: string, link: StoryLink, problem: Refusal | null = null, typed = '') => {
    if (link.state === 'over') return sendPlainPage(reply, 410, over(config))
    if (link.state === 'rewritten') return sendPlainPage(reply, 410, rewritten(config))
    const words = problem && (problem.detail ?? problems[problem.code].title)
    const page = { ...link, centre: config, picturesAt: `/y/${token}/pictures`, problem: words, typed }
    return sendPlainPage(reply, problem ? problems[problem.code].status : 200, storyPage(page))
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
    const page = tellingPage(title, ['届いたメールのリンクから、もう一度開いてみてください。'], config)
    return sendPlainPage(reply, problems[error.code].status, page)
  })
  app.addHook('onRequest', async (request) => {
    const { db, now } = request.context()
    await countUse(db, `story-link:${networkOf(request.ip)}`, most.pages, most.seconds, now)
  })

  app.get<AtLink>('/y/:token', async (request, reply) => {
    const ctx = request.context()
    return show(reply, request.params.token, await readStory(ctx, await bearerOf(ctx, request.params.token)))
  })
  app.get<AtPicture>('/y/:token/pictures/:pictureId', async (request, reply) => {
    const ctx = request.context()
    const bearer = await bearerOf(ctx, request.params.token)
    const id = z.uuid().safeParse(request.params.pictureId)
    if (!bearer || !id.success || (await readStory(ctx, bearer)).state !== 'open') throw new Refusal('not-found')
    void reply.header('cache-control', 'no-store')
    return sendPicture(reply, await pictureOfStory(ctx.db, bearer.activityId, id.data))
  })
  app.post<AtLink>('/y/:token', async (request, reply) => {
    refuseForeignForm(request, config.publicUrl)
    const ctx = request.context()
    const { token } = request.params
    const bearer = await bearerOf(ctx, token)
    const link = await readStory(ctx, bearer)
    if (!bearer || link.state !== 'open') return show(reply, token, link)
    try {
      await answerFor(ctx, bearer, readSaid(request.body))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { wish = '' } = typedForm.catch({}).parse(request.body)
      return show(reply, token, await readStory(ctx, bearer), error, wish)
    }
    return show(reply, token, await readStory(ctx, bearer))
  })
}
