import { Refusal } from '@app/shared'
import { z } from 'zod'
import type { PaperHeld, PaperPage } from '../paper-codes/index.ts'
import type { Context } from '../platform/context.ts'
import { html, type Html, type PlainPage } from '../platform/plain-page.ts'
import { answerNotice } from './answer-notice.ts'
import { noticeOnFile } from './notices.queries.ts'

/** The page of a paper whose question another noun takes: it is asked with the moment at which the paper was written. */
export interface AskedOnPaper {
  show: (ctx: Context, paper: PaperHeld, writtenAt: Date) => Promise<PlainPage | string>
  press: (ctx: Context, paper: PaperHeld, form: Record<string, string>, writtenAt: Date) => Promise<PlainPage | string>
}

/**
 * A notice to read again: the words of the paper; where it asks for words, they can be written here. The ticks of the
 * yearly renewal, of a story and of the sessions of a series are the nouns' own pages.
 */
export const noticeOnPaper = (asked: Record<Elsewhere, AskedOnPaper>): PaperPage => ({
  show: async (ctx, paper) => {
    const held = await heldNotice(ctx, paper)
    return isElsewhere(held) ? asked[held.asks].show(ctx, paper, held.createdAt) : notice(held)
  },
  press: async (ctx, paper, form) => {
    const held = await heldNotice(ctx, paper)
    if (isElsewhere(held)) return asked[held.asks].press(ctx, paper, form, held.createdAt)
    const read = words.safeParse(form.body)
    if (!read.success) return notice(held, read.error.issues[0]?.message, form.body)
    try {
      await answerNotice(ctx, paper, read.data)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return notice(held, error.detail ?? 'いまはお返事を受け取れません。センターにお電話ください。', read.data)
    }
    return notice(await heldNotice(ctx, paper))
  },
})

const elsewhere = ['renewal', 'story', 'sessions'] as const
type Elsewhere = (typeof elsewhere)[number]
/** Another noun takes the answer. */
const isElsewhere = <T extends { asks: string | null }>(held: T): held is T & { asks: Elsewhere } =>
  elsewhere.some((one) => one === held.asks)

const words = z.string('お返事を書いてください').trim().min(1, 'お返事を書いてください').max(2000)

async function heldNotice({ db }: Context, { noticeId, organizationId }: PaperHeld) {
  const found = noticeId && (await noticeOnFile(db, noticeId))
  if (!found || found.organizationId !== organizationId) throw new Refusal('not-found')
  return found
}

function notice(
  { subject, body, onPaper, asks, reply }: Awaited<ReturnType<typeof heldNotice>>,
  problem: string | null = null,
  typed = '',
): PlainPage {
  return {
    title: subject,
    body: html`${problem && html`<p class="now" role="alert">${problem}</p>`}
      ${reply && html`<p class="now">お返事を受け取りました。「${reply}」</p>`}
      ${(onPaper ?? body).split('\n\n').map((one) => html`<p>${lines(one)}</p>`)} ${asks === 'words' && form(typed)}
      <p class="note">お返事は、紙のお返事の欄に書いてFAXで送るか、センターにお電話いただいても、承ります。</p>`,
  }
}

const lines = (text: string): Html => html`${text.split('\n').map((line) => html`${line}<br />`)}`

const form = (typed: string): Html =>
  html`<form method="post">
    <p><label for="body">お返事</label><textarea id="body" name="body" maxlength="2000" required>${typed}</textarea></p>
    <button>お返事を送る</button>
  </form>`
