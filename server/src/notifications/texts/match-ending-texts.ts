import type { MatchFacts } from '../facts.queries.ts'
import type { Spoken } from '../notice.ts'
import { about, byWhen, outline, spokenWhen, whyNot } from './match-words.ts'
import { paragraphs, reasonLine, sentences, spokenMoment, spokenReason } from './prose.rules.ts'

/** What is said when nothing comes of a match: always why, and what comes next. */
export const matchEndingTexts = {
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
}
