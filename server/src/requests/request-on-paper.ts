import { Refusal, shortDayInWords, timeRangeInWords } from '@app/shared'
import { answersInWords, type RequestPage } from '@app/shared/requests'
import type { PaperPage } from '../paper-codes/index.ts'
import { heads } from '../platform/japanese.ts'
import { html } from '../platform/plain-page.ts'
import { statusInWords } from './request-words.rules.ts'
import { requestSeen } from './request-seen.queries.ts'

/** お困りごとの受付票 on a screen: what we understood, and how things stand today. It only reads. */
export const requestOnPaper: PaperPage = {
  show: async ({ db, actor }, { code, requestId }) => {
    if (!requestId) throw new Refusal('not-found')
    return page(code, await requestSeen(db, actor, requestId))
  },
}

const row = (label: string, value: string | null) =>
  value
    ? html`<dt>${label}</dt>
        <dd>${value}</dd>`
    : null

const page = (code: string, request: RequestPage) => ({
  title: `ご依頼：${request.title}`,
  body: html`<p class="now">${statusInWords[request.status]}</p>
    ${request.statusReason && html`<p>センターから：${request.statusReason}</p>`}
    <dl>
      ${row('紙の番号', code)} ${row('受付番号', `${request.number}番`)} ${row('くわしく', request.description)}
      ${
        request.days.length > 0 &&
        html`<dt>日にち</dt>
          <dd>
            ${request.days.map(({ day, from, to }) => html`${shortDayInWords(day)}${timeRangeInWords(from, to)}<br />`)}
          </dd>`
      }
      ${row('日にちの補足', request.whenNote)} ${row('場所', request.place)}
      ${row('人数', heads(request.headsMin, request.headsMax))}
      ${row('決まった人数', request.headsAgreed > 0 ? `${request.headsAgreed}人` : null)}
      ${answersInWords(request.answers, request.rainPlan).flatMap(({ label, value }) => row(label, value) ?? [])}
    </dl>
    <p class="note">ちがうところや変わったことは、センターにお電話ください。</p>`,
})
