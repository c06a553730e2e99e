import { dayInWords, timeRangeInWords } from '@app/shared'
import type { MeetingFacts, SignUpFacts } from '../meeting-facts.queries.ts'
import type { Spoken, Words } from '../notice.ts'
import { factLines, paragraphs, reasonLine, sentences, spokenDay, spokenReason, spokenTime } from './prose.rules.ts'

const outline = (
  { title, heldOn, fromTime, toTime, place }: MeetingFacts,
  more: readonly (readonly [string, string | null])[] = [],
): string =>
  factLines([
    ['交流会', title],
    ['いつ', `${dayInWords(heldOn)}${timeRangeInWords(fromTime, toTime)}`],
    ['場所', place],
    ...more,
  ])

const headsOf = ({ signUp }: SignUpFacts) => [['人数', `${signUp.heads}人`]] as const
/** 「交流会「秋の交流会」、10月4日、日曜日の午後1時から、場所は…」 */
const spoken = ({ title, heldOn, fromTime, toTime, place }: MeetingFacts): string =>
  `「${title}」は、${spokenTime(heldOn, fromTime, toTime)}、場所は${place}です。`
const callWhenNot = 'ご都合が悪くなったときは、お電話か、下の欄に印をつけたFAXでお知らせください。'
const cannotCome = 'ご都合が悪くなったときは、ページの「申込みを取り消す」かお電話でお知らせください。'

export const meetingTexts = {
  opened: (meeting: MeetingFacts): Spoken => ({
    subject: `【交流会のご案内】${meeting.title}`,
    body: paragraphs(
      '自治会と、手伝いたい会社・学生が顔を合わせる交流会を開きます。どうぞお越しください。',
      outline(meeting, [['申込みの締切', dayInWords(meeting.closesOn)]]),
    ),
    say: sentences(
      '自治会と、手伝いたい会社や学生が顔を合わせる交流会を開きます。',
      spoken(meeting),
      `申込みは${spokenDay(meeting.closesOn)}までです。どうぞお越しください。`,
    ),
  }),
  edited: (meeting: MeetingFacts): Spoken => ({
    subject: `【交流会の案内が変わりました】${meeting.title}`,
    body: paragraphs(
      'お申し込みの交流会の案内が変わりました。日にちと場所を、もう一度お確かめください。',
      outline(meeting),
      cannotCome,
    ),
    onPaper: paragraphs(
      'お申し込みの交流会の案内が変わりました。日にちと場所を、もう一度お確かめください。',
      outline(meeting),
      callWhenNot,
    ),
    say: sentences('お申し込みの交流会の案内が変わりました。', spoken(meeting), '来ていただけますか。'),
    asks: 'seats',
  }),
  cancelled: (meeting: MeetingFacts): Spoken => ({
    subject: `【中止】${meeting.title}`,
    body: paragraphs(
      'お申し込みの交流会は、中止になりました。申し訳ありません。',
      reasonLine(meeting.statusReason),
      outline(meeting),
    ),
    say: sentences(
      `お申し込みの「${meeting.title}」は、中止になりました。申し訳ありません。`,
      spokenReason(meeting.statusReason),
    ),
  }),
  confirmed: (meeting: MeetingFacts, signUp: SignUpFacts): Spoken => ({
    subject: `【席をご用意しました】${meeting.title}`,
    body: paragraphs('交流会のお申込みを受け付け、席をご用意しました。', outline(meeting, headsOf(signUp)), cannotCome),
    onPaper: paragraphs(
      '交流会のお申込みを受け付け、席をご用意しました。',
      outline(meeting, headsOf(signUp)),
      callWhenNot,
    ),
    say: sentences(`交流会のお申込みを受け付け、${signUp.signUp.heads}人分の席をご用意しました。`, spoken(meeting)),
    asks: 'seats',
  }),
  waiting: (meeting: MeetingFacts, signUp: SignUpFacts): Spoken => ({
    subject: `【空きをお待ちいただいています】${meeting.title}`,
    body: paragraphs(
      `満席のため、いま${signUp.place}番目にお待ちいただいています。席が空いたら順番にお入りいただき、すぐにお知らせします。`,
      outline(meeting, headsOf(signUp)),
    ),
    onPaper: paragraphs(
      `満席のため、いま${signUp.place}番目にお待ちいただいています。席が空いたら順番にお入りいただき、すぐにお知らせします。`,
      outline(meeting, headsOf(signUp)),
      callWhenNot,
    ),
    say: sentences(
      `お申し込みの「${meeting.title}」は満席のため、いま${signUp.place}番目にお待ちいただいています。`,
      '席が空いたら順番にお入りいただき、すぐにお知らせします。',
    ),
    asks: 'seats',
  }),
  movedUp: (meeting: MeetingFacts, signUp: SignUpFacts): Spoken => ({
    subject: `【席が空きました】${meeting.title}`,
    body: paragraphs(
      'お待たせしました。席が空いたので、ご参加いただけます。何もしなくてかまいません。',
      outline(meeting, headsOf(signUp)),
      cannotCome,
    ),
    onPaper: paragraphs(
      'お待たせしました。席が空いたので、ご参加いただけます。',
      outline(meeting, headsOf(signUp)),
      callWhenNot,
    ),
    say: sentences(
      `お待たせしました。席が空いたので、${signUp.signUp.heads}人でご参加いただけます。`,
      spoken(meeting),
      '来ていただけますか。',
    ),
    asks: 'seats',
  }),
  signUpCancelled: (meeting: MeetingFacts, { signUp }: SignUpFacts): Spoken => ({
    subject: `【申込みを取り消しました】${meeting.title}`,
    body: paragraphs(
      '交流会のお申込みを取り消しました。',
      reasonLine(signUp.cancelReason),
      outline(meeting),
      'またの機会に、お待ちしています。',
    ),
    say: sentences(
      `「${meeting.title}」のお申込みを取り消しました。`,
      spokenReason(signUp.cancelReason),
      'またの機会に、お待ちしています。',
    ),
  }),
  forStaff: (meeting: MeetingFacts, { signUp, name }: SignUpFacts): Words => {
    const what = { confirmed: '席が決まりました', waitlisted: '待っています', cancelled: '取り消しました' }
    const said = signUp.status in what ? what[signUp.status as keyof typeof what] : '申し込みました'
    return {
      subject: `【交流会】${name}（${signUp.heads}人）：${said}`,
      body: paragraphs(outline(meeting), reasonLine(signUp.cancelReason)),
    }
  },
}
