import { dayInWords, jstDay, momentInWords, timeInWords, timeRangeInWords } from '@app/shared'
import type { DeclineReason } from '@app/shared/matches'
import type { MatchFacts } from '../facts.queries.ts'
import type { Spoken, Words } from '../notice.ts'
import {
  factLines,
  paragraphs,
  quoted,
  reasonLine,
  sentences,
  spokenMoment,
  spokenReason,
  spokenTime,
} from './prose.rules.ts'
import { spokenWhenOfRequest, whenOfRequest } from './request-texts.ts'

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

/** The same, as one says it. */
const spokenWhen = ({ match, request, days }: MatchFacts): string =>
  match.onDay ? spokenTime(match.onDay, match.fromTime, match.toTime) : spokenWhenOfRequest({ request, days })

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

/** 「「川沿いの清掃」のこと」: what it is about, first of all. */
const about = ({ request }: MatchFacts): string => `「${request.title}」`
const spokenUntil = ({ match }: MatchFacts): string => `${spokenMoment(match.answerBy)}までに`
const askTicks = (facts: MatchFacts): string =>
  `${byWhen(facts)}までに、下のお返事の欄に印をつけてFAXで送るか、お電話でお知らせください。`
const askCome = '来ていただけるかどうかと、何人で来られるかをお聞かせください。お返事はこのお電話でもかまいません。'
const askAccept = 'お願いするかどうかを、お聞かせください。お返事はこのお電話でもかまいません。'

export const matchTexts = {
  asked: (facts: MatchFacts, byWhom: string): Spoken => ({
    subject: `【お手伝いのお願い】${facts.request.title}`,
    body: paragraphs(
      `${byWhom}から、お手伝いのお願いが届いています。`,
      outline(facts, [['お願いの先', facts.associationLabel]]),
      facts.match.message,
      `お返事は、${byWhen(facts)}までにお願いします。行けるとき・行けないとき・相談したいときのどれでも、ページのボタンでお知らせください。`,
    ),
    onPaper: paragraphs(
      `${byWhom}から、お手伝いのお願いです。`,
      outline(facts, [['お願いの先', facts.associationLabel]]),
      facts.match.message,
      askTicks(facts),
    ),
    say: sentences(
      `${facts.associationLabel}の${about(facts)}に、お手伝いをお願いできないかというご相談です。`,
      `${spokenWhen(facts)}、場所は${facts.request.place}、人数は${headsOf(facts)}ほどです。`,
      spokenUntil(facts),
      askCome,
    ),
    asks: 'come',
  }),
  handRaised: (facts: MatchFacts): Spoken => ({
    subject: `【うれしいお知らせ】「${facts.request.title}」に手を挙げた団体があります`,
    body: paragraphs(
      `${facts.supporterName}が、お手伝いできると言っています。お願いするかどうかを決めて、お返事をください。`,
      outline(facts),
      facts.match.message ? `団体から：${quoted(facts.match.message)}` : null,
      `お返事は、${byWhen(facts)}までにお願いします。`,
    ),
    onPaper: paragraphs(
      `${facts.supporterName}が、お手伝いできると言っています。`,
      outline(facts),
      facts.match.message ? `団体から：${quoted(facts.match.message)}` : null,
      askTicks(facts),
    ),
    say: sentences(
      `${about(facts)}のご依頼に、${facts.supporterName}さんが、お手伝いできますと手を挙げてくださいました。`,
      `${spokenWhen(facts)}に、${headsOf(facts)}です。`,
      facts.match.message && `「${facts.match.message}」とのことです。`,
      spokenUntil(facts),
      askAccept,
    ),
    asks: 'accept',
  }),
  supporterSaidYes: (facts: MatchFacts): Spoken => ({
    subject: `【行けます】${facts.supporterName}から「${facts.request.title}」へ`,
    body: paragraphs(
      `${facts.supporterName}から「行けます」とのお返事がありました。お願いするかどうかを決めて、お返事をください。`,
      outline(facts),
      `お返事は、${byWhen(facts)}までにお願いします。`,
    ),
    onPaper: paragraphs(
      `${facts.supporterName}から「行けます」とのお返事がありました。`,
      outline(facts),
      askTicks(facts),
    ),
    say: sentences(
      `${about(facts)}に、${facts.supporterName}さんから「行けます」とのお返事がありました。`,
      `${spokenWhen(facts)}に、${headsOf(facts)}です。`,
      spokenUntil(facts),
      askAccept,
    ),
    asks: 'accept',
  }),
  associationSaidYes: (facts: MatchFacts): Spoken => ({
    subject: `【お返事をお待ちしています】${facts.request.title}`,
    body: paragraphs(
      `${facts.associationLabel}は、ぜひお願いしたいと言っています。行けるかどうか、お返事をください。`,
      outline(facts),
      `お返事は、${byWhen(facts)}までにお願いします。`,
    ),
    onPaper: paragraphs(
      `${facts.associationLabel}は、ぜひお願いしたいと言っています。`,
      outline(facts),
      askTicks(facts),
    ),
    say: sentences(
      `${about(facts)}のことで、${facts.associationLabel}から、ぜひお願いしたいとのお返事がありました。`,
      `${spokenWhen(facts)}、場所は${facts.request.place}です。`,
      spokenUntil(facts),
      askCome,
    ),
    asks: 'come',
  }),
  agreed: (facts: MatchFacts, otherSide: string): Spoken => ({
    subject: `【お手伝いの相手が決まりました】${facts.request.title}`,
    body: paragraphs(
      `${otherSide}との約束が決まりました。ありがとうございます。`,
      outline(facts, [['相手', otherSide]]),
      '連絡先と当日のことは、確認票のページにあります。',
    ),
    onPaper: paragraphs(
      `${otherSide}との約束が決まりました。ありがとうございます。`,
      outline(facts, [['相手', otherSide]]),
      '集まる所と連絡先は、いっしょにお送りする「当日の確認票」をご覧ください。',
    ),
    say: sentences(
      `${about(facts)}のお手伝いが決まりました。ありがとうございます。`,
      `${spokenWhen(facts)}、お相手は${otherSide}さん、人数は${headsOf(facts)}です。`,
      '集まる所と連絡先を書いた確認票を、このあとお送りします。',
    ),
  }),
  agreedForStaff: (facts: MatchFacts): Words => ({
    subject: `【決まりました】${facts.request.title}（${facts.supporterName}・${headsOf(facts)}）`,
    body: paragraphs(`${facts.associationName}と${facts.supporterName}の両方が「はい」と答えました。`, outline(facts)),
  }),
  declined: (facts: MatchFacts, byWhom: string): Spoken => ({
    subject: `【今回は見送り】「${facts.request.title}」へのお返事`,
    body: paragraphs(
      `${byWhom}から、今回は見送りたいとのお返事がありました。`,
      reasonLine(whyNot(facts)),
      'ほかの団体も探しています。心配なことは、センターにご相談ください。',
    ),
    say: sentences(
      `${about(facts)}のことで、${byWhom}さんから、今回は見送りたいとのお返事がありました。`,
      spokenReason(whyNot(facts)),
      'ほかの団体も探しています。心配なことがあれば、いまお聞かせください。',
    ),
  }),
  declinedForSupporter: (facts: MatchFacts): Spoken => ({
    subject: `【今回は見送り】「${facts.request.title}」へのお返事`,
    body: paragraphs(
      `${facts.associationLabel}から、今回は見送りたいとのお返事がありました。`,
      reasonLine(whyNot(facts)),
      '声をかけてくださり、ありがとうございました。またの機会にお願いします。',
    ),
    say: sentences(
      `${about(facts)}のことで、${facts.associationLabel}から、今回は見送りたいとのお返事がありました。`,
      spokenReason(whyNot(facts)),
      '声をかけてくださり、ありがとうございました。またの機会にお願いします。',
    ),
  }),
  withdrawn: (facts: MatchFacts, byWhom: string): Spoken => ({
    subject: `【取り下げ】「${facts.request.title}」の話は、なくなりました`,
    body: paragraphs(`${byWhom}が、この話を取り下げました。`, reasonLine(whyNot(facts)), 'お返事は要りません。'),
    say: sentences(
      `${about(facts)}のお話は、${byWhom}の都合で、なくなりました。`,
      spokenReason(whyNot(facts)),
      'お返事はいりません。お騒がせしました。',
    ),
  }),
  expiredForAsked: (facts: MatchFacts): Spoken => ({
    subject: `【期限が過ぎました】${facts.request.title}`,
    body: paragraphs(
      `お返事の期限（${byWhen(facts)}）が過ぎたため、この話はいったん終わりにしました。`,
      'まだお手伝いできるときは、センターにお電話ください。',
    ),
    say: sentences(
      `${about(facts)}のことは、お返事の期限の${spokenMoment(facts.match.answerBy)}が過ぎたので、いったん終わりにしました。`,
      'まだお手伝いできるときは、いまお聞かせください。',
    ),
  }),
  expiredForWaiting: (facts: MatchFacts, silent: string): Spoken => ({
    subject: `【お返事がありませんでした】${facts.request.title}`,
    body: paragraphs(
      `${silent}から期限（${byWhen(facts)}）までにお返事がなかったため、この話はいったん終わりにしました。`,
      'お待たせして申し訳ありません。次のことは、センターがいっしょに考えます。',
    ),
    say: sentences(
      `${about(facts)}のことで、${silent}さんから期限までにお返事がなかったので、いったん終わりにしました。`,
      'お待たせして申し訳ありません。次のことを、いっしょに考えさせてください。',
    ),
  }),
  cancelled: (facts: MatchFacts, byWhom: string): Spoken => ({
    subject: `【中止】「${facts.request.title}」のお手伝いが取りやめになりました`,
    body: paragraphs(
      `${byWhom}の都合で、決まっていたお手伝いが取りやめになりました。`,
      reasonLine(whyNot(facts)),
      outline(facts),
    ),
    say: sentences(
      `${spokenWhen(facts)}の${about(facts)}のお手伝いは、${byWhom}さんの都合で取りやめになりました。`,
      spokenReason(whyNot(facts)),
      '当日は、お集まりにならないようお願いします。',
    ),
  }),
  notNeeded: (facts: MatchFacts): Spoken => ({
    subject: `【足りました。ありがとうございます】${facts.request.title}`,
    body: paragraphs(
      '必要な人数がそろったため、今回はお願いしないことになりました。お返事は要りません。',
      '気にかけてくださり、ありがとうございます。また次の機会に、声をかけさせてください。',
    ),
    say: sentences(
      `${about(facts)}は、必要な人数がそろいました。今回はお願いしないことになりました。お返事はいりません。`,
      'ありがとうございました。また次の機会にお願いします。',
    ),
  }),
  wantsToTalk: (facts: MatchFacts): Words => ({
    subject: `【相談したい】${facts.supporterName}（${facts.request.title}）`,
    body: paragraphs(
      `${facts.supporterName}が、返事の前に相談したいと言っています。連絡をお願いします。`,
      outline(facts),
    ),
  }),
  messageSent: (facts: MatchFacts, byWhom: string, message: string): Spoken => ({
    subject: `【伝言】「${facts.request.title}」`,
    body: `${byWhom}から、伝言が届いています。ページで読んで、そのままお返事できます。`,
    onPaper: paragraphs(
      `${byWhom}から、伝言が届いています。`,
      quoted(message),
      'お返事は、下の欄に書いてFAXで送るか、お電話でお知らせください。',
    ),
    say: sentences(`${about(facts)}のことで、${byWhom}から伝言です。`, quoted(message), '伝えておくことはありますか。'),
    asks: 'words',
  }),
  reported: (facts: MatchFacts): Words => ({
    subject: `【報告が届きました】${facts.request.title}（${facts.supporterName}）`,
    body: 'どうだったかの報告が届きました。読んで、よければ活動の紹介にまとめてください。',
  }),
  done: (facts: MatchFacts, mayReport: boolean): Spoken => ({
    subject: `【おつかれさまでした】${facts.request.title}`,
    body: paragraphs(
      `「${facts.request.title}」は、無事に終わりました。ありがとうございました。`,
      mayReport ? 'どうだったかを、30秒でお聞かせください。次のお手伝いの役に立ちます。' : null,
    ),
    onPaper: paragraphs(
      `「${facts.request.title}」は、無事に終わりました。ありがとうございました。`,
      mayReport ? 'どうだったかを、下の欄に印をつけてFAXで送るか、お電話でお聞かせください。' : null,
    ),
    say: sentences(
      `${about(facts)}が終わりました。ありがとうございました。`,
      mayReport && 'どうでしたか。何人で、うまくいったか、またお願いしたいか、この3つをお聞かせください。',
    ),
    ...(mayReport && { asks: 'result' as const }),
  }),
}
