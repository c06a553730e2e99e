import { jstDay, shortDayInWords } from '@app/shared'
import type { CertificateFacts, StoryFacts, StorySideFacts } from '../activity-facts.queries.ts'
import type { Spoken, Words } from '../notice.ts'
import { paragraphs, quoted, reasonLine, sentences, spokenDay, spokenReason } from './prose.rules.ts'

const lastDay = ({ answerBy }: StorySideFacts) => jstDay(new Date(answerBy ?? 0))
const byLink = '下のボタンから読んで、「この内容でよい」か「直してほしい」を押してください。'
const byPhone = '「この内容でよい」か「直してほしい」かを、電話かFAXでお知らせください。'

/** The whole story, so that whoever answers has read every word of it. */
const wholeStory = ({ title, story, comments, captions }: StoryFacts): string =>
  paragraphs(
    `題名：${title}`,
    story,
    ...comments.map(({ by, text }) => `${by}のことば：${text}`),
    captions.length > 0 && `写真${captions.length}枚：${captions.join('、')}`,
  )

const aloud = ({ title, story, comments }: StoryFacts): string =>
  sentences(
    `題名は、「${title}」です。`,
    story.replaceAll('\n', ''),
    ...comments.map(({ by, text }) => `${by}のことばとして、「${text.replaceAll('\n', '')}」と載せます。`),
  )

const question = (facts: StoryFacts, side: StorySideFacts, opening: string, kind: string): Spoken => ({
  subject: `【${kind}】${facts.title}`,
  body: paragraphs(
    opening,
    wholeStory(facts),
    `両方の団体のお返事がそろうまで、公開しません。${shortDayInWords(lastDay(side))}までに、お返事をお願いします。`,
    byLink,
  ),
  onPaper: paragraphs(
    opening,
    wholeStory(facts),
    '両方の団体のお返事がそろうまで、公開しません。',
    `${shortDayInWords(lastDay(side))}までに、${byPhone}`,
  ),
  say: sentences(
    opening,
    aloud(facts),
    'この内容で、みなさんに見ていただいてよろしいですか。直すところはありませんか。',
    `お返事は、${spokenDay(lastDay(side))}までにお願いします。`,
  ),
  asks: 'story',
})

/** What is said of a story. Every side reads the same words. */
export const activityTexts = {
  asked: (facts: StoryFacts, side: StorySideFacts): Spoken =>
    question(facts, side, `「${facts.title}」の活動の紹介を作りました。載せてよいか、ご確認ください。`, '紹介のご確認'),
  reminded: (facts: StoryFacts, side: StorySideFacts): Spoken =>
    question(
      facts,
      side,
      `「${facts.title}」の活動の紹介について、お返事をお待ちしています。`,
      '紹介のお返事をお待ちしています',
    ),
  changeWished: ({ title }: StoryFacts, { name, wish }: StorySideFacts): Words => ({
    subject: `【紹介を直してほしい】${title}`,
    body: paragraphs(`${name}から、「${title}」の紹介を直してほしいとお返事がありました。`, wish && quoted(wish)),
  }),
  approved: ({ title }: StoryFacts): Words => ({
    subject: `【紹介の了承がそろいました】${title}`,
    body: `「${title}」の紹介に、すべての団体から「この内容でよい」とお返事がありました。公開できます。`,
  }),
  published: ({ title }: StoryFacts): Spoken => ({
    subject: `【活動が紹介されました】${title}`,
    body: `「${title}」を、みなさんに見ていただけるページで紹介しました。ご協力をありがとうございました。`,
    say: `「${title}」を、みなさんに見ていただけるページで紹介しました。ご協力をありがとうございました。`,
  }),
  withdrawn: ({ title, withdrawnReason }: StoryFacts): Spoken => ({
    subject: `【紹介の公開をやめました】${title}`,
    body: paragraphs(
      `「${title}」の紹介を、みなさんのページから外しました。`,
      reasonLine(withdrawnReason),
      'もう一度載せるときは、あらためてご確認をお願いします。',
    ),
    say: sentences(
      `「${title}」の紹介を、みなさんのページから外しました。`,
      spokenReason(withdrawnReason),
      'もう一度載せるときは、あらためて確認をお願いします。',
    ),
  }),
  certificateWithdrawn: ({ number, title, reason }: CertificateFacts): Spoken => ({
    subject: `【参加証明書を取り消しました】${title}`,
    body: paragraphs(
      `「${title}」の参加証明書（番号 ${number}）を、センターが取り消しました。`,
      reasonLine(reason),
      'お手元の証明書は、これからは使えません。四角い印を読むと「取り消されています」と出ます。わからないことは、センターにお問い合わせください。',
    ),
    say: sentences(
      `「${title}」の参加証明書を、センターで取り消しました。`,
      spokenReason(reason),
      'お手元の証明書は、これからは使えません。',
    ),
  }),
  pictureReturned: (title: string, caption: string, reason: string | null): Spoken => ({
    subject: `【写真をお戻しします】${title}`,
    body: paragraphs(`「${title}」の写真「${caption}」は、紹介に使わずにお戻しします。`, reasonLine(reason)),
    say: sentences(`「${title}」の写真「${caption}」は、紹介に使わずにお戻しします。`, spokenReason(reason)),
  }),
}
