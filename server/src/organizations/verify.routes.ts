import { dayInWords, jstDay } from '@app/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { html, sendPlainPage } from '../platform/plain-page.ts'
import { type Certificate, certificateByCode } from './certificate.queries.ts'
import { standingInWords, validUntilInWords } from './certificate.rules.ts'

/**
 * 登録の確認: the public page behind the square code of a certificate or a sticker. It says how the registration stands
 * and since when; name and kind only of who agreed to be listed; a reason to nobody.
 */
export const verifyRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/verify/:code', {
    config: { audience: 'open' },
    schema: { hide: true, params: z.object({ code: z.string().max(60) }) },
    handler: async (request, reply) => {
      const { db, now, config } = request.context()
      const code = z.uuid().safeParse(request.params.code)
      const found = code.success ? await certificateByCode(db, code.data) : null
      const standing = found && standingInWords[found.status]
      const ask = html`<p class="note">
        お問い合わせは、${config.centreName || 'センター'}${config.centrePhone && html`（電話 ${config.centrePhone}）`}へお願いします。
      </p>`
      if (!found || !standing)
        return sendPlainPage(reply, 404, {
          title: 'この登録証は見つかりませんでした',
          body: html`<p>四角い印が最後まで読み取れているか、もう一度お確かめください。</p>
            ${ask}`,
        })
      return sendPlainPage(reply, 200, {
        title: 'サポーター団体の登録の確認',
        body: html`${about(found, standing, now, config.demo)}${ask}`,
      })
    },
  })
}

const about = (
  certificate: Certificate & { earlierNumber: string | null },
  standing: string,
  now: Date,
  demo: boolean,
) => {
  const { number, name, kindName, registeredOn, standingSince, status, isPublic, renewedFor, earlierNumber } =
    certificate
  const isValid = status === 'registered'
  const today = jstDay(now)
  return html`${demo && html`<p>デモデータ（架空）</p>`}
    ${isValid ? html`<p class="now">○ この登録は有効です</p>` : html`<p class="now not">× この登録は、いま有効ではありません（${standing}）</p>`}
    <dl>
      <dt>いまの状況</dt>
      <dd>${standing}${!isValid && standingSince && `（${dayInWords(jstDay(standingSince))}から）`}</dd>
      <dt>登録番号</dt>
      <dd>${number}</dd>
      ${
        earlierNumber &&
        html`<dt>統合</dt>
          <dd>登録番号 ${earlierNumber} は、同じ団体の登録番号 ${number} に統合されました</dd>`
      }
      <dt>団体の名前</dt>
      <dd>${isPublic ? name : '公表していません'}</dd>
      ${
        isPublic &&
        html`<dt>団体の種類</dt>
          <dd>${kindName}</dd>`
      }
      ${
        registeredOn &&
        html`<dt>登録した日</dt>
          <dd>${dayInWords(registeredOn)}</dd>`
      }
      ${
        isValid &&
        html`<dt>有効期限</dt>
          <dd>${validUntilInWords(today, renewedFor)}まで</dd>`
      }
      <dt>確かめた日</dt>
      <dd>${dayInWords(today)}</dd>
    </dl>`
}
