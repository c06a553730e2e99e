import { lockedPaperFacts } from '../paper-facts.queries.ts'
import { type Notice, nobody, toStaff, toStaffByMail, type WritersOf } from '../notice.ts'
import { paperTexts as texts } from '../texts/paper-texts.ts'

/** Who hears of codes on papers: the centre, when one was locked or many were guessed. */
export const paperWriters: WritersOf<'paper-code'> = {
  'paper-code.locked': async (tx, { paperCodeId }) => {
    const paper = await lockedPaperFacts(tx, paperCodeId)
    return paper ? [{ to: toStaffByMail, words: texts.locked(paper), leadsTo: `/desk/papers/${paper.code}` }] : []
  },
  'paper-code.guessed': (_tx, { network }) =>
    Promise.resolve<Notice[]>([{ to: toStaff, words: texts.guessed(network), leadsTo: null }]),
  'paper-code.renewed': nobody,
}
