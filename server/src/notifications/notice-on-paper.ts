import { Refusal } from '@app/shared'
import { z } from 'zod'
import type { PaperHeld, PaperPage } from '../paper-codes/index.ts'
import type { Context } from '../platform/context.ts'
import { html, type Html, type PlainPage } from '../platform/plain-page.ts'
import { answerNotice } from './answer-notice.ts'
import { noticeOnFile } from './notices.queries.ts'

/** A notice to read again: the words of the paper; where it asks for words, they can be written here. */
export const noticeOnPaper: PaperPage = {
  show: (ctx, paper) => notice(ctx, paper),
  press: async (ctx, paper, form) => {
    const read = words.safeParse(form.body)
    if (!read.success) return notice(ctx, paper, read.error.issues[0]?.message)
    try {
      await answerNotice(ctx, paper, read.data)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return notice(ctx, paper, error.detail ?? 'いまはお返事を受け取れません。センターにお電話ください。', read.data)
    }
    return notice(ctx, paper)
  },
}

const words = z.string('お返事を書いてください').trim().min(1, 'お返事を書いてください').max(2000)

async function notice(
  { db }: Context,
  { noticeId, organizationId }: PaperHeld,
  problem: string | null = null,
  typed = '',
): Promise<PlainPage> {
  const found = noticeId && (await noticeOnFile(db, noticeId))
  if (!found || found.organizationId !== organizationId) throw new Refusal('not-found')
  const { subject, body, onPaper, asks, reply } = found
  return {
    title: subject,
    body: html`${problem && html`<p class="now" role="alert">${problem}</p>`}
      ${reply && html`<p class="now">お返事を受け取りました。「${reply}」</p>`}
      ${(onPaper ?? body).split('\n\n').map((one) => html`<p>${lines(one)}</p>`)}
      ${(asks === 'words' || asks === 'renewal') && form(typed)}
      <p class="note">お返事は、紙のお返事の欄に書いてFAXで送るか、センターにお電話いただいても、承ります。</p>`,
  }
}

const lines = (text: string): Html => html`${text.split('\n').map((line) => html`${line}<br />`)}`

const form = (typed: string): Html =>
  html`<form method="post">
    <p><label for="body">お返事</label><textarea id="body" name="body" maxlength="2000" required>${typed}</textarea></p>
    <button>お返事を送る</button>
  </form>`
