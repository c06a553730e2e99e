import { jstDay, shortDayInWords, timeInWords } from '@app/shared/kernel'
import { heads, inWords, timesInWords } from '../platform/japanese.ts'
import { html, type Html, lines } from './answer-html.ts'
import { declineChoices } from './answers.rules.ts'

/** Whom to call instead. */
export interface Centre {
  name: string
  phone: string
}

/** What the page may say before agreement: nothing of the contacts or the exact place (rule 2). */
export interface AnswerFacts {
  title: string
  supporterName: string
  associationLabel: string
  districtName: string
  day: string | null
  from: string | null
  to: string | null
  whenNote: string | null
  place: string
  description: string
  supportersDo: string | null
  /** What else is known about the day: rain, tools, parking. Never the exact place. */
  onTheDay: readonly { label: string; value: string }[]
  message: string
  headsAsked: number
  headsFree: number
  /** The supporter has closed this day; whoever answers reads it before it presses. */
  closedThen: boolean
  /** Other supporters that are asked about the same, or have agreed to it. */
  othersAsked: number
  answerBy: string
}

/** What was typed before something went wrong; it stands in the fields again. */
export interface Typed {
  heads?: string
  reason?: string
  note?: string
  body?: string
}

export interface Problem {
  title: string
  detail: string
}

/** The page behind a one-tap link: the facts, and three ways to answer. Opening it changes nothing. */
export const answerPage = (
  facts: AnswerFacts,
  centre: Centre,
  problem: Problem | null = null,
  typed: Typed = {},
): string =>
  answerFrame(
    `お手伝いのお願い：${facts.title}`,
    centre,
    html`<p>${facts.supporterName} 様</p>
      <h1>${facts.title}<br />お手伝いをお願いできますか</h1>
      ${problem && problemBox(problem)} ${factsList(facts)}
      <p class="on-screen">下のどれかを押すと、お返事になります。ページを開いただけでは、お返事になりません。</p>
      ${yesForm(facts, typed)} ${noForm(typed)} ${talkForm(typed)}
      <div class="on-paper">
        <p>□ 行けます（　　　　人）　　□ 行けません　　□ 相談したい</p>
        <p>お返事は、お電話でも受け付けています。</p>
      </div>`,
  )

const factsList = (facts: AnswerFacts): Html =>
  html`<dl>
    ${factRow('いつ', whenInWords(facts))} ${factRow('どこで', `${facts.districtName}地区　${facts.place}`)}
    ${factRow('頼んでいる方', facts.associationLabel)} ${factRow('お願いしたい人数', heads(facts.headsAsked))}
    <div>
      <dt>すること</dt>
      <dd class="words">${lines([facts.description, facts.supportersDo].filter(Boolean).join('\n'))}</dd>
    </div>
    ${facts.onTheDay.map(({ label, value }) => factRow(label, value))}
    <div>
      <dt>ひとこと</dt>
      <dd class="words">${lines(facts.message)}</dd>
    </div>
    ${othersRow(facts.othersAsked)} ${factRow('お返事の期限', `${untilInWords(facts.answerBy)}まで`)}
  </dl>`

/** A fact with its label. */
export const factRow = (label: string, value: string): Html =>
  html`<div>
    <dt>${label}</dt>
    <dd>${lines(value)}</dd>
  </div>`

/** Nobody should think that all hangs on it alone, or that it was the only one asked. */
export const othersRow = (n: number): Html | null =>
  n > 0 ? factRow('ほかの団体', `ほかの${n}団体にも、いっしょに相談しています。`) : null

/** 「10月12日(月) 午後5時」 on the clock of Japan. */
export const untilInWords = (moment: string): string => {
  const clock = new Date(Date.parse(moment) + 9 * 3_600_000).toISOString().slice(11, 16)
  return `${shortDayInWords(jstDay(moment))} ${timeInWords(clock)}`
}

const whenInWords = ({ day, from, to, whenNote }: AnswerFacts) =>
  day === null
    ? (whenNote ?? '相談して決めます')
    : `${inWords(day, { holiday: true })}\n${timesInWords(from, to)}`.trimEnd()

const yesForm = ({ headsAsked, headsFree, closedThen }: AnswerFacts, typed: Typed): Html =>
  html`<form class="yes" method="post">
    <label for="heads">何人で行けますか</label>
    <input
      id="heads"
      name="heads"
      type="number"
      inputmode="numeric"
      min="1"
      max="${Math.max(1, headsFree)}"
      value="${typed.heads ?? Math.max(1, Math.min(headsAsked, headsFree))}"
      required
    />
    ${
      closedThen &&
      html`<input type="hidden" name="evenIfClosed" value="true" />
        <p class="hint">この日は、前に「活動できない日」とうかがっています。それでも行けるときに、押してください。</p>`
    }
    <button name="answer" value="yes">行けます</button>
  </form>`

const noForm = ({ reason, note = '' }: Typed): Html =>
  html`<form class="no" method="post">
    <label for="reason">行けない理由</label>
    <select id="reason" name="reason">
      ${declineChoices.map(([value, words]) => html`<option value="${value}" ${value === reason && html`selected`}>${words}</option>`)}
    </select>
    <label for="note">ひとこと（なくてもかまいません）</label>
    <input id="note" name="note" maxlength="500" autocomplete="off" value="${note}" />
    <button name="answer" value="no">行けません</button>
  </form>`

const talkForm = ({ body = '' }: Typed): Html =>
  html`<form class="talk" method="post">
    <label for="body">決める前に聞きたいこと</label>
    <textarea id="body" name="body" rows="4" maxlength="2000" required>${body}</textarea>
    <p class="hint">相談したあとでも、このページから「行けます」「行けません」のお返事ができます。</p>
    <button name="answer" value="talk">相談したい</button>
  </form>`

/** What went wrong, on top of the page. */
export const problemBox = ({ title, detail }: Problem): Html =>
  html`<div class="problem" role="alert">
    <h2>${title}</h2>
    <p>${detail}</p>
  </div>`

/** A page that only tells something: an answer was received, or why this link cannot be used. */
export const tellingPage = (title: string, sentences: readonly string[], centre: Centre): string =>
  answerFrame(
    title,
    centre,
    html`<h1>${title}</h1>
      ${sentences.map((one) => html`<p>${one}</p>`)}`,
  )

/** Header, body and whom to call: the frame of every page behind a link. */
export const answerFrame = (title: string, { name, phone }: Centre, body: Html): string =>
  html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} | あつ活サポーター</title>
        <link rel="stylesheet" href="/a/answer.css" />
      </head>
      <body>
        <header><p>あつ活サポーター</p></header>
        <main>
          ${body}
          <footer>
            <p>
              わからないことは、${name || 'センター'}にお電話ください。
              ${phone && html`<br /><a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`}
            </p>
          </footer>
        </main>
      </body>
    </html>`.markup
