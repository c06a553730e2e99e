import { Refusal } from '@app/shared'
import { storyAnswerInput } from '@app/shared/activities'
import type { PaperHeld } from '../../paper-codes/index.ts'
import type { Context } from '../../platform/context.ts'
import type { PlainPage } from '../../platform/plain-page.ts'
import { answerFor, readStory } from './story-by-link.ts'
import { over, rewritten, storyPage } from './story-page.ts'
import { askOfPaper } from './story-asks.store.ts'

/** 紹介の紙 behind its code: the newest edition, and the two answers of the paper. The paper's organization speaks. */
export const storyOnPaper = {
  show: (ctx: Context, paper: PaperHeld): Promise<PlainPage> => shown(ctx, paper),

  press: async (ctx: Context, paper: PaperHeld, form: Record<string, string>): Promise<PlainPage> => {
    const bearer = await bearerOfPaper(ctx, paper)
    const { answer, wish = '' } = form
    const read = storyAnswerInput.safeParse({ edition: Number(form.edition), answer, wish })
    if (!read.success) return shown(ctx, paper, read.error.issues[0]?.message, wish)
    try {
      if (bearer) await answerFor(ctx, bearer, read.data)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return shown(ctx, paper, error.detail ?? 'いまはお返事を受け取れません。センターにお電話ください', wish)
    }
    return shown(ctx, paper)
  },
}

const bearerOfPaper = ({ db }: Context, { noticeId, organizationId }: PaperHeld) =>
  noticeId ? askOfPaper(db, noticeId, organizationId) : null

async function shown(ctx: Context, paper: PaperHeld, problem: string | null = null, typed = ''): Promise<PlainPage> {
  const link = await readStory(ctx, await bearerOfPaper(ctx, paper))
  if (link.state === 'over') return over(ctx.config)
  if (link.state === 'rewritten') return rewritten(ctx.config)
  return storyPage({ ...link, centre: ctx.config, picturesAt: null, problem, typed })
}
