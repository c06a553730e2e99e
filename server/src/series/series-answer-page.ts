import type { RequestId } from '@app/shared'
import {
  answerFrame,
  type Centre,
  declineChoices,
  factRow,
  html,
  type Html,
  lines,
  othersRow,
  type Problem,
  problemBox,
  untilInWords,
} from '../matches/index.ts'
import { inWords, timesInWords } from '../platform/japanese.ts'
import { headOf, type SessionState, standInWords } from './series-link-words.ts'

/** One session behind the link: what is asked, and what was answered already. */
export interface SessionAsked {
  requestId: RequestId
  number: number
  sessionTitle: string | null
  day: string | null
  from: string | null
  to: string | null
  headsAsked: number
  headsFree: number
  /** The supporter has closed this day; whoever answers reads it before it presses. */
  closedThen: boolean
  state: SessionState
  heads: number | null
  /** Why it ended, in the words of whoever ended it. */
  endReason: string | null
}

/** What the page may say before agreement: nothing of the contacts or the exact place (rule 2). */
export interface SeriesFacts {
  title: string
  rhythm: string | null
  supporterName: string
  associationLabel: string
  districtName: string
  place: string
  description: string
  supportersDo: string | null
  message: string
  answerBy: string
  /** How many other supporters are asked about any of the same sessions. */
  othersAsked: number
  sessions: readonly SessionAsked[]
}

/** What was typed before something went wrong; it stands in the fields again. */
export type TypedAnswers = Readonly<Record<string, string>>

/** The page behind the link of a series: the facts once, then every session with its own answer. Opening it changes nothing. */
export const seriesAnswerPage = (
  facts: SeriesFacts,
  centre: Centre,
  problem: Problem | null = null,
  typed: TypedAnswers = {},
): string => {
  const open = facts.sessions.filter(({ state }) => state === 'open')
  return answerFrame(
    `お手伝いのお願い：${facts.title}`,
    centre,
    html`<p>${facts.supporterName} 様</p>
      <h1>${facts.title}<br />${open.length}回のお手伝いをお願いできますか</h1>
      ${problem && problemBox(problem)} ${factsList(facts)} ${answered(facts)}
      <p class="on-screen">
        回ごとに選んで、下のボタンを押すと、お返事になります。ページを開いただけでは、お返事になりません。
      </p>
      ${open.length > 1 && allForm(open)} ${answerForm(open, typed)} ${talkForm(typed)}
      <div class="on-paper">
        ${open.map((one) => html`<p>□ 行けます（　　人）　□ 行けません　　${headOf(one)}</p>`)}
        <p>お返事は、お電話でも受け付けています。</p>
      </div>`,
  )
}

const factsList = (facts: SeriesFacts): Html =>
  html`<dl>
    ${facts.rhythm && factRow('いつ', facts.rhythm)} ${factRow('どこで', `${facts.districtName}地区　${facts.place}`)}
    ${factRow('頼んでいる方', facts.associationLabel)}
    <div>
      <dt>すること</dt>
      <dd class="words">${lines([facts.description, facts.supportersDo].filter(Boolean).join('\n'))}</dd>
    </div>
    <div>
      <dt>ひとこと</dt>
      <dd class="words">${lines(facts.message)}</dd>
    </div>
    ${othersRow(facts.othersAsked)} ${factRow('お返事の期限', `${untilInWords(facts.answerBy)}まで`)}
  </dl>`

/** What was answered before stands; it is told and not asked again. */
const answered = ({ sessions }: SeriesFacts): Html | null => {
  const known = sessions.filter(({ state }) => state !== 'open')
  if (known.length === 0) return null
  return html`<h2>お返事の済んだ回</h2>
    <dl>${known.map((one) => factRow(headOf(one), standInWords(one)))}</dl>`
}

/** One press for all of them, with as many heads as were asked: a form of its own, so that Enter in a field never means it. */
const allForm = (open: readonly SessionAsked[]): Html => {
  const closed = open.filter(({ closedThen }) => closedThen).map(({ number }) => `第${number}回`)
  return html`<form class="yes" method="post">
    <p>お願いした人数で、${open.length}回とも来ていただけるときは、こちらを押してください。</p>
    ${closed.length > 0 && html`<p class="hint">${closed.join('・')}は、前に「活動できない日」とうかがっている日です。</p>`}
    <button name="all" value="yes">${open.length}回とも全部行けます</button>
  </form>`
}

const answerForm = (open: readonly SessionAsked[], typed: TypedAnswers): Html =>
  html`<form class="yes sessions" method="post">
    <h2>${open.length > 1 ? '回ごとのお返事' : 'お返事'}</h2>
    ${open.map((one) => sessionFields(one, typed))}
    <details ${typed.reason && html`open`}>
      <summary>行けない回のわけ（なくてもかまいません）</summary>
      <label for="reason">わけ</label>
      <select id="reason" name="reason">
        ${declineChoices.map(([value, words]) => html`<option value="${value}" ${value === typed.reason && html`selected`}>${words}</option>`)}
      </select>
      <label for="note">ひとこと</label>
      <input id="note" name="note" maxlength="500" autocomplete="off" value="${typed.note ?? ''}" />
    </details>
    <button name="answer" value="each">選んだとおりに返事をする</button>
  </form>`

function sessionFields(one: SessionAsked, typed: TypedAnswers): Html {
  const { number, day, from, to, sessionTitle, headsAsked, headsFree, closedThen } = one
  const said = typed[`answer-${number}`]
  const most = Math.max(1, headsFree)
  const choice = (value: 'yes' | 'no', words: string) =>
    html`<label class="choice" for="${value}-${number}"
      ><input
        id="${value}-${number}"
        type="radio"
        name="answer-${number}"
        value="${value}"
        ${said === value && html`checked`}
      />${words}</label
    >`
  return html`<fieldset>
    <legend>
      第${number}回${sessionTitle && ` ${sessionTitle}`}<br />${day ? inWords(day, { holiday: true }) : '日はご相談'}<br />${timesInWords(from, to)}
    </legend>
    ${
      closedThen &&
      html`<p class="hint">
        この日は、前に「活動できない日」とうかがっています。それでも行けるときに、選んでください。
      </p>`
    }
    <div class="choices">${choice('yes', '行けます')} ${choice('no', '行けません')}</div>
    <label for="heads-${number}">人数</label>
    <input
      id="heads-${number}"
      name="heads-${number}"
      type="number"
      inputmode="numeric"
      min="1"
      max="${most}"
      value="${typed[`heads-${number}`] ?? Math.max(1, Math.min(headsAsked, most))}"
    />
  </fieldset>`
}

const talkForm = ({ body = '' }: TypedAnswers): Html =>
  html`<form class="talk" method="post">
    <label for="body">決める前に聞きたいこと</label>
    <textarea id="body" name="body" rows="4" maxlength="2000" required>${body}</textarea>
    <p class="hint">相談したあとでも、このページからお返事ができます。</p>
    <button name="answer" value="talk">相談したい</button>
  </form>`
