import type { Spoken } from '../notice.ts'
import type { SeriesFacts, SessionTold } from '../series-facts.queries.ts'
import type { SeriesEnding } from '../series-endings.queries.ts'
import { paragraphs, reasonLine, sentences, spokenReason } from './prose.rules.ts'
import { about, spokenTable, table } from './series-words.ts'

/** 「第1回・第4回」 */
const named = (sessions: readonly SessionTold[]): string => sessions.map(({ number }) => `第${number}回`).join('・')

/** Which sessions go on, so that nobody thinks that all is over. */
function stays({ stays: all }: SeriesEnding): string | null {
  const agreed = all.filter(({ matchStatus }) => matchStatus === 'agreed')
  const open = all.filter(({ matchStatus }) => matchStatus !== 'agreed')
  return sentences(
    agreed.length > 0 && `お約束の決まっている${named(agreed)}は、そのままです。`,
    open.length > 0 && `${named(open)}のお話も、そのままです。`,
  )
}

/** What is said when several sessions end for one supporter: once, with the table, always why. */
export const seriesEndingTexts = {
  /** An asking or a raised hand about several sessions was taken back. */
  withdrawn: (facts: SeriesFacts, byWhom: string, ending: SeriesEnding): Spoken => ({
    subject: `【取り下げ】「${facts.series.title}」の${ending.ended.length}回の話は、なくなりました`,
    body: paragraphs(
      `${byWhom}が、次の${ending.ended.length}回の話を取り下げました。お返事は要りません。`,
      table(ending.ended),
      reasonLine(ending.reason),
      stays(ending),
    ),
    say: sentences(
      `${about(facts)}の${ending.ended.length}回分のお話は、${byWhom}の都合で、なくなりました。`,
      spokenTable(ending.ended),
      spokenReason(ending.reason),
      stays(ending),
      'お返事はいりません。お騒がせしました。',
    ),
  }),
  /** The association does not want what was offered for several sessions. */
  notWanted: (facts: SeriesFacts, byWhom: string, ending: SeriesEnding): Spoken => ({
    subject: `【見送り】「${facts.series.title}」の${ending.ended.length}回は、今回は見送りになりました`,
    body: paragraphs(
      `${byWhom}から、次の${ending.ended.length}回は今回は見送りますとのお返事がありました。お申し出をありがとうございました。`,
      table(ending.ended),
      reasonLine(ending.reason),
      stays(ending),
    ),
    say: sentences(
      `${about(facts)}の${ending.ended.length}回分のお手伝いは、今回は見送りになりました。`,
      spokenTable(ending.ended),
      spokenReason(ending.reason),
      stays(ending),
      'お申し出をありがとうございました。',
    ),
  }),
  /** All that was left between one supporter and a series is called off. */
  calledOff: (facts: SeriesFacts, byWhom: string, ending: SeriesEnding): Spoken => ({
    subject: `【中止】「${facts.series.title}」の${ending.ended.length}回のお手伝いが取りやめになりました`,
    body: paragraphs(
      `${byWhom}の都合で、次の${ending.ended.length}回のお手伝いが取りやめになりました。約束とお返事は、なかったことになります。`,
      table(ending.ended),
      reasonLine(ending.reason),
    ),
    say: sentences(
      `${about(facts)}の${ending.ended.length}回分のお手伝いは、${byWhom}さんの都合で取りやめになりました。約束とお返事は、なかったことになります。`,
      spokenTable(ending.ended),
      spokenReason(ending.reason),
      'これらの日は、お集まりにならないようお願いします。',
    ),
  }),
}
