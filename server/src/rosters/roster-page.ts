import { dayInWords } from '@app/shared'
import { mostOfRemark } from '@app/shared/rosters'
import { inWords, timesInWords } from '../platform/japanese.ts'
import { html, type Html, type PlainPage } from '../platform/plain-page.ts'
import type { RosterLink } from './name-by-link.ts'
import { deletesOn } from './rosters.rules.ts'

type OpenLink = Extract<RosterLink, { state: 'open' }>
export type Done = 'added' | 'edited' | 'removed'
export type Field = 'name' | 'kana' | 'isMinor' | 'guardianAgreed' | 'remark'

/** What was typed, as it came; nothing of it is lost when something is missing. */
export interface TypedName {
  name: string
  kana: string
  minor: string
  guardian: string
  remark: string
}
export const nothingTyped: TypedName = { name: '', kana: '', minor: '', guardian: '', remark: '' }

/** The form as it stands on the page: empty with a fresh key, or one of this browser's names to correct. */
export interface NameForm {
  act: 'add' | 'edit'
  /** What this browser keeps of the name; for a new one drawn with the page. */
  key: string
  typed: TypedName
  wrong: Partial<Record<Field, string>>
  /** What is wrong with all of it. */
  problem: string | null
}

/** The page behind the private link: what it is about, how many names are missing, and the form. Never other names. */
export function rosterPage(link: OpenLink, form: NameForm, done: Done | null, centre: Centre): PlainPage {
  const { activity, named, mine } = link
  const free = Math.max(0, activity.heads - named)
  if (form.act === 'edit')
    return {
      title: 'お名前を直す・取り消す',
      body: html`${problems(form)} ${nameForm(form, '直す')}
        <form class="note" method="post">
          <p>行けなくなったときは、名簿から消せます。</p>
          <input type="hidden" name="key" value="${form.key}" />
          <button class="quiet" name="act" value="remove">名簿から消す</button>
        </form>
        <form method="get"><button class="quiet">もどる</button></form>`,
    }
  return {
    title: '当日の名簿にお名前を入れる',
    body: html`${done !== null && html`<p class="now" role="status">${doneWords[done]}</p>`} ${problems(form)}
      <p>${activity.supporterName}の方へ。いっしょにお手伝いに行く方のお名前を集めています。</p>
      ${facts(activity)} ${mine.length > 0 && own(mine)} ${free === 0 ? full : toFill(link, form, free)} ${ask(centre)}`,
  }
}

/** The form; once this browser has named somebody it opens for one more at a press. */
function toFill({ activity, mine }: OpenLink, form: NameForm, free: number): Html {
  const count = html`<p>${activity.heads}人のうち、あと${free}人です。</p>`
  const rest = html`${privacy(activity.day)} ${!activity.minorsWelcome && minorsUnasked}
  ${nameForm(form, '名簿に入れる')}`
  const isOpen = mine.length === 0 || form.problem !== null || Object.keys(form.wrong).length > 0
  if (isOpen)
    return html`<h2>お名前を入れる</h2>
      ${count} ${rest}`
  return html`${count}
    <details>
      <summary>ほかの方のお名前も入れる</summary>
      ${rest}
    </details>`
}

const minorsUnasked = html`<p>
  この活動は、「高校生以下の参加」を受けると言っていません。18歳未満の方は、先に団体の担当者に相談してください。
</p>`

const doneWords: Record<Done, string> = {
  added: 'お名前を名簿に入れました。ありがとうございます。',
  edited: 'お名前を直しました。',
  removed: '名簿から消しました。',
}

/** A link that is unknown, was closed, or whose day is over: kindly, with what to do. */
export const overPage = (centre: Centre): PlainPage => ({
  title: 'このリンクは、もう使えません',
  body: html`<p>活動の日が過ぎたか、新しいリンクに替わったか、リンクの一部が欠けています。</p>
    <p>お名前を入れたいとき・直したいときは、団体の担当者にお知らせください。</p>
    ${ask(centre)}`,
})

/** Something could not be done, and why. */
export const refusedPage = (title: string, centre: Centre): PlainPage => ({
  title,
  body: html`<p>少し待ってから、団体の担当者から届いたリンクをもう一度開いてみてください。</p>
    ${ask(centre)}`,
})

const facts = ({ title, day, from, to, place, associationLabel }: OpenLink['activity']): Html =>
  html`<dl>
      ${row('活動', title)}
      ${row('いつ', day === null ? '相談して決めます' : [inWords(day, { holiday: true }), timesInWords(from, to)].filter(Boolean).join('　'))}
      ${row('どこで', place)} ${row('お手伝い先', associationLabel)}
    </dl>
    <p>くわしい集合場所や持ち物は、団体の担当者からお聞きください。</p>`

const row = (label: string, value: string): Html =>
  html`<dt>${label}</dt>
    <dd>${value}</dd>`

const own = (mine: OpenLink['mine']): Html =>
  html`<h2>この端末から入れたお名前</h2>
    <ul>
      ${mine.map(
        ({ id, name, isMinor }) =>
          html`<li>
            ${name}${isMinor && '（18歳未満）'}　<a href="?edit=${id}" aria-label="${name}を直す・取り消す"
              >直す・取り消す</a
            >
          </li>`,
      )}
    </ul>`

const full = html`<p class="now">約束した人数のお名前が、そろいました。</p>
  <p>ほかにも行きたい方がいるときは、団体の担当者にお知らせください。</p>`

/** Where each field begins, for the links of what is wrong. */
const places: Record<Field, string> = {
  name: 'name',
  kana: 'kana',
  isMinor: 'minor-no',
  guardianAgreed: 'guardian-yes',
  remark: 'remark',
}

function problems({ problem, wrong }: NameForm): Html | false {
  if (problem !== null) return html`<p class="now not" role="alert">${problem}</p>`
  const fields = Object.entries(wrong) as [Field, string][]
  if (fields.length === 0) return false
  return html`<div class="now not" role="alert">
    まだ入っていません。
    <ul>
      ${fields.map(([field, words]) => html`<li><a href="#${places[field]}">${words}</a></li>`)}
    </ul>
  </div>`
}

function nameForm({ act, key, typed, wrong }: NameForm, button: string): Html {
  return html`<form class="names" method="post">
    <input type="hidden" name="key" value="${key}" />
    <p>
      <label for="name">氏名（※必須）</label>
      ${says('name', wrong.name)}
      <input
        id="name"
        name="name"
        value="${typed.name}"
        maxlength="40"
        autocomplete="name"
        ${told('name', wrong.name)}
      />
    </p>
    <p>
      <label for="kana">ふりがな（※必須。ひらがなで）</label>
      ${says('kana', wrong.kana)}
      <input
        id="kana"
        name="kana"
        value="${typed.kana}"
        maxlength="80"
        autocomplete="off"
        ${told('kana', wrong.kana)}
      />
    </p>
    <fieldset ${wrong.isMinor !== undefined && html`aria-describedby="isMinor-wrong"`}>
      <legend>18歳未満ですか（※必須）</legend>
      ${says('isMinor', wrong.isMinor)} ${choice('radio', 'minor', 'no', 'いいえ（18歳以上）', typed.minor === 'no')}
      ${choice('radio', 'minor', 'yes', 'はい（18歳未満）', typed.minor === 'yes')}
    </fieldset>
    <div class="for-minors">
      ${says('guardianAgreed', wrong.guardianAgreed)}
      ${choice('checkbox', 'guardian', 'yes', '保護者の同意をもらっています（18歳未満の方は必須）', typed.guardian === 'yes')}
    </div>
    <p>
      <label for="remark">連絡事項（なくてもかまいません）</label>
      ${says('remark', wrong.remark)}
      <input
        id="remark"
        name="remark"
        value="${typed.remark}"
        maxlength="${mostOfRemark}"
        autocomplete="off"
        aria-describedby="remark-hint${wrong.remark !== undefined && ' remark-wrong'}"
      />
      <span id="remark-hint" class="hint"
        >「車で来ます」「30分遅れます」など。体や病気のことは書かないでください。団体の担当者とセンターだけが見ます。</span
      >
    </p>
    <button name="act" value="${act}">${button}</button>
  </form>`
}

const says = (field: Field, words: string | undefined): Html | false =>
  words !== undefined && html`<span class="wrong" id="${field}-wrong">${words}</span>`
const told = (field: Field, words: string | undefined): Html | false =>
  words !== undefined && html`aria-invalid="true" aria-describedby="${field}-wrong"`
const choice = (type: 'radio' | 'checkbox', name: string, value: string, label: string, isOn: boolean): Html =>
  html`<label class="choice"
    ><input
      type="${type}"
      id="${name}-${value}"
      name="${name}"
      value="${value}"
      ${isOn && html`checked`}
    />${label}</label
  >`

const privacy = (day: string | null): Html =>
  html`<p>
    お名前は、団体の担当者・センター・受け入れる自治会だけが見ます。ほかの参加者には見えません。活動の90日後${
      day !== null && `（${dayInWords(deletesOn(day))}）`
    }に消します。
  </p>`

/** Whom to call where the group's own people do not know. */
export interface Centre {
  name: string
  phone: string
}

const ask = ({ name, phone }: Centre): Html =>
  html`<p class="note">
    わからないことは、まず団体の担当者にお聞きください。<br />
    ${name}${phone !== '' && html` 　<a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`}
  </p>`
