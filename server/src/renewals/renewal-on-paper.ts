import { Refusal } from '@app/shared'
import { type RenewalAnswer, renewalAnswer } from '@app/shared/renewals'
import type { PaperHeld } from '../paper-codes/index.ts'
import type { Context } from '../platform/context.ts'
import type { PlainPage } from '../platform/plain-page.ts'
import { transact } from '../platform/transact.ts'
import { holdQuestion, takeAnswer } from './answer-renewal.ts'
import { changesReceived, received } from './received-page.ts'
import { type Centre, leavingPage, tellingPage } from './renewal-page.ts'
import { pageFactsOf } from './renewals.queries.ts'
import { type RenewalRow, renewalOfPaper } from './renewals.store.ts'
import { type Ticked, ticksPage } from './ticks-page.ts'

/**
 * 更新の紙 behind its code: the three ticks of the paper answer the question as the mailed link does. やめます is asked once
 * more. The paper's organization speaks; last year's paper answers nothing about this year.
 */
export const renewalOnPaper = {
  show: async (ctx: Context, { organizationId }: PaperHeld, writtenAt: Date): Promise<PlainPage> =>
    showQuestion(ctx, await renewalOfPaper(ctx.db, organizationId, writtenAt)),

  press: async (
    ctx: Context,
    { organizationId }: PaperHeld,
    form: Record<string, string>,
    writtenAt: Date,
  ): Promise<PlainPage> => {
    const renewal = await renewalOfPaper(ctx.db, organizationId, writtenAt)
    const facts = await openFacts(ctx, renewal)
    if (!renewal || !facts) return showQuestion(ctx, renewal)
    const ticked = { answer: form.answer ?? '', note: form.note ?? '' }
    try {
      const said = saidBy(ticked)
      if (said.answer === 'leave' && form.sure !== 'yes') return leavingPage(facts, '', centreOf(ctx))
      await answerOnPaper(ctx, renewal, said)
      if (said.answer === 'changes') return changesReceived(said.note, centreOf(ctx))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const now = await renewalOfPaper(ctx.db, organizationId, writtenAt)
      const problem = error.detail ?? 'いまはお返事を受け取れません。センターにお電話ください'
      return showQuestion(ctx, now, ticked, problem)
    }
    return showQuestion(ctx, await renewalOfPaper(ctx.db, organizationId, writtenAt))
  },
}

/** What was ticked, as an answer; words beside 変更なし or やめます would get lost, so it is asked which was meant. */
function saidBy({ answer, note }: Ticked): RenewalAnswer {
  if (!answer) throw new Refusal('invalid-input', 'お返事を、どれか一つ選んでください')
  if (answer === 'renew' && note.trim())
    throw new Refusal(
      'invalid-input',
      '変わったところが書かれています。「変更あり」を選ぶか、書いたものを消してから送ってください',
    )
  const read = renewalAnswer.safeParse(answer === 'changes' ? { answer, note } : { answer })
  if (read.success) return read.data
  throw new Refusal('invalid-input', read.error.issues[0]?.message)
}

/** The registration and its question are held; pressed twice, the first answer stands. */
const answerOnPaper = (ctx: Context, { id, organizationId }: RenewalRow, said: RenewalAnswer): Promise<void> =>
  transact(ctx, async (tx) => {
    const { held, renewal } = await holdQuestion(tx, ctx, organizationId)
    if (renewal.id !== id || renewal.linkEndsAt <= ctx.now)
      throw new Refusal('wrong-moment', 'お返事の期限が過ぎました。センターにお電話ください')
    await takeAnswer(tx, ctx, { held, renewal, side: 'supporter' }, said)
  })

const openFacts = async ({ db, now }: Context, renewal: RenewalRow | null) =>
  renewal && !renewal.answer && !renewal.setAsideAt && renewal.linkEndsAt > now ? pageFactsOf(db, renewal.id) : null

/** The question as it stands: to be ticked, answered, or over. */
async function showQuestion(
  ctx: Context,
  renewal: RenewalRow | null,
  ticked: Ticked | null = null,
  problem: string | null = null,
): Promise<PlainPage> {
  const centre = centreOf(ctx)
  if (renewal?.answer) return received({ answer: renewal.answer, fiscalYear: renewal.fiscalYear }, centre)
  const facts = await openFacts(ctx, renewal)
  if (facts) return ticksPage(facts, centre, ticked, problem)
  const over = 'お返事の期限が過ぎたか、新しいおたずねをお送りしています。'
  const call = '登録を続けたいとき、登録に戻りたいときは、下の電話番号にお知らせください。'
  return tellingPage('この紙では、もうお返事できません', [over, call], centre)
}

const centreOf = ({ config }: Context): Centre => ({ name: config.centreName, phone: config.centrePhone })
