import { dayInWords, jstDay, momentInWords, timeInWords, timeRangeInWords } from '@app/shared'
import type { DeclineReason } from '@app/shared/matches'
import type { MatchFacts } from '../facts.queries.ts'
import type { Words } from '../notice.ts'
import { factLines, paragraphs, quoted, reasonLine } from './prose.rules.ts'
import { whenOfRequest } from './request-texts.ts'

const declineWords: Record<DeclineReason, string> = {
  day: '日にちが合わない',
  heads: '人数が集まらない',
  far: '場所が遠い',
  skill: '内容が得意でない',
  insurance: '保険や安全が心配',
  other: 'そのほか',
}

/** 「令和8年10月4日(日)午前9時から正午まで」: the match's own day, else the days wished for. */
const whenOf = ({ match, request, days }: MatchFacts): string =>
  match.onDay
    ? `${dayInWords(match.onDay)}${timeRangeInWords(match.fromTime, match.toTime)}`
    : whenOfRequest({ request, days })

const headsOf = ({ match }: MatchFacts): string => `${match.heads ?? match.headsAsked}人`

/** 「令和8年10月4日(日)午後5時」; the end of a day goes without saying. */
function byWhen({ match }: MatchFacts): string {
  const clock = momentInWords(match.answerBy).split(' ').at(-1) ?? ''
  const isDayEnd = clock === '23:59' || clock === '00:00'
  return `${dayInWords(jstDay(match.answerBy))}${isDayEnd ? '' : timeInWords(clock)}`
}

const whyNot = ({ match }: MatchFacts): string | null =>
  match.endReason || (match.declineReason ? declineWords[match.declineReason] : null)

/** What, when, where, how many: the same four lines everywhere. `who` keeps rule 2: a label until agreement. */
const outline = (facts: MatchFacts, who: readonly (readonly [string, string | null])[] = []): string =>
  factLines([
    ['内容', facts.request.title],
    ['いつ', whenOf(facts)],
    ['場所', facts.request.place],
    ['人数', headsOf(facts)],
    ...who,
  ])

export const matchTexts = {
  asked: (facts: MatchFacts, byWhom: string): Words => ({
    subject: `【お手伝いのお願い】${facts.request.title}`,
    body: paragraphs(
      `${byWhom}から、お手伝いのお願いが届いています。`,
      outline(facts, [['お願いの先', facts.associationLabel]]),
      facts.match.message,
      `お返事は、${byWhen(facts)}までにお願いします。行けるとき・行けないとき・相談したいときのどれでも、ページのボタンでお知らせください。`,
    ),
  }),
  handRaised: (facts: MatchFacts): Words => ({
    subject: `【うれしいお知らせ】「${facts.request.title}」に手を挙げた団体があります`,
    body: paragraphs(
      `${facts.supporterName}が、お手伝いできると言っています。お願いするかどうかを決めて、お返事をください。`,
      outline(facts),
      facts.match.message ? `団体から：${quoted(facts.match.message)}` : null,
      `お返事は、${byWhen(facts)}までにお願いします。`,
    ),
  }),
  supporterSaidYes: (facts: MatchFacts): Words => ({
    subject: `【行けます】${facts.supporterName}から「${facts.request.title}」へ`,
    body: paragraphs(
      `${facts.supporterName}から「行けます」とのお返事がありました。お願いするかどうかを決めて、お返事をください。`,
      outline(facts),
      `お返事は、${byWhen(facts)}までにお願いします。`,
    ),
  }),
  associationSaidYes: (facts: MatchFacts): Words => ({
    subject: `【お返事をお待ちしています】${facts.request.title}`,
    body: paragraphs(
      `${facts.associationLabel}は、ぜひお願いしたいと言っています。行けるかどうか、お返事をください。`,
      outline(facts),
      `お返事は、${byWhen(facts)}までにお願いします。`,
    ),
  }),
  agreed: (facts: MatchFacts, otherSide: string): Words => ({
    subject: `【お手伝いの相手が決まりました】${facts.request.title}`,
    body: paragraphs(
      `${otherSide}との約束が決まりました。ありがとうございます。`,
      outline(facts, [['相手', otherSide]]),
      '連絡先と当日のことは、確認票のページにあります。',
    ),
  }),
  agreedForStaff: (facts: MatchFacts): Words => ({
    subject: `【決まりました】${facts.request.title}（${facts.supporterName}・${headsOf(facts)}）`,
    body: paragraphs(`${facts.associationName}と${facts.supporterName}の両方が「はい」と答えました。`, outline(facts)),
  }),
  declined: (facts: MatchFacts, byWhom: string): Words => ({
    subject: `【今回は見送り】「${facts.request.title}」へのお返事`,
    body: paragraphs(
      `${byWhom}から、今回は見送りたいとのお返事がありました。`,
      reasonLine(whyNot(facts)),
      'ほかの団体も探しています。心配なことは、センターにご相談ください。',
    ),
  }),
  declinedForSupporter: (facts: MatchFacts): Words => ({
    subject: `【今回は見送り】「${facts.request.title}」へのお返事`,
    body: paragraphs(
      `${facts.associationLabel}から、今回は見送りたいとのお返事がありました。`,
      reasonLine(whyNot(facts)),
      '声をかけてくださり、ありがとうございました。またの機会にお願いします。',
    ),
  }),
  withdrawn: (facts: MatchFacts, byWhom: string): Words => ({
    subject: `【取り下げ】「${facts.request.title}」の話は、なくなりました`,
    body: paragraphs(`${byWhom}が、この話を取り下げました。`, reasonLine(whyNot(facts)), 'お返事は要りません。'),
  }),
  expiredForAsked: (facts: MatchFacts): Words => ({
    subject: `【期限が過ぎました】${facts.request.title}`,
    body: paragraphs(
      `お返事の期限（${byWhen(facts)}）が過ぎたため、この話はいったん終わりにしました。`,
      'まだお手伝いできるときは、センターにお電話ください。',
    ),
  }),
  expiredForWaiting: (facts: MatchFacts, silent: string): Words => ({
    subject: `【お返事がありませんでした】${facts.request.title}`,
    body: paragraphs(
      `${silent}から期限（${byWhen(facts)}）までにお返事がなかったため、この話はいったん終わりにしました。`,
      'お待たせして申し訳ありません。次のことは、センターがいっしょに考えます。',
    ),
  }),
  cancelled: (facts: MatchFacts, byWhom: string): Words => ({
    subject: `【中止】「${facts.request.title}」のお手伝いが取りやめになりました`,
    body: paragraphs(
      `${byWhom}の都合で、決まっていたお手伝いが取りやめになりました。`,
      reasonLine(whyNot(facts)),
      outline(facts),
    ),
  }),
  notNeeded: (facts: MatchFacts): Words => ({
    subject: `【足りました。ありがとうございます】${facts.request.title}`,
    body: paragraphs(
      '必要な人数がそろったため、今回はお願いしないことになりました。お返事は要りません。',
      '気にかけてくださり、ありがとうございます。また次の機会に、声をかけさせてください。',
    ),
  }),
  wantsToTalk: (facts: MatchFacts): Words => ({
    subject: `【相談したい】${facts.supporterName}（${facts.request.title}）`,
    body: paragraphs(
      `${facts.supporterName}が、返事の前に相談したいと言っています。連絡をお願いします。`,
      outline(facts),
    ),
  }),
  messageSent: (facts: MatchFacts, byWhom: string): Words => ({
    subject: `【伝言】「${facts.request.title}」`,
    body: `${byWhom}から、伝言が届いています。ページで読んで、そのままお返事できます。`,
  }),
  reported: (facts: MatchFacts): Words => ({
    subject: `【報告が届きました】${facts.request.title}（${facts.supporterName}）`,
    body: 'どうだったかの報告が届きました。読んで、よければ活動の紹介にまとめてください。',
  }),
  done: (facts: MatchFacts, mayReport: boolean): Words => ({
    subject: `【おつかれさまでした】${facts.request.title}`,
    body: paragraphs(
      `「${facts.request.title}」は、無事に終わりました。ありがとうございました。`,
      mayReport ? 'どうだったかを、30秒でお聞かせください。次のお手伝いの役に立ちます。' : null,
    ),
  }),
}
