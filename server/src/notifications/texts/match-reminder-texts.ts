import { dayInWords, shortDayInWords } from '@app/shared'
import type { MatchFacts } from '../facts.queries.ts'
import type { Spoken } from '../notice.ts'
import { about, byWhen, headsOf, outline, spokenUntil, spokenWhen } from './match-words.ts'
import { paragraphs, sentences } from './prose.rules.ts'

const askCome = '来ていただけるかどうかを、お聞かせください。難しいときは、そうおっしゃってください。'
const askAccept = 'お願いするかどうかを、お聞かせください。'

const withoutName = (missing: number) => `当日の名簿に、お名前がまだの方が${missing}人います。`

const ifItChanges = '来られなくなったとき・人数が変わったときは、すぐに相手かセンターにお知らせください。'

/** With the day in words, never 「あした」: a person says it or posts it on another day than the eve. */
function dayNears(facts: MatchFacts, otherSide: string, missing = 0): Spoken {
  const { onDay } = facts.match
  const body = paragraphs(
    `お手伝いの日の${onDay ? dayInWords(onDay) : ''}が近づきました。どうぞよろしくお願いします。`,
    outline(facts, [['相手', otherSide]]),
    '集まる所、持ち物、当日の連絡先は、いっしょにお送りする「当日の確認票」をご覧ください。',
    missing > 0 && `${withoutName(missing)}わかる方のお名前を、センターにお知らせください。`,
    ifItChanges,
  )
  return {
    subject: `【${onDay ? shortDayInWords(onDay) : 'もうすぐ'}】${facts.request.title}`,
    body,
    onPaper: body,
    say: sentences(
      `${about(facts)}のお手伝いの日が近づきましたので、確認のお電話です。`,
      `${spokenWhen(facts)}、お相手は${otherSide}さん、人数は${headsOf(facts)}です。`,
      missing > 0 && `${withoutName(missing)}わかる方だけでも、いまお聞かせいただけますか。`,
      '変わったことや、心配なことはありませんか。',
    ),
  }
}

/** What the calendar says again while a match waits: before an answer's end, on the eve, and after the day. */
export const matchReminderTexts = {
  answerReminded: (facts: MatchFacts): Spoken => ({
    subject: `【お返事の期限が近づいています】${facts.request.title}`,
    body: paragraphs(
      `先日のお手伝いのお願いに、まだお返事をいただいていません。期限は、${byWhen(facts)}です。`,
      outline(facts, [['お願いの先', facts.associationLabel]]),
      '行けないとき・相談したいときも、お知らせいただけると助かります。',
    ),
    onPaper: paragraphs(
      `先日のお手伝いのお願いに、まだお返事をいただいていません。`,
      outline(facts, [['お願いの先', facts.associationLabel]]),
      `${byWhen(facts)}までに、下のお返事の欄に印をつけてFAXで送るか、お電話でお知らせください。`,
    ),
    say: sentences(
      `${facts.associationLabel}の${about(facts)}のことで、先日お願いしました件です。`,
      `${spokenWhen(facts)}、人数は${headsOf(facts)}ほどです。`,
      spokenUntil(facts),
      askCome,
    ),
    asks: 'come',
  }),
  acceptReminded: (facts: MatchFacts): Spoken => ({
    subject: `【お返事の期限が近づいています】${facts.supporterName}が待っています`,
    body: paragraphs(
      `「${facts.request.title}」に${facts.supporterName}が「行けます」と言っています。お願いするかどうかのお返事を、まだいただいていません。`,
      outline(facts),
      `期限は、${byWhen(facts)}です。`,
    ),
    onPaper: paragraphs(
      `「${facts.request.title}」に${facts.supporterName}が「行けます」と言っています。お願いするかどうかのお返事を、まだいただいていません。`,
      outline(facts),
      `${byWhen(facts)}までに、下のお返事の欄に印をつけてFAXで送るか、お電話でお知らせください。`,
    ),
    say: sentences(
      `${about(facts)}に、${facts.supporterName}さんが「行けます」と言ってくださっている件です。`,
      `${spokenWhen(facts)}に、${headsOf(facts)}です。`,
      spokenUntil(facts),
      askAccept,
    ),
    asks: 'accept',
  }),
  /** `missing`: how many of the heads of a list that the group began have no name yet. */
  dayBefore: (facts: MatchFacts, otherSide: string, missing = 0): Spoken => ({
    ...dayNears(facts, otherSide, missing),
    subject: `【あした】${facts.request.title}`,
    body: paragraphs(
      `お手伝いの日が、あしたになりました。どうぞよろしくお願いします。`,
      outline(facts, [['相手', otherSide]]),
      '集まる所、持ち物、当日の連絡先は、確認票のページにあります。',
      missing > 0 && `${withoutName(missing)}お手伝いのページから、きょうのうちに入れてください。`,
      ifItChanges,
    ),
  }),
  dayNears,
  resultAsked: (facts: MatchFacts, isAgain: boolean): Spoken => ({
    subject: `【どうでしたか】${facts.request.title}`,
    body: paragraphs(
      isAgain
        ? `${spokenWhen(facts)}のお手伝いの様子を、まだお聞きしていません。`
        : `「${facts.request.title}」、おつかれさまでした。`,
      '何人で、うまくいったか、またお願いしたいかを、30秒でお聞かせください。予定どおりでなかったときも、お知らせください。',
    ),
    onPaper: paragraphs(
      isAgain
        ? `${spokenWhen(facts)}のお手伝い「${facts.request.title}」の様子を、まだお聞きしていません。`
        : `「${facts.request.title}」、おつかれさまでした。`,
      'どうだったかを、下の欄に印をつけてFAXで送るか、お電話でお聞かせください。予定どおりでなかったときも、お知らせください。',
    ),
    say: sentences(
      `${about(facts)}の、${spokenWhen(facts)}のお手伝いのことです。おつかれさまでした。`,
      'どうでしたか。何人で、うまくいったか、またお願いしたいか、この3つをお聞かせください。',
    ),
    asks: 'result',
  }),
  thisYear: (facts: MatchFacts): Spoken => ({
    subject: `【今年もお願いしますか】${facts.request.title}`,
    body: paragraphs(
      `去年の「${facts.request.title}」から、もうすぐ1年です。去年は${facts.supporterName}が手伝ってくれました。`,
      '今年もお願いするときは、去年の内容をもとに、日にちを直すだけで頼めます。早めに頼むほど、相手が見つかりやすくなります。',
      '今年は頼まないときは、何もしなくてかまいません。',
    ),
    onPaper: paragraphs(
      `去年の「${facts.request.title}」から、もうすぐ1年です。去年は${facts.supporterName}が手伝ってくれました。`,
      '去年の内容をもとに、日にちを決めるだけで頼めます。早めに頼むほど、相手が見つかりやすくなります。',
      '今年もお願いするかどうかに、下の欄で印をつけてFAXで送るか、お電話でお知らせください。お願いするときは、日にちのめやすも書いてください。',
    ),
    say: sentences(
      `去年、${facts.supporterName}さんに手伝っていただいた${about(facts)}から、もうすぐ1年になります。`,
      '今年もお願いしますか。お願いするときは、日にちをお聞かせください。',
    ),
    asks: 'words',
  }),
  thisYearForSupporter: (facts: MatchFacts): Spoken => ({
    subject: `【今年も行けそうですか】${facts.request.title}`,
    body: paragraphs(
      `去年、${facts.associationLabel}の「${facts.request.title}」を手伝っていただいてから、もうすぐ1年です。ありがとうございました。`,
      '今年も行けそうですか。いまの見込みを、ページのボタンでお知らせください。約束にはなりません。自治会とセンターに伝わります。',
      '行けない日があるときは、予定表に入れておくと、その日の相談は届きません。',
    ),
    onPaper: paragraphs(
      `去年、${facts.associationLabel}の「${facts.request.title}」を手伝っていただいてから、もうすぐ1年です。ありがとうございました。`,
      '今年も行けそうですか。いまの見込みに、下の欄で印をつけてFAXで送るか、お電話でお知らせください。約束にはなりません。',
    ),
    say: sentences(
      `去年お手伝いいただいた${about(facts)}から、もうすぐ1年になります。ありがとうございました。`,
      '今年も行けそうですか。いまの見込みでかまいませんので、お聞かせください。',
    ),
    asks: 'words',
  }),
}
