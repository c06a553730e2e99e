import type { MatchFacts } from '../facts.queries.ts'
import type { Spoken, Words } from '../notice.ts'
import { matchEndingTexts } from './match-ending-texts.ts'
import { about, byWhen, headsOf, othersToo, outline, spokenUntil, spokenWhen } from './match-words.ts'
import { paragraphs, quoted, sentences } from './prose.rules.ts'

const askTicks = (facts: MatchFacts): string =>
  `${byWhen(facts)}までに、下のお返事の欄に印をつけてFAXで送るか、お電話でお知らせください。`
const askCome = '来ていただけるかどうかと、何人で来られるかをお聞かせください。お返事はこのお電話でもかまいません。'
const askAccept = 'お願いするかどうかを、お聞かせください。お返事はこのお電話でもかまいません。'

const acceptByButton = '「お願いします」「見送ります」「相談したい」のどれでも、ページのボタンでお知らせください。'

/** What is said of a match, from the asking to the thanks. */
export const matchTexts = {
  ...matchEndingTexts,
  asked: (facts: MatchFacts, byWhom: string): Spoken => ({
    subject: `【お手伝いのお願い】${facts.request.title}`,
    body: paragraphs(
      `${byWhom}から、お手伝いのお願いが届いています。`,
      outline(facts, [['お願いの先', facts.associationLabel]]),
      facts.match.message ? `${byWhom}から：${quoted(facts.match.message)}` : null,
      othersToo(facts),
      `お返事は、${byWhen(facts)}までにお願いします。`,
      '行けるとき・行けないとき・相談したいときのどれでも、ページのボタンでお知らせください。',
    ),
    onPaper: paragraphs(
      `${byWhom}から、お手伝いのお願いです。`,
      outline(facts, [['お願いの先', facts.associationLabel]]),
      facts.match.message ? `${byWhom}から：${quoted(facts.match.message)}` : null,
      othersToo(facts),
      askTicks(facts),
    ),
    say: sentences(
      `${facts.associationLabel}の${about(facts)}に、お手伝いをお願いできないかというご相談です。`,
      `${spokenWhen(facts)}、場所は${facts.request.place}、人数は${headsOf(facts)}ほどです。`,
      othersToo(facts),
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
      acceptByButton,
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
      acceptByButton,
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
