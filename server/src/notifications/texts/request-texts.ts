import { dayInWords, timeRangeInWords } from '@app/shared'
import type { CancelReason } from '@app/shared/requests'
import type { RequestFacts } from '../facts.queries.ts'
import type { Spoken, Words } from '../notice.ts'
import { factLines, paragraphs, reasonLine, sentences, spokenDay, spokenReason, spokenTime } from './prose.rules.ts'

const cancelWords: Record<CancelReason, string> = {
  'taken-back': '取り下げ',
  rain: '雨のため',
  preparation: '準備が整わないため',
  other: 'そのほかの都合',
}

/** 「第1希望 令和8年10月4日(日)午前9時から」; one day stands alone. */
export function whenOfRequest({ request, days }: Pick<RequestFacts, 'request' | 'days'>): string {
  const said = days.map(({ onDay, fromTime, toTime }) => `${dayInWords(onDay)}${timeRangeInWords(fromTime, toTime)}`)
  if (said.length > 1) return said.map((day, index) => `第${index + 1}希望 ${day}`).join('、')
  return said[0] ?? request.whenNote ?? (request.whenKind === 'monthly' ? '毎月' : 'これから相談')
}

/** The same, as one says it. */
export function spokenWhenOfRequest({ request, days }: Pick<RequestFacts, 'request' | 'days'>): string {
  const said = days.map(({ onDay, fromTime, toTime }) => spokenTime(onDay, fromTime, toTime))
  if (said.length > 1) return said.map((day, index) => `第${index + 1}希望が${day}`).join('、')
  return said[0] ?? request.whenNote ?? (request.whenKind === 'monthly' ? '毎月' : '日にちはこれから相談')
}

/** 「4〜6人」 */
export const headsOfRequest = ({ headsMin, headsMax }: RequestFacts['request']): string =>
  headsMin === headsMax ? `${headsMin}人` : `${headsMin}〜${headsMax}人`

const outline = (facts: RequestFacts): string =>
  factLines([
    ['受付番号', `${facts.request.number}番`],
    ['内容', facts.request.title],
    ['いつ', whenOfRequest(facts)],
    ['人数', headsOfRequest(facts.request)],
  ])

/** 「雨のため。来週にします」 */
const whyOf = ({ request }: RequestFacts): string | null =>
  [request.cancelReason && cancelWords[request.cancelReason], request.statusReason].filter(Boolean).join('。') || null

/** 「「川沿いの清掃」のご依頼」 */
const about = ({ request }: RequestFacts): string => `「${request.title}」のご依頼`

export const requestTexts = {
  received: (facts: RequestFacts): Spoken => ({
    subject: `【受け付けました】${facts.request.title}（受付番号${facts.request.number}）`,
    body: paragraphs(
      'ご依頼を受け付けました。センターが内容を確かめて、お手伝いの相手を探し始めます。',
      outline(facts),
    ),
    say: sentences(
      `${about(facts)}を受け付けました。受付番号は${facts.request.number}番です。`,
      'センターが内容を確かめて、お手伝いの相手を探し始めます。決まりしだい、お電話します。',
    ),
  }),
  cameIn: (facts: RequestFacts, again: boolean): Words => ({
    subject: `【${again ? '直した依頼' : '新しい依頼'}】${facts.request.number}番 ${facts.request.title}`,
    body: paragraphs(
      `${facts.associationName}から${again ? '直した' : '新しい'}依頼が届きました。内容を確かめて、受け付けてください。`,
      outline(facts),
    ),
  }),
  opened: (facts: RequestFacts): Spoken => ({
    subject: `【相手を探し始めました】${facts.request.title}`,
    body: paragraphs(
      '内容を確かめました。お手伝いの相手を探し始めます。声がかかったら、すぐにお知らせします。',
      outline(facts),
    ),
    say: sentences(
      `${about(facts)}の内容を確かめました。お手伝いの相手を探し始めます。`,
      '声がかかったら、すぐにお知らせします。',
    ),
  }),
  returned: (facts: RequestFacts): Spoken => ({
    subject: `【直していただきたい所があります】${facts.request.title}`,
    body: paragraphs(
      'ご依頼をありがとうございます。もう少し教えていただきたい所があります。',
      reasonLine(whyOf(facts)),
      '直して、もう一度送ってください。お電話でも承ります。',
    ),
    onPaper: paragraphs(
      'ご依頼をありがとうございます。もう少し教えていただきたい所があります。',
      reasonLine(whyOf(facts)),
      outline(facts),
      '下の欄に書いてFAXで送るか、お電話で教えてください。',
    ),
    say: sentences(
      `${about(facts)}をありがとうございます。もう少し教えていただきたい所があります。`,
      whyOf(facts) && `「${whyOf(facts)}」です。`,
      'いま、お聞かせいただけますか。',
    ),
    asks: 'words',
  }),
  staffed: (facts: RequestFacts): Words => ({
    subject: `【人数がそろいました】${facts.request.number}番 ${facts.request.title}`,
    body: paragraphs('決まった人数が、必要な人数に届きました。', outline(facts)),
  }),
  reopened: (facts: RequestFacts): Words => ({
    subject: `【人数が足りなくなりました】${facts.request.number}番 ${facts.request.title}`,
    body: paragraphs('取りやめがあり、必要な人数に足りなくなりました。代わりの団体を探してください。', outline(facts)),
  }),
  unmet: (facts: RequestFacts): Spoken => ({
    subject: `【お手伝いの相手が見つかりませんでした】${facts.request.title}`,
    body: paragraphs(
      '力を尽くして探しましたが、今回はお手伝いの相手が見つかりませんでした。申し訳ありません。',
      reasonLine(whyOf(facts)),
      'ほかの方法を、いっしょに考えさせてください。センターにお電話ください。',
    ),
    say: sentences(
      `${about(facts)}のことです。力を尽くして探しましたが、今回はお手伝いの相手が見つかりませんでした。申し訳ありません。`,
      spokenReason(whyOf(facts)),
      'ほかの方法を、いっしょに考えさせてください。',
    ),
  }),
  cancelled: (facts: RequestFacts): Spoken => ({
    subject: `【中止】「${facts.request.title}」は取りやめになりました`,
    body: paragraphs('次の依頼は、取りやめになりました。', reasonLine(whyOf(facts)), outline(facts)),
    say: sentences(`${about(facts)}は、取りやめになりました。`, spokenReason(whyOf(facts))),
  }),
  postponed: (facts: RequestFacts): Spoken => ({
    subject: `【延期】「${facts.request.title}」は日を改めます`,
    body: paragraphs(
      '次の依頼は、日を改めることになりました。',
      reasonLine(whyOf(facts)),
      outline(facts),
      '新しい日が決まったら、依頼のページの「新しい日で再開する」から入れてください。お電話でも承ります。',
    ),
    onPaper: paragraphs(
      '次の依頼は、日を改めることになりました。',
      reasonLine(whyOf(facts)),
      outline(facts),
      '新しい日が決まったら、センターにお電話ください。',
    ),
    say: sentences(
      `${about(facts)}は、日を改めることになりました。`,
      spokenReason(whyOf(facts)),
      '新しい日が決まったら、センターにお知らせください。',
    ),
  }),
  /** `anew`: how many that had agreed are asked about the 予備日. */
  movedToReserve: (facts: RequestFacts, anew: number): Spoken => {
    const next =
      anew > 0
        ? `来る予定だった${anew}団体に、予備日でも来られるかを、もう一度たずねています。お返事が来たら、お知らせします。`
        : '予備日に来られる団体を、これから探します。決まったら、お知らせします。'
    return {
      subject: `【延期】「${facts.request.title}」は予備日に行います`,
      body: paragraphs('次の依頼は、予備日に行うことになりました。', reasonLine(whyOf(facts)), outline(facts), next),
      say: sentences(`${about(facts)}は、予備日の${spokenWhenOfRequest(facts)}に行うことになりました。`, next),
    }
  },
  answeredLater: (facts: RequestFacts): Spoken => ({
    subject: `【決まったことがあります】「${facts.request.title}」`,
    body: paragraphs(
      `${facts.associationName}の「${facts.request.title}」で、まだ決まっていなかったことが決まりました。`,
      '集まる所などは、当日の確認票でご覧ください。',
      outline(facts),
    ),
    onPaper: paragraphs(
      `${facts.associationName}の「${facts.request.title}」で、まだ決まっていなかったことが決まりました。`,
      'くわしくは、センターにお電話ください。',
      outline(facts),
    ),
    say: sentences(
      `${facts.associationName}の「${facts.request.title}」で、まだ決まっていなかったことが決まりました。`,
      '集まる所などを、いまお伝えします。',
    ),
  }),
  goesAhead: (facts: RequestFacts, asker: string): Spoken => {
    const day = facts.request.goesAheadOn
    const [written, spoken] = day ? [dayInWords(day), spokenDay(day)] : ['', '']
    return {
      subject: `【予定どおり行います】「${facts.request.title}」`,
      body: paragraphs(
        `天気をみて、${asker}の「${facts.request.title}」は、${written}に予定どおり行うことになりました。`,
        facts.request.rainPlan === 'indoors' && '雨のときは、屋内で行います。',
        '集まる所と時刻は、当日の確認票でご覧ください。',
      ),
      say: sentences(
        `天気のことでお電話しました。${asker}の「${facts.request.title}」は、${spoken}に予定どおり行います。`,
        facts.request.rainPlan === 'indoors' && '雨のときは、屋内で行います。',
        'お気をつけてお越しください。',
      ),
    }
  },
  /** `asker`: its name for whoever had agreed, else its label (rule 2). */
  endedForSupporter: (facts: RequestFacts, how: 'unmet' | 'cancelled' | 'postponed', asker: string): Spoken => {
    const what = { unmet: '終わりになりました', cancelled: '取りやめになりました', postponed: '延期になりました' }[how]
    return {
      subject: `【${how === 'postponed' ? '延期' : '中止'}】「${facts.request.title}」は${what}`,
      body: paragraphs(
        `${asker}の「${facts.request.title}」は、${what}。この依頼のお手伝いの約束とお返事は、なかったことになります。`,
        reasonLine(whyOf(facts)),
        '予定を空けてくださり、ありがとうございました。またの機会にお願いします。',
      ),
      say: sentences(
        `${asker}の「${facts.request.title}」は、${what}。お手伝いの約束とお返事は、なかったことになります。`,
        spokenReason(whyOf(facts)),
        '予定を空けてくださり、ありがとうございました。またの機会にお願いします。',
      ),
    }
  },
  resumed: (facts: RequestFacts): Spoken => ({
    subject: `【再開しました】${facts.request.title}`,
    body: paragraphs('延期していたご依頼を再開しました。もう一度、お手伝いの相手を探します。', outline(facts)),
    say: sentences(
      `延期していた${about(facts)}を再開しました。もう一度、お手伝いの相手を探します。`,
      `日にちは、${spokenWhenOfRequest(facts)}です。`,
    ),
  }),
  newDayForStaff: (facts: RequestFacts): Words => ({
    subject: `【新しい日が決まりました】${facts.request.number}番 ${facts.request.title}`,
    body: paragraphs(
      `${facts.associationName}が、延期していた依頼の新しい日を決めました。もう一度、お手伝いの相手を探してください。`,
      outline(facts),
    ),
  }),
  done: (facts: RequestFacts): Words => ({
    subject: `【終わりました】${facts.request.number}番 ${facts.request.title}`,
    body: 'この依頼の活動が終わりました。報告を読んで、よければ活動の紹介にまとめてください。',
  }),
}
