import { dayInWords, shortDayInWords, jstDay } from '@app/shared/kernel'
import type { Story } from '@app/shared/activities'
import { html, type Html, type PlainPage } from '../../platform/plain-page.ts'

/** Whom to call instead. */
export interface Centre {
  centreName: string
  centrePhone: string
}
type Own = Story['asks'][number]

interface Shown {
  story: Story
  own: Own
  centre: Centre
  /** Where the photographs are read; null: they are named only (the page of a paper, which shows them). */
  picturesAt: string | null
  problem?: string | null
  typed?: string
}

/** The page behind the link and behind the paper: the whole story, and two ways to answer. Opening it changes nothing. */
export const storyPage = ({ story, own, centre, picturesAt, problem = null, typed = '' }: Shown): PlainPage => ({
  title: `この紹介を載せてよいですか：${story.title}`,
  body: html`${problem !== null && html`<p class="now" role="alert" id="problem">${problem}</p>`}
    ${standing(story, own)}
    <p>
      両方の団体のお返事がそろうまで、公開しません。${own.answer ? null : `${shortDayInWords(jstDay(new Date(own.answerBy)))}までに、お返事をお願いします。`}
    </p>
    ${wholeStory(story, picturesAt)} ${asksStill(story) && answers(story, own, typed)} ${ask(centre)}`,
})

const asksStill = ({ status }: Story) => status === 'asked' || status === 'approved'

const standing = ({ status }: Story, { answer, wish }: Own): Html | null => {
  if (status === 'published') return html`<p class="now">この紹介は、公開されています。</p>`
  if (answer === 'yes')
    return html`<p class="now">「この内容でよい」とのお返事を受け取りました。ありがとうございました。</p>`
  if (answer === 'change')
    return html`<p class="now">
      「直してほしい」とのお返事を受け取りました。「${wish}」<br />直したら、もう一度お聞きします。
    </p>`
  return null
}

/** Exactly what everybody will read. */
const wholeStory = (
  { title, story, happenedOn, associationLabel, supporters, comments, pictures }: Story,
  at: string | null,
): Html =>
  html`<section class="note">
    <h2>${title}</h2>
    <dl>
      <dt>活動した日</dt>
      <dd>${dayInWords(happenedOn)}</dd>
      <dt>お願いした側</dt>
      <dd>${associationLabel}</dd>
      <dt>手伝った団体</dt>
      <dd>${supporters.map(({ name, heads }) => `${name}（${heads}人）`).join('、')}</dd>
    </dl>
    ${story.split('\n').map((line) => html`<p>${line}</p>`)}
    ${pictures.map(({ id, caption, width, height }) =>
      at
        ? html`<figure>
            <img src="${at}/${id}" alt="" width="${width}" height="${height}" />
            <figcaption>${caption}</figcaption>
          </figure>`
        : html`<p>写真：${caption}（紙に刷ってあります）</p>`,
    )}
    ${comments.map(
      ({ by, text }) =>
        html`<blockquote>${text.split('\n').map((line) => html`${line}<br />`)}<span>（${by}）</span></blockquote>`,
    )}
  </section>`

const answers = ({ edition }: Story, { answer, wish }: Own, typed: string): Html =>
  html`${
      answer !== 'yes' &&
      html`<form class="note" method="post">
        <input type="hidden" name="edition" value="${edition}" />
        <button name="answer" value="yes">この内容でよい</button>
      </form>`
    }
    <form class="note" method="post">
      <input type="hidden" name="edition" value="${edition}" />
      <label for="wish">直してほしいところ</label
      ><textarea id="wish" name="wish" maxlength="500" aria-describedby="what">${typed || (wish ?? '')}</textarea>
      <p id="what">どこを、どう直すか。載せたくないときも、ここに書いてください。</p>
      <button class="quiet" name="answer" value="change">直してほしい</button>
    </form>`

/** A page that only tells something. */
export const tellingPage = (title: string, sentences: readonly string[], centre: Centre): PlainPage => ({
  title,
  body: html`${sentences.map((one) => html`<p>${one}</p>`)} ${ask(centre)}`,
})

const ask = ({ centreName, centrePhone }: Centre): Html =>
  html`<p class="note">
    わからないことは、お電話ください。<br />
    ${centreName || 'センター'}${centrePhone !== '' && html` 　<a href="tel:${centrePhone.replace(/[^\d+]/g, '')}">${centrePhone}</a>`}
  </p>`

export const rewritten = (centre: Centre): PlainPage =>
  tellingPage(
    'この紹介は、いま書き直しています',
    ['直したら、もう一度お送りします。それまで、お返事はいりません。'],
    centre,
  )

export const over = (centre: Centre): PlainPage =>
  tellingPage(
    'このリンクは、もう使えません',
    ['期限が過ぎたか、紹介が取り下げられたか、リンクの一部が欠けています。'],
    centre,
  )
