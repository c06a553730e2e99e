import { html, type Html, type PlainPage } from '../platform/plain-page.ts'
import { ask, type Centre, factsInRows, lead, type RenewalFacts, titleOf } from './renewal-page.ts'

/** What was ticked and written, as it came; nothing of it is lost when something is missing. */
export interface Ticked {
  answer: string
  note: string
}

/** The page behind the code on paper: the three ticks of the paper. Room for words lies under 変更あり alone. */
export const ticksPage = (
  facts: RenewalFacts,
  centre: Centre,
  ticked: Ticked | null = null,
  problem: string | null = null,
): PlainPage => ({
  title: titleOf(facts),
  body: html`<p>${facts.name} 様</p>
    ${problem !== null && html`<p class="now" role="alert" id="problem">${problem}</p>`} ${lead(facts)}
    ${factsInRows(facts)}
    <form method="post">
      <fieldset ${problem !== null && html`aria-describedby="problem"`}>
        <legend>お返事（※必須）</legend>
        ${choices(facts).map(([value, label]) => tick(value, label, ticked?.answer ?? null))}
      </fieldset>
      <div class="${problem === null ? 'for-changes' : 'for-all'}">
        <label for="note">変わったところ（「変更あり」のときだけ。わかる範囲で）</label>
        <textarea id="note" name="note" maxlength="1000">${ticked?.note ?? facts.changesNote ?? ''}</textarea>
      </div>
      <button>お返事を送る</button>
    </form>
    <p class="note">紙の欄に印をつけてFAXで送っても、お電話でも、お返事になります。</p>
    ${ask(centre)}`,
})

const choices = ({ isLapsed, saidChanges }: RenewalFacts): readonly (readonly [string, string])[] => [
  [
    'renew',
    saidChanges
      ? '直し終わりました（続けます）'
      : isLapsed
        ? '変更なし（いまの内容で、登録に戻ります）'
        : '変更なし（このまま続けます）',
  ],
  ['changes', '変更あり（続けます。変わったところを、下に書いてください）'],
  ['leave', 'やめます（もう一度おたずねします）'],
]

const tick = (value: string, label: string, ticked: string | null): Html =>
  html`<label class="choice"
    ><input type="radio" name="answer" value="${value}" ${ticked === value && html`checked`} />${label}</label
  >`
