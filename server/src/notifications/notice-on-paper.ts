import { Refusal } from '@app/shared'
import type { PaperPage } from '../paper-codes/index.ts'
import { html } from '../platform/plain-page.ts'
import { noticeOnFile } from './notices.queries.ts'

/** A notice to read again: the words of the paper. */
export const noticeOnPaper: PaperPage = {
  show: async ({ db }, { noticeId, organizationId }) => {
    const notice = noticeId && (await noticeOnFile(db, noticeId))
    if (!notice || notice.organizationId !== organizationId) throw new Refusal('not-found')
    const paragraphs = (notice.onPaper ?? notice.body).split('\n\n')
    return {
      title: notice.subject,
      body: html`${paragraphs.map((one) => html`<p>${one.split('\n').map((line) => html`${line}<br />`)}</p>`)}
        <p class="note">お返事は、紙のお返事の欄に書いてFAXで送るか、センターにお電話ください。</p>`,
    }
  },
}
