import { dayInWords, timeRangeInWords } from '@app/shared'
import type { MeetingFacts, SignUpFacts } from '../meeting-facts.queries.ts'
import type { Words } from '../notice.ts'
import { factLines, paragraphs, reasonLine } from './prose.rules.ts'

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
const cannotCome = 'ご都合が悪くなったときは、ページの「申込みを取り消す」かお電話でお知らせください。'

export const meetingTexts = {
  opened: (meeting: MeetingFacts): Words => ({
    subject: `【交流会のご案内】${meeting.title}`,
    body: paragraphs(
      '自治会と、手伝いたい会社・学生が顔を合わせる交流会を開きます。どうぞお越しください。',
      outline(meeting, [['申込みの締切', dayInWords(meeting.closesOn)]]),
    ),
  }),
  edited: (meeting: MeetingFacts): Words => ({
    subject: `【交流会の案内が変わりました】${meeting.title}`,
    body: paragraphs(
      'お申し込みの交流会の案内が変わりました。日にちと場所を、もう一度お確かめください。',
      outline(meeting),
      cannotCome,
    ),
  }),
  cancelled: (meeting: MeetingFacts): Words => ({
    subject: `【中止】${meeting.title}`,
    body: paragraphs(
      'お申し込みの交流会は、中止になりました。申し訳ありません。',
      reasonLine(meeting.statusReason),
      outline(meeting),
    ),
  }),
  confirmed: (meeting: MeetingFacts, signUp: SignUpFacts): Words => ({
    subject: `【席をご用意しました】${meeting.title}`,
    body: paragraphs('交流会のお申込みを受け付け、席をご用意しました。', outline(meeting, headsOf(signUp)), cannotCome),
  }),
  waiting: (meeting: MeetingFacts, signUp: SignUpFacts): Words => ({
    subject: `【空きをお待ちいただいています】${meeting.title}`,
    body: paragraphs(
      `満席のため、いま${signUp.place}番目にお待ちいただいています。席が空いたら順番にお入りいただき、すぐにお知らせします。`,
      outline(meeting, headsOf(signUp)),
    ),
  }),
  movedUp: (meeting: MeetingFacts, signUp: SignUpFacts): Words => ({
    subject: `【席が空きました】${meeting.title}`,
    body: paragraphs(
      'お待たせしました。席が空いたので、ご参加いただけます。何もしなくてかまいません。',
      outline(meeting, headsOf(signUp)),
      cannotCome,
    ),
  }),
  signUpCancelled: (meeting: MeetingFacts, { signUp }: SignUpFacts): Words => ({
    subject: `【申込みを取り消しました】${meeting.title}`,
    body: paragraphs(
      '交流会のお申込みを取り消しました。',
      reasonLine(signUp.cancelReason),
      outline(meeting),
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
