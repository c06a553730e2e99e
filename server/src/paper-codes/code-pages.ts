import { html, type Html, type PlainPage } from '../platform/plain-page.ts'
import type { Tried } from './open-paper.ts'

/** Whom to call instead. */
export interface Centre {
  centreName: string
  centrePhone: string
}

/** 「◯◯センター（電話 055-…）」 */
const call = ({ centreName, centrePhone }: Centre): Html =>
  html`<p class="note">
    お困りのときは、${centreName || 'センター'}${centrePhone && html`（<a href="tel:${centrePhone.replace(/[^\d+]/g, '')}">電話 ${centrePhone}</a>）`}にお電話ください。
  </p>`

/** The one question before a paper opens. What was typed wrongly is not sent back. */
export const digitsPage = (code: string, centre: Centre, wrong = false): PlainPage => ({
  title: 'この紙のページを開きます',
  body: html`${wrong && html`<p class="now" role="alert">番号が合いませんでした。もう一度、お確かめください。</p>`}
    <p>紙の番号　<strong>${code}</strong></p>
    <form action="/c/${code}" method="post">
      <p>
        <label for="digits">団体の電話番号の、下4けた</label
        ><input
          id="digits"
          name="digits"
          inputmode="numeric"
          autocomplete="off"
          maxlength="20"
          size="8"
          aria-describedby="which"
          required
        />
      </p>
      <p id="which">センターに届けてある番号です。電話がない団体は、FAX番号の下4けたを入れてください。</p>
      <button type="submit">ページを開く</button>
    </form>
    ${call(centre)}`,
})

/** Typing a code from a paper. */
export const codePage = (centre: Centre): PlainPage => ({
  title: '紙の番号をお持ちの方へ',
  body: html`${askAgain}${call(centre)}`,
})

const askAgain = html`<form action="/c/" method="get">
  <p>
    <label for="code">紙の番号（8文字）</label
    ><input
      id="code"
      name="code"
      autocomplete="off"
      autocapitalize="characters"
      maxlength="20"
      aria-describedby="how"
      required
    />
  </p>
  <p id="how">例：ABCD-2345。大文字・小文字や「-」のあるなしは、どちらでもかまいません。</p>
  <button type="submit">つぎへ</button>
</form>`

const told = {
  unknown: {
    status: 404,
    title: 'この番号は見つかりませんでした',
    body: '紙に書かれた番号を、もう一度お確かめください。',
  },
  locked: {
    status: 403,
    title: 'この番号は、いま使えません',
    body: 'ちがう番号が何度も入れられたため、念のため止めました。センターにお電話いただければ、新しい番号をお出しします。',
  },
  expired: {
    status: 410,
    title: 'この番号は、期限が過ぎました',
    body: 'センターにお電話いただければ、新しい紙をお送りします。',
  },
  retired: {
    status: 410,
    title: 'この番号は、新しい番号に変わりました',
    body: '新しくお送りした紙の番号をお使いください。',
  },
  'no-number': {
    status: 403,
    title: 'この紙は、お電話で承ります',
    body: '団体の電話番号が届けられていないため、ページを開けません。お返事やお問い合わせは、お電話でお願いします。',
  },
} as const
type Told = Exclude<Extract<Tried, { refused: string }>['refused'], 'wrong-digits'>

/** Why a paper does not open, and what to do instead. */
export function refusedPage(why: Told, centre: Centre): { status: number; page: PlainPage } {
  const { status, title, body } = told[why]
  return {
    status,
    page: {
      title,
      body: html`<p>${body}</p>
        ${why === 'unknown' && askAgain}${call(centre)}`,
    },
  }
}

export const waitPage: PlainPage = {
  title: '少しお待ちください',
  body: html`<p>
    回数が多すぎます。10分ほど待ってから、もう一度お試しください。お急ぎのときは、センターにお電話ください。
  </p>`,
}
