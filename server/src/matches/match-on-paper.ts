import { jstDay, type MatchId, Refusal, shortDayInWords } from '@app/shared'
import { answersInWords } from '@app/shared/requests'
import type { PaperHeld, PaperPage } from '../paper-codes/index.ts'
import { phoneInWords, timesInWords } from '../platform/japanese.ts'
import type { Context } from '../platform/context.ts'
import { html, type PlainPage } from '../platform/plain-page.ts'
import { transact } from '../platform/transact.ts'
import { answerFor } from './answer-by-link.ts'
import { answerFactsOf } from './answer-links.queries.ts'
import { answerPage, tellingPage } from './answer-page.ts'
import { overInWords, receivedInWords, refusedInWords, talkOfAssociationInWords } from './answer-words.rules.ts'
import { matchById } from './matches.store.ts'
import { offerPage, offerTold } from './offer-page.ts'
import { readPressed } from './pressed.ts'
import { readSheet } from './read-sheet.ts'
import { isOpen } from './sight.rules.ts'

/** A question on paper: a supporter's is answered as behind the link of a mail, an association's on a page of its own. */
export const answerOnPaper: PaperPage = {
  show: (ctx, paper) => question(ctx, paper),
  press: async (ctx, paper, form) => {
    const matchId = matchOf(paper)
    try {
      // an association gives no number of heads with its yes
      const pressed = readPressed(
        paper.side === 'association' && form.answer === 'yes' ? { ...form, heads: '1' } : form,
      )
      const own = paper.side === 'association' && pressed.answer === 'yes' ? { ...pressed, heads: undefined } : pressed
      await transact(ctx, (tx) => answerFor(tx, ctx, { matchId, side: paper.side }, own), { silent: true })
      if (pressed.answer === 'talk')
        return told(
          ctx,
          paper.side === 'association'
            ? talkOfAssociationInWords
            : receivedInWords({ answer: 'talk', heads: null, status: 'proposed' }),
        )
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return question(ctx, paper, error, form)
    }
    return question(ctx, paper)
  },
}

const matchOf = ({ matchId }: PaperHeld): MatchId => {
  if (!matchId) throw new Refusal('not-found')
  return matchId
}

async function question(
  ctx: Context,
  paper: PaperHeld,
  refusal: Refusal | null = null,
  typed: Record<string, string> = {},
): Promise<PlainPage | string> {
  const { db, config } = ctx
  const match = await matchById(db, matchOf(paper))
  const { status, heads, supporterAnswer } = match
  const problem = refusal && refusedInWords(refusal, paper.side)
  if (paper.side === 'association') return offerPage(await answerFactsOf(db, match.id), match, problem)
  if (supporterAnswer !== 'pending') return told(ctx, receivedInWords({ answer: supporterAnswer, heads, status }))
  if (status !== 'proposed') return told(ctx, overInWords)
  const centre = { name: config.centreName, phone: config.centrePhone }
  return answerPage(await answerFactsOf(db, match.id), centre, problem, typed)
}

const told = ({ config }: Context, { title, sentences }: { title: string; sentences: string[] }): string =>
  tellingPage(title, sentences, { name: config.centreName, phone: config.centrePhone })

/** 当日の確認票 on a screen, with contacts: every look is audited, as everywhere (rule 2). */
export const sheetOnPaper: PaperPage = {
  show: async (ctx, paper) => {
    const match = await matchById(ctx.db, matchOf(paper))
    if (!isOpen(match.status))
      return {
        title: 'この確認票は、いま使えません',
        body: html`<p>${offerTold[match.status] ?? 'センターにお電話ください。'}</p>`,
      }
    const {
      match: seen,
      place,
      association,
      supporter,
      weBring,
      theyBring,
      rainPlan,
      answers,
      private: more,
    } = await readSheet(ctx, match.id)
    const row = (label: string, value: string | null | undefined) =>
      value
        ? html`<dt>${label}</dt>
            <dd>${value}</dd>`
        : null
    const contact = ({ name, contact }: typeof association) =>
      [name, contact.personName, contact.phone && phoneInWords(contact.phone)].filter(Boolean).join('　')
    return {
      title: `当日の確認票：${seen.requestTitle}`,
      body: html`<dl>
          ${row('いつ', seen.day ? `${shortDayInWords(seen.day)}　${timesInWords(seen.from, seen.to)}` : '相談して決めます')}
          ${row('どこで', [place, more.exactPlace].filter(Boolean).join('　'))} ${row('集まる所', more.meetingPoint)}
          ${row('お願いする側', contact(association))}
          ${row('当日の連絡先', [more.onDayName, more.onDayPhone].filter(Boolean).join('　'))}
          ${row('手伝う側', `${contact(supporter)}${seen.heads ? `　${seen.heads}人` : ''}`)}
          ${row('自治会で用意するもの', weBring)} ${row('持ってきてほしいもの', theyBring)}
          ${row('駐車場', more.parking)} ${row('トイレ', more.toilet)}
          ${answersInWords(answers, rainPlan).flatMap(({ label, value }) => row(label, value) ?? [])}
        </dl>
        <p class="note">
          連絡先は、この日のためだけにお使いください。${seen.day && seen.day < jstDay(ctx.now) && 'この日のお手伝いは終わりました。'}
        </p>`,
    }
  },
}
