import { type MatchId, Refusal } from '@app/shared'
import { ageBands, resultInput } from '@app/shared/matches'
import { type ResultFacts, resultFactsOf } from '../matches/index.ts'
import type { PaperHeld, PaperPage } from '../paper-codes/index.ts'
import type { Context } from '../platform/context.ts'
import { inWords } from '../platform/japanese.ts'
import { html, type Html, type PlainPage } from '../platform/plain-page.ts'
import { reportResult } from './report-result.ts'
import { choice, moreQuestions } from './result-questions.ts'

/** 30秒の報告 on a paper's page: whoever would tick and fax it may tap it as well, for the side that holds the paper. */
export const resultOnPaper: PaperPage = {
  show: (ctx, paper) => questions(ctx, paper),
  press: async (ctx, paper, form) => {
    const read = typedResult(form)
    if (!read.success) return questions(ctx, paper, read.error.issues[0]?.message, form)
    try {
      await reportResult(ctx, matchOf(paper), read.data)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return questions(ctx, paper, error.detail ?? 'いまは報告を入れられません。センターにお電話ください。', form)
    }
    return questions(ctx, paper)
  },
}

/** What a plain form sends: a number as people type it (６ and 6 are the same), nothing where nothing was said. */
function typedResult(form: Record<string, string>) {
  const number = (name: string) => {
    const typed = (form[name] ?? '').normalize('NFKC').trim()
    return typed === '' ? null : Number(typed)
  }
  const { went, again, comment = '', forStory = '' } = form
  return resultInput.safeParse({
    ...{ heads: number('heads') ?? Number.NaN, went, again, comment, forStory },
    ...{ minutes: number('minutes'), firstTimers: number('firstTimers') },
    ages: Object.fromEntries(ageBands.map((band) => [band, number(`age-${band}`)])),
    ...{ burden: form.burden ?? null, unaided: form.unaided ?? null },
  })
}

const matchOf = ({ matchId }: PaperHeld): MatchId => {
  if (!matchId) throw new Refusal('not-found')
  return matchId
}

async function questions(
  ctx: Context,
  paper: PaperHeld,
  problem: string | null = null,
  typed: Record<string, string> = {},
): Promise<PlainPage> {
  const facts = await resultFactsOf(ctx.db, matchOf(paper), paper.side)
  if (!facts) throw new Refusal('not-found')
  const { title, status, onDay, told } = facts
  const asks = !told && (status === 'agreed' || status === 'done')
  const happened = told || asks
  return {
    title: `どうでしたか：${title}`,
    body: html`${problem && html`<p class="now" role="alert">${problem}</p>`}
    ${told && html`<p class="now">報告を受け取りました。ありがとうございました。</p>`}
    ${!happened && html`<p class="now">このお手伝いは、行われませんでした。報告は要りません。</p>`}
    ${
      onDay &&
      html`<dl>
        <dt>お手伝いの日</dt>
        <dd>${inWords(onDay)}</dd>
      </dl>`
    }
    ${asks && form(facts, paper.side, typed)}`,
  }
}

const wentChoices = { well: 'うまくいった', fair: 'まあまあ', trouble: '困ったことがあった（センターから連絡します）' }
const againChoices = {
  association: { yes: 'また頼みたい', perhaps: 'そのときの都合で', no: '今回だけにしたい' },
  supporter: { yes: 'また手伝いたい', perhaps: 'そのときの都合で', no: '今回だけにしたい' },
}

const form = ({ heads }: ResultFacts, side: PaperHeld['side'], typed: Record<string, string>): Html =>
  html`<form method="post">
    <p>
      <label for="heads">手伝いに来た人数</label
      ><input id="heads" name="heads" inputmode="numeric" size="4" value="${typed.heads ?? heads}" required />人
    </p>
    ${choice('went', 'どうでしたか', wentChoices, typed.went)}
    ${choice('again', side === 'association' ? 'また頼みたいですか' : 'また手伝いたいですか', againChoices[side], typed.again)}
    ${moreQuestions(side, typed)}
    <p>
      <label for="comment">センターにだけ伝えること（なくてもかまいません。相手の団体には見えません）</label
      ><textarea id="comment" name="comment" maxlength="500">${typed.comment ?? ''}</textarea>
    </p>
    <button>報告する</button>
  </form>`
