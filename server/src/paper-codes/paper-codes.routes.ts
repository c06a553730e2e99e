import { Refusal } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import * as endpoints from '@app/shared/paper-codes'
import type { PaperKind } from '@app/shared/paper-codes'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../platform/config.ts'
import { type Context, nobody, withActor } from '../platform/context.ts'
import { routeOf } from '../platform/endpoint-route.ts'
import { refuseForeignForm } from '../platform/foreign-form.ts'
import { type PlainPage, sendPlainPage } from '../platform/plain-page.ts'
import { readCode } from '../platform/secrets.ts'
import { networkOf } from '../platform/throttle.ts'
import { codePage, digitsPage, refusedPage, waitPage } from './code-pages.ts'
import { openMinutes } from './digits.rules.ts'
import { grantFor, missCode, openedBefore, openPaper, type Tried } from './open-paper.ts'
import { paperSeen } from './paper-codes.queries.ts'
import type { PaperHeld, PaperPage } from './paper-page.ts'
import { renewCode } from './renew-code.ts'

interface PaperCodesOptions {
  config: Config
  /** The page of each kind of paper, by the noun it is about. */
  pages: Record<PaperKind, PaperPage>
}

const params = z.object({ code: z.string().max(60) })
const words = z.record(z.string(), z.string().max(4_000)).catch({})
const cookie = 'paper'
type Opened = Extract<Tried, { opened: unknown }>

/**
 * 紙の番号: a code on a paper and the last four digits of the organization's number open exactly that paper's page,
 * without signing in and without script. Guesses are counted, locked and told to the centre.
 */
export const paperCodesRoutes: FastifyPluginAsyncZod<PaperCodesOptions> = async (app, { config, pages }) => {
  app.route({
    ...routeOf(endpoints.showPaperCode),
    handler: (request) => {
      const { db, now } = request.context()
      return paperSeen(db, readCode(request.params.code), now)
    },
  })
  app.route({
    ...routeOf(endpoints.renewPaperCode),
    handler: (request) => renewCode(request.context(), request.params.code),
  })

  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16_384 },
    async ({ url }: FastifyRequest, body: string) => {
      if (url.startsWith('/api/')) throw new Refusal('unsupported-body') // forms are for the plain pages alone
      return Object.fromEntries(new URLSearchParams(body))
    },
  )

  app.get('/c/', { schema: { hide: true, querystring: params.partial() } }, (request, reply) => {
    const { code } = request.query
    if (code) return reply.redirect(`/c/${encodeURIComponent(readCode(code))}`, 303)
    return sendPlainPage(reply, 200, codePage(config))
  })
  app.get('/c/:code', {
    config: { audience: 'open' },
    schema: { hide: true, params },
    errorHandler: (error, request, reply) => {
      // whose stay has run out reads like everybody else
      if (!(error instanceof Refusal) || error.code !== 'not-signed-in') return whenRefused(error, reply)
      return show(request, reply).catch((again: unknown) => whenRefused(again, reply))
    },
    handler: (request, reply) => show(request, reply),
  })
  app.post('/c/:code', {
    schema: { hide: true, params },
    errorHandler: (error, _request, reply) => whenRefused(error, reply),
    handler: async (request, reply) => {
      refuseForeignForm(request, config.publicUrl)
      const form = words.parse(request.body)
      return form.digits === undefined ? press(request, reply, form) : enter(request, reply, form.digits)
    },
  })

  async function show(request: FastifyRequest, reply: FastifyReply) {
    const { code, ctx, grant } = asked(request)
    const tried = await openedBefore(ctx, code, grant)
    if (tried && 'refused' in tried && tried.refused === 'unknown') await missCode(ctx, networkOf(request.ip))
    const { role } = request.context().actor
    const known = !tried || !('refused' in tried) || tried.refused !== 'unknown'
    if (known && role !== 'system' && role !== 'nobody' && isStaff(role))
      return reply.redirect(`/desk/papers/${code}`, 303)
    if (!tried) return sendPlainPage(reply, 200, digitsPage(code, config))
    if ('refused' in tried) return refuse(reply, code, tried.refused)
    return send(reply, await pages[tried.opened.kind].show(speaking(ctx, tried), heldOf(tried)))
  }

  async function enter(request: FastifyRequest, reply: FastifyReply, digits: string) {
    const { code, ctx } = asked(request)
    const tried = await openPaper(ctx, { code, digits }, networkOf(request.ip))
    if ('refused' in tried) return refuse(reply, code, tried.refused)
    const until = new Date(ctx.now.getTime() + openMinutes * 60_000)
    return reply
      .setCookie(cookie, grantFor(ctx, tried.opened, until), {
        httpOnly: true,
        secure: config.https,
        sameSite: 'lax',
        path: `/c/${code}`,
        expires: until,
      })
      .redirect(`/c/${code}`, 303)
  }

  async function press(request: FastifyRequest, reply: FastifyReply, form: Record<string, string>) {
    const { code, ctx, grant } = asked(request)
    const tried = await openedBefore(ctx, code, grant)
    if (!tried) return sendPlainPage(reply, 200, digitsPage(code, config))
    if ('refused' in tried) return refuse(reply, code, tried.refused)
    const page = pages[tried.opened.kind]
    const [speaker, held] = [speaking(ctx, tried), heldOf(tried)]
    return send(reply, page.press ? await page.press(speaker, held, form) : await page.show(speaker, held))
  }

  function refuse(reply: FastifyReply, code: string, why: Extract<Tried, { refused: string }>['refused']) {
    if (why === 'wrong-digits') return sendPlainPage(reply, 403, digitsPage(code, config, true))
    const { status, page } = refusedPage(why, config)
    return sendPlainPage(reply, status, page)
  }

  function whenRefused(error: unknown, reply: FastifyReply) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'too-many-tries') return sendPlainPage(reply, 429, waitPage)
    const { status, page } = refusedPage('unknown', config)
    if (error.code === 'not-found') return sendPlainPage(reply, status, page)
    throw error
  }
}

/** The code as it is written on paper, whoever asks, and the proof this device holds. */
function asked(request: FastifyRequest): { code: string; ctx: Context; grant: string | undefined } {
  const code = readCode(params.parse(request.params).code)
  // the paper alone counts: a seat that this device may hold gives no further rights here
  const ctx = { ...request.context(), actor: nobody, idempotency: null, ifMatch: null }
  return { code, ctx, grant: request.cookies[cookie] }
}

/** Speaks for the paper's organization, over a link. */
const speaking = (ctx: Context, { opened, side }: Opened): Context =>
  withActor(ctx, { role: side, organizationId: opened.organizationId }, 'link')

const heldOf = ({ opened, side }: Opened): PaperHeld => ({ ...opened, side })

const send = (reply: FastifyReply, page: PlainPage | string) =>
  typeof page === 'string'
    ? reply
        .type('text/html; charset=utf-8')
        .headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
        .send(page)
    : sendPlainPage(reply, 200, page)
