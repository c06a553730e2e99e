import { Refusal } from '@app/shared'
import { overInWords, refusedInWords, tellingPage } from '../matches/index.ts'
import type { PaperHeld } from '../paper-codes/index.ts'
import type { Context } from '../platform/context.ts'
import { answerAsking, stateOfAsking } from './answer-series-by-link.ts'
import { seriesAnswerPage } from './series-answer-page.ts'
import { receivedInWords, withdrawnInWords } from './series-link-words.ts'
import { askingOfNotice, type SeriesAskingRow } from './series.store.ts'

/**
 * 連続の依頼の紙 behind its code: the sessions of the paper are answered one by one on the same page as behind the mailed link.
 * The paper's organization speaks, and gets exactly the rights of the paper.
 */
export const seriesOnPaper = {
  show: async (ctx: Context, paper: PaperHeld): Promise<string> => {
    const asking = await askingOf(ctx, paper)
    return shown(ctx, asking)
  },
  press: async (ctx: Context, paper: PaperHeld, form: Record<string, string>): Promise<string> => {
    const asking = await askingOf(ctx, paper)
    try {
      await answerAsking(ctx, asking, form)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return shown(ctx, asking, error, form)
    }
    if (form.answer === 'talk')
      return tellingPage('ご相談を受け取りました', ['センターから、ご連絡します。'], centreOf(ctx))
    const state = await stateOfAsking(ctx, asking)
    return state.state === 'open'
      ? tellingPage(...receivedInWords(state.facts.sessions), centreOf(ctx))
      : shown(ctx, asking)
  },
}

async function askingOf({ db }: Context, { noticeId, organizationId }: PaperHeld): Promise<SeriesAskingRow> {
  const asking = noticeId && (await askingOfNotice(db, noticeId))
  if (!asking || asking.supporterId !== organizationId) throw new Refusal('not-found')
  return asking
}

async function shown(
  ctx: Context,
  asking: SeriesAskingRow,
  refusal: Refusal | null = null,
  typed: Record<string, string> = {},
): Promise<string> {
  const state = await stateOfAsking(ctx, asking)
  const centre = centreOf(ctx)
  if (state.state === 'over') return tellingPage(overInWords.title, overInWords.sentences, centre)
  if (state.state === 'withdrawn') return tellingPage(...withdrawnInWords(state.sessions), centre)
  if (state.state !== 'open') return tellingPage(...receivedInWords(state.sessions), centre)
  return seriesAnswerPage(state.facts, centre, refusal && refusedInWords(refusal), typed)
}

const centreOf = ({ config }: Context) => ({ name: config.centreName, phone: config.centrePhone })
