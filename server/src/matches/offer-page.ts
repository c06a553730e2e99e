import type { MatchStatus } from '@app/shared/matches'
import { inWords, timesInWords } from '../platform/japanese.ts'
import { html, type Html, type PlainPage } from '../platform/plain-page.ts'
import { type AnswerFacts, type Problem, untilInWords } from './answer-page.ts'
import { declineChoices } from './answers.rules.ts'
import type { MatchRow } from './matches.store.ts'

/** How a match ended, for whoever holds its paper. */
export const offerTold: Partial<Record<MatchStatus, string>> = {
  agreed: 'お手伝いが決まりました。集まる所と連絡先は、お送りする確認票でご覧ください。',
  done: 'お手伝いは終わりました。ありがとうございました。',
  declined: 'この話は、今回は見送りになりました。',
  withdrawn: 'この話は、なくなりました。お返事は要りません。',
  expired: 'お返事の期限が過ぎたため、この話はいったん終わりにしました。センターにお電話ください。',
  cancelled: 'このお手伝いは、取りやめになりました。',
}
const answered = { yes: 'お返事は「お願いします」です。ありがとうございました。', no: 'お返事は「見送ります」です。' }

/** An offer of help, for the association that asked: who comes, with how many, and three ways to answer. */
export function offerPage(facts: AnswerFacts, match: MatchRow, problem: Problem | null): PlainPage {
  const { status, associationAnswer, heads, headsAsked } = match
  const told = status === 'proposed' ? null : (offerTold[status] ?? null)
  const awaits = status === 'proposed' && associationAnswer === 'pending'
  const said = associationAnswer === 'pending' ? null : answered[associationAnswer]
  return {
    title: `${facts.title}：お手伝いの申し出`,
    body: html`${problem && html`<p class="now" role="alert">${problem.title}<br />${problem.detail}</p>`}
      ${said && html`<p class="now">お返事を受け取りました。${said}</p>`} ${told && html`<p class="now">${told}</p>`}
      <dl>
        <dt>手伝ってくださる方</dt>
        <dd>${facts.supporterName}</dd>
        <dt>人数</dt>
        <dd>${heads ?? headsAsked}人</dd>
        <dt>いつ</dt>
        <dd>
          ${facts.day ? `${inWords(facts.day, { holiday: true })}　${timesInWords(facts.from, facts.to)}` : (facts.whenNote ?? '相談して決めます')}
        </dd>
        <dt>どこで</dt>
        <dd>${facts.districtName}地区　${facts.place}</dd>
        ${
          match.startedBy === 'supporter' &&
          html`<dt>団体からひとこと</dt>
            <dd>${facts.message}</dd>`
        }
        ${
          awaits &&
          html`<dt>お返事の期限</dt>
            <dd>${untilInWords(facts.answerBy)}まで</dd>`
        }
      </dl>
      ${awaits && forms}`,
  }
}

const forms: Html = html`<p>下のどれかを押すと、お返事になります。ページを開いただけでは、お返事になりません。</p>
  <form method="post">
    <p><button name="answer" value="yes">お願いします</button></p>
  </form>
  <form method="post">
    <p>
      <label for="reason">見送るわけ</label
      ><select id="reason" name="reason">
        ${declineChoices.map(([value, words]) => html`<option value="${value}">${words}</option>`)}
      </select>
    </p>
    <p>
      <label for="note">ひとこと（なくてもかまいません）</label
      ><input id="note" name="note" maxlength="500" autocomplete="off" />
    </p>
    <button class="quiet" name="answer" value="no">今回は見送ります</button>
  </form>
  <form method="post">
    <p>
      <label for="body">決める前に聞きたいこと</label
      ><textarea id="body" name="body" maxlength="2000" required></textarea>
    </p>
    <button class="quiet" name="answer" value="talk">相談したい</button>
  </form>`
