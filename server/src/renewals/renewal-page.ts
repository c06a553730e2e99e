import { addDays, fiscalYearInWords, jstDay, shortDayInWords } from '@app/shared'
import { heads } from '../platform/japanese.ts'
import { html, type Html, type PlainPage } from '../platform/plain-page.ts'

/** What the page may say: what everybody could read in the directory, never contacts (rule 2). */
export interface RenewalFacts {
  name: string
  number: string | null
  /** Names of what it can help with. */
  help: string[]
  maxHeads: number
  fiscalYear: number
  answerBy: Date
  /** Nobody answered in time: the answer brings it back. */
  isLapsed: boolean
  saidChanges: boolean
  changesNote: string | null
}

/** Whom to call instead. */
export interface Centre {
  name: string
  phone: string
}

/** The last day on which an answer is in time: the deadline itself is the midnight after it. */
export const lastDay = (answerBy: Date): string => addDays(jstDay(answerBy), -1)

/** The page behind the mailed link: three ways to answer. Opening it changes nothing. */
export const renewalPage = (facts: RenewalFacts, centre: Centre, problem: string | null = null): PlainPage => ({
  title: titleOf(facts),
  body: html`<p>${facts.name} 様</p>
    ${problem !== null && html`<p class="now" role="alert">${problem}</p>`} ${lead(facts)} ${factsInRows(facts)}
    <p>下のどれかを押すと、お返事になります。ページを開いただけでは、お返事になりません。</p>
    ${facts.saidChanges ? finished : unchanged(facts)} ${changes(facts)} ${leave} ${ask(centre)}`,
})

/** やめます is asked once more, with what was typed. */
export const leavingPage = ({ name }: RenewalFacts, reason: string, centre: Centre): PlainPage => ({
  title: '登録をやめますか',
  body: html`<p>${name} 様</p>
    <p>やめると、公開の名簿からなくなり、お願いも届かなくなります。これからのお手伝いの約束も、取りやめになります。</p>
    ${reason !== '' && html`<p>理由：${reason}</p>`}
    <form method="post">
      <input type="hidden" name="reason" value="${reason}" />
      <input type="hidden" name="sure" value="yes" />
      <button name="answer" value="leave">はい、登録をやめます</button>
    </form>
    <form method="get"><button class="quiet">もどる</button></form>
    ${ask(centre)}`,
})

/** A page that only tells something, and perhaps where to go on. */
export const tellingPage = (
  title: string,
  sentences: readonly string[],
  centre: Centre,
  leadsTo: { path: string; label: string } | null = null,
): PlainPage => ({
  title,
  body: html`${sentences.map((one) => html`<p>${one}</p>`)}
  ${leadsTo && html`<p><a href="${leadsTo.path}">${leadsTo.label}</a></p>`} ${ask(centre)}`,
})

export const titleOf = ({ fiscalYear, isLapsed }: RenewalFacts): string =>
  isLapsed ? 'サポーターの登録に戻りませんか' : `${fiscalYearInWords(fiscalYear)}も、登録を続けますか`

/** Why it is asked, and how far it is. */
export const lead = ({ isLapsed, fiscalYear, saidChanges }: RenewalFacts): Html => {
  if (isLapsed) return html`<p>お返事がなかったため、登録をお休みにしています。一つ押すだけで、元どおりに戻ります。</p>`
  if (saidChanges) return html`<p>「変更あり」とうかがっています。直し終わったら、お知らせください。</p>`
  return html`<p>年度が変わる前に、登録を${fiscalYearInWords(fiscalYear)}も続けるかどうか、お聞きしています。</p>`
}

/** What everybody may read of it, and until when an answer is in time. */
export const factsInRows = (facts: RenewalFacts): Html =>
  html`<dl>
    ${facts.number !== null && row('登録番号', facts.number)} ${row('できること', helpInWords(facts.help))}
    ${row('一度に来られる人数', `${heads(facts.maxHeads)}まで`)}
    ${!facts.isLapsed && row('お返事の期限', `${shortDayInWords(lastDay(facts.answerBy))}まで`)}
  </dl>`

const row = (label: string, value: string): Html =>
  html`<dt>${label}</dt>
    <dd>${value}</dd>`

const most = 8
const helpInWords = (names: string[]): string => {
  if (names.length === 0) return 'ご相談'
  const rest = names.length - most
  return names.slice(0, most).join('、') + (rest > 0 ? ` ほか${rest}つ` : '')
}

const unchanged = ({ isLapsed }: RenewalFacts): Html =>
  html`<form class="note" method="post">
    <p>登録の内容はいまのままで、${isLapsed ? '登録に戻ります。' : '続けます。'}</p>
    <button name="answer" value="renew">${isLapsed ? '変更なしで、登録に戻る' : '変更なし'}</button>
  </form>`

const finished = html`<form class="note" method="post">
  <p>会員ページかセンターで、内容を直し終わったとき。</p>
  <button name="answer" value="renew">直し終わりました。続けます</button>
</form>`

const changes = ({ changesNote }: RenewalFacts): Html =>
  html`<form class="note" method="post">
    <p>続けますが、担当の方や連絡先、できることなどが変わりました。</p>
    <label for="note">変わったところ（わかる範囲で。空のままでもかまいません）</label>
    <textarea id="note" name="note" maxlength="1000">${changesNote ?? ''}</textarea>
    <button class="quiet" name="answer" value="changes">変更あり</button>
  </form>`

const leave = html`<form class="note" method="post">
  <p>サポーターの登録を終わりにします。押すと、もう一度おたずねします。</p>
  <label for="reason">理由（空のままでもかまいません）</label>
  <textarea id="reason" name="reason" maxlength="500"></textarea>
  <button class="quiet" name="answer" value="leave">やめます</button>
</form>`

export const ask = ({ name, phone }: Centre): Html =>
  html`<p class="note">
    わからないことは、お電話ください。<br />
    ${name}${phone !== '' && html` 　<a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`}
  </p>`
