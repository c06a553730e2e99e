import type { RequestFacts } from '../facts.queries.ts'
import type { Spoken } from '../notice.ts'
import { factLines, paragraphs, sentences } from './prose.rules.ts'
import { headsOfRequest, spokenWhenOfRequest, whenOfRequest } from './request-texts.ts'

/** Requests that one mail writes out; of more it says how many. */
const writtenOut = 10

const outline = (facts: RequestFacts): string =>
  factLines([
    ['内容', facts.request.title],
    ['いつ', whenOfRequest(facts)],
    ['どこ', facts.associationLabel],
    ['人数', headsOfRequest(facts.request)],
  ])

export const savedWishTexts = {
  /** At least one request. */
  found: (requests: readonly RequestFacts[]): Spoken => {
    const [first, ...others] = requests
    const shown = requests.slice(0, writtenOut)
    const more = requests.length - shown.length
    return {
      subject:
        others.length > 0 ? `【新しい依頼】${requests.length}件あります` : `【新しい依頼】${first!.request.title}`,
      body: paragraphs(
        'ご希望の条件に合う、新しい依頼があります。手伝えそうなときは、依頼のページの「手を挙げる」を押してください。',
        ...shown.map(outline),
        more > 0 && `ほかに${more}件あります。`,
        'このお知らせの回数を変えたり、やめたりするには、会員ページの「団体の情報」にある「新しい依頼のお知らせ」をご覧ください。',
      ),
      say: sentences(
        `ご希望の条件に合う、新しい依頼が${requests.length}件あります。`,
        ...shown.map(
          (one) => `「${one.request.title}」、${spokenWhenOfRequest(one)}、${headsOfRequest(one.request)}です。`,
        ),
      ),
    }
  },
}
