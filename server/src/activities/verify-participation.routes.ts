import { dayInWords, jstDay } from '@app/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { html, sendPlainPage } from '../platform/plain-page.ts'
import { type FoundCertificate, holdingOfFound, participationByCode } from './participation.queries.ts'

/**
 * 参加証明書の確認: the public page behind the square code. It says whether the certificate holds, its number, who took
 * part in what, when and with how many. Of a person it proves that it is one of them, and names nobody.
 */
export const verifyParticipationRoutes: FastifyPluginAsyncZod = async (app) => {
  for (const url of ['/verify/activities/:code', '/verify/activities/:code/:person'])
    app.get(url, {
      config: { audience: 'open' },
      schema: {
        hide: true,
        params: z.object({ code: z.string().max(60), person: z.string().max(4).optional() }),
      },
      handler: async (request, reply) => {
        const { db, now, config } = request.context()
        const code = z.uuid().safeParse(request.params.code)
        const found = code.success ? await participationByCode(db, code.data) : null
        const { person } = request.params
        const ask = html`<p class="note">
          お問い合わせは、${config.centreName || 'センター'}${config.centrePhone && html`（電話 ${config.centrePhone}）`}へお願いします。
        </p>`
        if (!found || (person !== undefined && !isOneOf(person, found)))
          return sendPlainPage(reply, 404, {
            title: 'この参加証明書は見つかりませんでした',
            body: html`<p>四角い印が最後まで読み取れているか、もう一度お確かめください。</p>
              ${ask}`,
          })
        return sendPlainPage(reply, 200, {
          title: '参加証明書の確認',
          body: html`${config.demo && html`<p>デモデータ（架空）</p>`}${about(found, person ?? null, now)}${ask}`,
        })
      },
    })
}

/** Only a certificate of one day is given to persons, and never to more than came. */
const isOneOf = (person: string, { certificate }: FoundCertificate): boolean =>
  /^(0[1-9]|[1-9]\d)$/.test(person) && certificate.kind === 'day' && Number(person) <= certificate.heads

const answers = {
  valid: html`<p class="now">○ この証明書は有効です</p>`,
  changed: html`<p class="now not">× この証明書は、いま有効ではありません（その後の報告で人数が変わりました）</p>`,
  withdrawn: html`<p class="now not">× この証明書は、取り消されています</p>`,
}

const about = (found: FoundCertificate, person: string | null, now: Date) => {
  const { kind, number, title, happenedOn, times, heads } = found.certificate
  return html`${answers[holdingOfFound(found)]}
    <dl>
      <dt>証明書の番号</dt>
      <dd>${number}${person && `-${person}`}</dd>
      <dt>参加した団体</dt>
      <dd>${found.isListed ? found.supporterName : '公表していません'}</dd>
      <dt>${kind === 'day' ? '活動' : '証明する年度'}</dt>
      <dd>${title}</dd>
      ${
        happenedOn &&
        html`<dt>活動の日</dt>
          <dd>${dayInWords(happenedOn)}</dd>`
      }
      ${
        kind === 'year' &&
        html`<dt>参加した回数</dt>
          <dd>${times}回</dd>`
      }
      <dt>参加した人数</dt>
      <dd>${kind === 'year' && 'のべ'}${heads}人${person && `（この証明書は、そのうちの1人のものです）`}</dd>
      <dt>発行日</dt>
      <dd>${dayInWords(jstDay(found.certificate.issuedAt))}</dd>
      <dt>確かめた日</dt>
      <dd>${dayInWords(jstDay(now))}</dd>
    </dl>
    ${person && html`<p>お名前は、この仕組みには残していません。証明書の紙でお確かめください。</p>`}`
}
