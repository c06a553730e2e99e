import type { Spoken } from '../notice.ts'
import type { SeriesFacts, SessionTold } from '../series-facts.queries.ts'
import { factLines, paragraphs, sentences, spokenMoment } from './prose.rules.ts'
import { about, byWhen, outline, spokenTable, table } from './series-words.ts'

const asksWords = '下の欄に書いてFAXで送るか、お電話でお知らせください。'

/** What the calendar says of several sessions at once: before an answer's end, when it ran out, and a year on. */
export const seriesReminderTexts = {
  reminded: (facts: SeriesFacts, answerBy: Date, own: readonly SessionTold[]): Spoken => ({
    subject: `【お返事の期限が近づいています】${facts.series.title}（${own.length}回）`,
    body: paragraphs(
      `先日のお手伝いのお願いに、${own.length}回分のお返事をまだいただいていません。期限は、${byWhen(answerBy)}です。`,
      outline(facts, own),
      '行けない回・相談したい回も、お知らせいただけると助かります。',
    ),
    onPaper: paragraphs(
      `先日のお手伝いのお願いに、${own.length}回分のお返事をまだいただいていません。`,
      factLines([
        ['内容', facts.series.title],
        ['いつ', [facts.rhythm, `全${own.length}回`].filter(Boolean).join('　')],
        ['場所', facts.place],
      ]),
      `${byWhen(answerBy)}までに、下の表に印をつけてFAXで送るか、お電話でお知らせください。`,
    ),
    say: sentences(
      `${facts.label}の${about(facts)}のことで、先日お願いしました件です。`,
      spokenTable(own),
      `${spokenMoment(answerBy)}までに、行ける回と人数をお聞かせください。`,
    ),
    asks: 'sessions',
  }),
  acceptReminded: (facts: SeriesFacts, supporterName: string, answerBy: Date, own: readonly SessionTold[]): Spoken => ({
    subject: `【お返事の期限が近づいています】${supporterName}が待っています`,
    body: paragraphs(
      `「${facts.series.title}」に${supporterName}が${own.length}回「行けます」と言っています。お願いするかどうかのお返事を、まだいただいていません。`,
      table(own),
      `期限は、${byWhen(answerBy)}です。`,
    ),
    onPaper: paragraphs(
      `「${facts.series.title}」に${supporterName}が${own.length}回「行けます」と言っています。お願いするかどうかのお返事を、まだいただいていません。`,
      table(own),
      `${byWhen(answerBy)}までに、${asksWords}`,
    ),
    say: sentences(
      `${about(facts)}に、${supporterName}さんが「行けます」と言ってくださっている件です。`,
      spokenTable(own),
      `${spokenMoment(answerBy)}までに、お願いするかどうかを、お聞かせください。`,
    ),
    asks: 'words',
  }),
  expired: (facts: SeriesFacts, own: readonly SessionTold[]): Spoken => ({
    subject: `【期限が過ぎました】${facts.series.title}（${own.length}回）`,
    body: paragraphs(
      `「${facts.series.title}」へのお返事の期限が過ぎたため、次の回のお願いはいったん終わりにしました。`,
      table(own),
      'まだお手伝いいただけるときは、センターにお電話ください。',
    ),
    say: sentences(
      `${about(facts)}へのお返事の期限が過ぎたため、${own.length}回分のお願いは、いったん終わりにしました。`,
      'まだお手伝いいただけるときは、お知らせください。',
    ),
  }),
  thisYear: (facts: SeriesFacts, supporterName: string): Spoken => ({
    subject: `【今年もお願いしますか】${facts.series.title}`,
    body: paragraphs(
      `去年の「${facts.series.title}」が始まってから、もうすぐ1年です。去年は${supporterName}が手伝ってくれました。`,
      '今年もお願いするときは、去年の内容をもとに、日にちを確かめるだけで、全部の回をまとめて頼めます。',
      '今年は頼まないときは、何もしなくてかまいません。',
    ),
    onPaper: paragraphs(
      `去年の「${facts.series.title}」が始まってから、もうすぐ1年です。去年は${supporterName}が手伝ってくれました。`,
      '去年の内容をもとに、全部の回をまとめて頼めます。',
      '今年もお願いするかどうかに、下の欄で印をつけてFAXで送るか、お電話でお知らせください。お願いするときは、始める日のめやすも書いてください。',
    ),
    say: sentences(
      `去年、${supporterName}さんに手伝っていただいた${about(facts)}が始まってから、もうすぐ1年になります。`,
      '今年もお願いしますか。お願いするときは、日にちをお聞かせください。',
    ),
    asks: 'words',
  }),
  thisYearForSupporter: (facts: SeriesFacts): Spoken => ({
    subject: `【今年も行けそうですか】${facts.series.title}`,
    body: paragraphs(
      `去年、${facts.label}の「${facts.series.title}」を手伝っていただいてから、もうすぐ1年です。ありがとうございました。`,
      '今年も行けそうですか。いまの見込みを、ページのボタンでお知らせください。約束にはなりません。自治会とセンターに伝わります。',
      '行けない日があるときは、予定表に入れておくと、その日の相談は届きません。',
    ),
    onPaper: paragraphs(
      `去年、${facts.label}の「${facts.series.title}」を手伝っていただいてから、もうすぐ1年です。ありがとうございました。`,
      '今年も行けそうですか。いまの見込みに、下の欄で印をつけてFAXで送るか、お電話でお知らせください。約束にはなりません。',
    ),
    say: sentences(
      `去年、${facts.label}の${about(facts)}を手伝っていただき、ありがとうございました。もうすぐ1年になります。`,
      '今年も行けそうですか。いまの見込みでかまいませんので、お聞かせください。',
    ),
    asks: 'words',
  }),
}
