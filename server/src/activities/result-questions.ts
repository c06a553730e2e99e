import { helpMinutes, mostForStory } from '@app/shared/matches'
import { html, type Html } from '../platform/plain-page.ts'

type Typed = Record<string, string>

/** One of a few, to tap; `required` unless it may be left open. */
export const choice = (
  name: string,
  legend: string,
  choices: Record<string, string>,
  chosen: string | undefined,
  required = true,
): Html =>
  html`<fieldset>
    <legend>${legend}</legend>
    ${Object.entries(choices).map(
      ([value, words]) =>
        html`<label class="choice"
          ><input
            type="radio"
            name="${name}"
            value="${value}"
            ${required && html`required`}
            ${chosen === value && html`checked`}
          />${words}</label
        >`,
    )}
  </fieldset>`

const burdens = {
  'much-less': 'とても減った',
  less: '少し減った',
  same: '変わらない',
  more: 'かえって増えた',
}
const unaided = {
  cancelled: '中止だった',
  smaller: '縮小していた',
  'by-ourselves': '自分たちだけでできた',
  unknown: 'わからない',
}
const ages = {
  child: '小学生以下',
  teen: '中高生',
  from18: '18〜29歳',
  from30: '30〜49歳',
  from50: '50〜64歳',
  from65: '65歳以上',
}

/** What may be left out: of the association what the help changed, of the supporter who came; for both its length. */
export const moreQuestions = (side: 'association' | 'supporter', typed: Typed): Html =>
  html`${
      side === 'association' &&
      html`${choice('burden', '負担は減りましたか（答えなくてもかまいません）', burdens, typed.burden, false)}
      ${choice('unaided', '支援がなければ、どうなっていましたか（答えなくてもかまいません）', unaided, typed.unaided, false)}`
    }
    <details class="note" ${isSaid(typed) && html`open`}>
      <summary>もう少し教えてくださるとき（書かなくてもかまいません）</summary>
      ${lengthOf(typed)} ${side === 'supporter' && whoCame(typed)}
      <p>
        <label for="forStory">活動の紹介に載せてもよいひとこと（載せる前に、全体を見て確かめていただきます）</label
        ><textarea id="forStory" name="forStory" maxlength="${mostForStory}">${typed.forStory ?? ''}</textarea>
      </p>
    </details>`

const isSaid = (typed: Typed): boolean =>
  Object.entries(typed).some(([name, words]) => /^(minutes|firstTimers|age-|forStory)/.test(name) && words !== '')

const lengthOf = (typed: Typed): Html =>
  html`<p>
    <label for="minutes">手伝いにかかった時間</label
    ><select id="minutes" name="minutes">
      <option value="">わからない・答えない</option>
      ${helpMinutes.map(
        (one) =>
          html`<option value="${one}" ${typed.minutes === String(one) && html`selected`}>${inHours(one)}</option>`,
      )}
    </select>
  </p>`

const inHours = (minutes: number): string =>
  `${minutes >= 60 ? `${Math.floor(minutes / 60)}時間` : ''}${minutes % 60 ? `${minutes % 60}分` : ''}`

const whoCame = (typed: Typed): Html =>
  html`${count('firstTimers', 'はじめて参加した人', typed)}
    <fieldset>
      <legend>来た人の年代（わかるところだけ）</legend>
      ${Object.entries(ages).map(([band, words]) => count(`age-${band}`, words, typed))}
    </fieldset>`

const count = (name: string, label: string, typed: Typed): Html =>
  html`<p>
    <label for="${name}">${label}</label
    ><input id="${name}" name="${name}" inputmode="numeric" size="4" value="${typed[name] ?? ''}" />人
  </p>`
