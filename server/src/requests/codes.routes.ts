import { Refusal, shortDayInWords } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { heads } from '../platform/japanese.ts'
import { html, sendPlainPage } from '../platform/plain-page.ts'
import { readCode } from '../platform/secrets.ts'
import { byCode, type CodeFacts } from './codes.queries.ts'
import { statusInWords } from './request-words.rules.ts'

const askedFor = z.object({ code: z.string().max(60).optional() })

/** 紙の番号: the page behind the square code of a paper. Guarded against guessing; without script. */
export const codesRoutes: FastifyPluginAsyncZod = async (app) => {
  const config = { audience: 'open', rate: 'sign-in' } as const
  app.get('/c/', { schema: { hide: true, querystring: askedFor } }, (request, reply) => {
    const { code } = request.query
    if (code) return reply.redirect(`/c/${encodeURIComponent(readCode(code))}`, 303)
    return sendPlainPage(reply, 200, { title: '紙の番号をお持ちの方へ', body: html`${askAgain}` })
  })
  app.get('/c/:code', {
    config,
    schema: { hide: true, params: z.object({ code: z.string().max(60) }) },
    errorHandler: (error, request, reply) => whenRefused(error, request, reply),
    handler: (request, reply) => showCode(request, reply, request.params.code),
  })
}

async function showCode(request: FastifyRequest, reply: FastifyReply, typed: string) {
  const { db, actor, config } = request.context()
  const found = await byCode(db, readCode(typed))
  if (found && actor.role !== 'system' && actor.role !== 'nobody' && isStaff(actor.role))
    return reply.redirect(`/desk/requests/${found.id}`, 303)
  return found
    ? sendPlainPage(reply, 200, { title: 'この紙の番号について', body: html`${about(found)}${ask(config)}` })
    : sendPlainPage(reply, 404, {
        title: 'この番号は見つかりませんでした',
        body: html`<p>紙に書かれた番号を、もう一度お確かめください。</p>
          ${askAgain}${ask(config)}`,
      })
}

/** Whose stay has run out reads like everybody else; whoever tries too often hears when to come back. */
function whenRefused(error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  if (!(error instanceof Refusal)) throw error
  const { code = '' } = z.object({ code: z.string() }).partial().parse(request.params)
  if (error.code === 'not-signed-in') return showCode(request, reply, code)
  if (error.code !== 'too-many-tries') throw error
  const body = html`<p>回数が多すぎます。5分ほど待ってから、もう一度お試しください。</p>`
  return sendPlainPage(reply, 429, { title: '少しお待ちください', body })
}

const about = ({ code, help, status, days, headsMin, headsMax }: CodeFacts) =>
  html` <p>お困りごとの受付票に印刷された番号です。</p>
    <p class="now">${statusInWords[status]}</p>
    <dl>
      <dt>番号</dt>
      <dd>${code}</dd>
      <dt>お手伝いの内容</dt>
      <dd>${help}</dd>
      ${
        days.length > 0 &&
        html`<dt>日にち</dt>
          <dd>${days.map(({ day }) => html`${shortDayInWords(day)}<br />`)}</dd>`
      }
      <dt>人数</dt>
      <dd>${heads(headsMin, headsMax)}</dd>
    </dl>`

const ask = ({ centreName, centrePhone }: { centreName: string; centrePhone: string }) =>
  html` <p class="note">
    この番号のご本人用ページは準備中です。お問い合わせは、${centreName || 'センター'}${centrePhone && html`（電話 ${centrePhone}）`}へお願いします。
  </p>`

const askAgain = html`<form action="/c/" method="get">
  <p>
    <label for="code">紙の番号（8文字）</label
    ><input id="code" name="code" autocomplete="off" placeholder="ABCD-2345" required />
  </p>
  <button type="submit">この番号を見る</button>
</form>`
