import { declineChoices, type Problem, untilInWords } from '../matches/index.ts'
import { inWords, timesInWords } from '../platform/japanese.ts'
import { html, type Html, type PlainPage } from '../platform/plain-page.ts'
import type { Offers } from './offers.queries.ts'
import { isAwaited, type OfferedSession, standOfOffer } from './offers.rules.ts'
import type { OfferFields } from './offers-pressed.ts'
import { headOf } from './series-link-words.ts'

interface Shown {
  now: Date
  /** An answer has just been taken. */
  received?: boolean
  problem?: Problem | null
  /** What was ticked and typed before something went wrong. */
  typed?: OfferFields | null
}

/** What one supporter offered for several sessions, for the association that asked: ticked one by one, answered in one press. */
export function offersPage(offers: Offers, { now, received = false, problem = null, typed = null }: Shown): PlainPage {
  const { title, supporterName, districtName, place, message, sessions } = offers
  const open = sessions.filter((one) => isAwaited(one, now))
  const settled = sessions.filter((one) => !isAwaited(one, now))
  const until = new Set(open.map(({ answerBy }) => untilInWords(answerBy)))
  return {
    title: `${title}：お手伝いの申し出（${sessions.length}回）`,
    body: html`${problem && html`<p class="now not" role="alert">${problem.title}<br />${problem.detail}</p>`}
      ${
        received &&
        html`<p class="now" role="status">
          お返事を受け取りました。${open.length > 0 && '残りの回は、下からお返事できます。'}
        </p>`
      }
      <dl>
        <dt>手伝ってくださる方</dt>
        <dd>${supporterName}</dd>
        <dt>どこで</dt>
        <dd>${districtName}地区　${place}</dd>
        ${
          message &&
          html`<dt>団体からひとこと</dt>
            <dd>${message}</dd>`
        }
        ${
          until.size === 1 &&
          html`<dt>お返事の期限</dt>
            <dd>${[...until][0]!}まで</dd>`
        }
      </dl>
      ${settled.length > 0 && settledList(settled)} ${open.length > 0 && forms(open, until.size > 1, typed)}`,
  }
}

/** What was answered before stands; it is told and not asked again. */
const settledList = (settled: readonly OfferedSession[]): Html =>
  html`<h2>${settled.every(wasAnswered) ? 'お返事の済んだ回' : 'お返事の要らない回'}</h2>
    <dl>
      ${settled.map(
        (one) =>
          html`<dt>${headOf(one)}</dt>
            <dd>${standOfOffer(one)}</dd>`,
      )}
    </dl>
    ${
      settled.some(({ status }) => status === 'agreed') &&
      html`<p>集まる所と連絡先は、前の日までにお送りする確認票でご覧ください。</p>`
    }`

const wasAnswered = ({ status }: OfferedSession): boolean =>
  status === 'agreed' || status === 'done' || status === 'declined'

const forms = (open: readonly OfferedSession[], showUntil: boolean, typed: OfferFields | null): Html =>
  html`<h2>${open.length > 1 ? 'お願いする回' : 'お返事'}</h2>
    <p>
      ${open.length > 1 && 'お願いしない回は、印を外してください。'}下のボタンを押すと、お返事になります。ページを開いただけでは、お返事になりません。
    </p>
    <form method="post">
      ${open.map((one) => (open.length > 1 ? tick(one, showUntil, typed) : only(one)))}
      <button name="answer" value="yes">${open.length > 1 ? '印をつけた回をお願いします' : 'お願いします'}</button>
      ${open.length > 1 && html`<span class="hint">印を外した回は、あとで同じページからお返事できます。</span>`}
    </form>
    <h2>今回は見送るとき</h2>
    <form method="post">
      ${open.map(({ number }) => html`<input type="hidden" name="session-${number}" value="on" />`)}
      <p>
        <label for="reason">見送るわけ</label
        ><select id="reason" name="reason">
          ${declineChoices.map(([value, words]) => html`<option value="${value}" ${value === typed?.reason && html`selected`}>${words}</option>`)}
        </select>
      </p>
      <p>
        <label for="note">ひとこと（なくてもかまいません）</label
        ><input id="note" name="note" maxlength="500" autocomplete="off" value="${typed?.note ?? ''}" />
      </p>
      <button class="quiet" name="answer" value="no">
        ${open.length > 1 ? `${open.length}回とも、今回は見送ります` : '今回は見送ります'}
      </button>
    </form>
    <h2>決める前に聞きたいとき</h2>
    <form method="post">
      <p>
        <label for="body">聞きたいこと</label
        ><textarea id="body" name="body" maxlength="2000" required>${typed?.body ?? ''}</textarea>
      </p>
      <button class="quiet" name="answer" value="talk">相談したい</button>
    </form>`

/** All are ticked at first, as one press on the page of the series takes all of them. */
const tick = (one: OfferedSession, showUntil: boolean, typed: OfferFields | null): Html =>
  html`<p>
    <label class="choice" for="session-${one.number}"
      ><input
        id="session-${one.number}"
        type="checkbox"
        name="session-${one.number}"
        value="on"
        ${(typed?.answer !== 'yes' || `session-${one.number}` in typed) && html`checked`}
      /><span>${offer(one)}${showUntil && html`<br />お返事は${untilInWords(one.answerBy)}まで`}</span></label
    >
  </p>`

const only = (one: OfferedSession): Html =>
  html`<p>${offer(one)}</p>
    <input type="hidden" name="session-${one.number}" value="on" />`

/** 「第3回 準備」, below it the day, the hours and how many come. */
const offer = ({ number, sessionTitle, day, from, to, heads }: OfferedSession): Html =>
  html`<strong>第${number}回${sessionTitle && ` ${sessionTitle}`}</strong
    ><br />${day ? inWords(day, { holiday: true }) : '日はご相談'}<br />${`${timesInWords(from, to)}　${heads}人`.trim()}`
