import type { Config } from '../platform/config.ts'
import { html, type PlainPage } from '../platform/plain-page.ts'
import { sideOverInWords, talkOfAssociationInWords } from './answer-words.rules.ts'

const telling = ({ title, sentences }: { title: string; sentences: readonly string[] }): PlainPage => ({
  title,
  body: html`${sentences.map((one) => html`<p>${one}</p>`)}`,
})

/** A link that speaks for a side is none of ours, came too late, or its asking has ended. */
export const sideOver: PlainPage = telling(sideOverInWords)

/** The association's question was received; the link stays open. */
export const sideTalked: PlainPage = telling(talkOfAssociationInWords)

/** Every page behind a link says whom to call instead. */
export const withCall = ({ title, body }: PlainPage, { centreName, centrePhone }: Config): PlainPage => ({
  title,
  body: html`${body}
    <p class="note">
      わからないことは、${centreName || 'センター'}にお電話ください。
      ${centrePhone !== '' && html`<a href="tel:${centrePhone.replace(/[^\d+]/g, '')}">${centrePhone}</a>`}
    </p>`,
})
