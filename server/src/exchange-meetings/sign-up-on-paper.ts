import { Refusal, shortDayInWords } from '@app/shared'
import type { PaperHeld, PaperPage } from '../paper-codes/index.ts'
import type { Context } from '../platform/context.ts'
import { timesInWords } from '../platform/japanese.ts'
import { html, type PlainPage } from '../platform/plain-page.ts'
import { cancelSignUp } from './cancel-sign-up.ts'
import { meetingSeen, signUpSeen } from './exchange-meetings.queries.ts'

/** Seats at a meeting: where and when, whether they are held, and the way to give them back. */
export const signUpOnPaper: PaperPage = {
  show: (ctx, paper) => page(ctx, paper),
  press: async (ctx, paper, form) => {
    const { meetingId, signUpId } = await signUpOf(ctx, paper)
    const reason = form.reason?.trim().slice(0, 300) || '都合が悪くなった'
    try {
      if (form.answer === 'cancel') await cancelSignUp(ctx, { meetingId, signUpId }, reason)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
    return page(ctx, paper)
  },
}

async function signUpOf({ db }: Context, { signUpId }: PaperHeld) {
  if (!signUpId) throw new Refusal('not-found')
  const signUp = await signUpSeen(db, signUpId)
  return { ...signUp, signUpId }
}

const stands: Record<string, string> = {
  confirmed: '席をご用意しています',
  waitlisted: '席が空くのをお待ちいただいています',
  cancelled: 'お申込みは取り消されています',
}

async function page(ctx: Context, paper: PaperHeld): Promise<PlainPage> {
  const { meetingId, heads, status, waitingPlace } = await signUpOf(ctx, paper)
  const meeting = await meetingSeen(ctx.db, ctx.actor, meetingId)
  const comes = status === 'confirmed' || status === 'waitlisted'
  const isOver = meeting.status === 'cancelled' || meeting.status === 'held'
  return {
    title: `交流会：${meeting.title}`,
    body: html`<p class="now">
        ${meeting.status === 'cancelled' ? 'この交流会は、中止になりました' : (stands[status] ?? 'お申込みを受け付けました')}
        ${waitingPlace && `（いま${waitingPlace}番目です）`}
      </p>
      <dl>
        <dt>いつ</dt>
        <dd>${shortDayInWords(meeting.heldOn)}　${timesInWords(meeting.from, meeting.to)}</dd>
        <dt>どこで</dt>
        <dd>${meeting.place}</dd>
        <dt>人数</dt>
        <dd>${heads}人</dd>
      </dl>
      ${comes && !isOver && form}`,
  }
}

const form = html`<form method="post">
  <p>
    <label for="reason">来られなくなったとき：わけ（なくてもかまいません）</label
    ><input id="reason" name="reason" maxlength="300" autocomplete="off" />
  </p>
  <button class="quiet" name="answer" value="cancel">申込みを取り消す</button>
</form>`
