import type { SupporterFacts } from '../facts.queries.ts'
import type { Spoken, Words } from '../notice.ts'
import { paragraphs, reasonLine, sentences, spokenReason } from './prose.rules.ts'

const thanks = 'あつ活サポーターへのお申込みを、ありがとうございます。'
/** What hung on the registration ends with it; the sides concerned hear by notices of their own. */
const whatEnds =
  'お返事を待っているお願い、これからのお手伝い、交流会の申込みは、取りやめになります。相手の方には、センターからお知らせします。\n\n会員ページは、これから60日のあいだ、見ることだけできます。'
const ask = 'ご不明な点は、センターにお電話ください。'

export const registrationTexts = {
  received: ({ name }: SupporterFacts): Spoken => ({
    subject: '【受け付けました】あつ活サポーター団体の登録申込み',
    body: paragraphs(
      thanks,
      `${name}の申込みを受け付けました。センターが内容を確かめて、結果をお知らせします。`,
      '申込みの内容は、下の「申込みの内容を見る・直す」からいつでも見られます。ほかの方に送らないでください。',
    ),
    onPaper: paragraphs(
      thanks,
      `${name}の申込みを受け付けました。センターが内容を確かめて、結果をお知らせします。`,
      ask,
    ),
    say: sentences(
      `${name}さんの登録のお申込みを受け付けました。ありがとうございます。`,
      'センターが内容を確かめて、結果をお知らせします。',
    ),
  }),
  cameIn: ({ name }: SupporterFacts, again: boolean): Words => ({
    subject: `【${again ? '直した申込み' : '新しい申込み'}】${name}`,
    body: `${name}から、団体登録の${again ? '直した' : '新しい'}申込みが届きました。内容を確かめてください。`,
  }),
  returned: ({ statusReason }: SupporterFacts): Spoken => ({
    subject: '【直していただきたい所があります】登録申込み',
    body: paragraphs(
      thanks,
      '次の所を直して、もう一度送ってください。入れた内容は、そのまま残っています。',
      reasonLine(statusReason),
      ask,
    ),
    onPaper: paragraphs(
      thanks,
      '次の所を直していただきたく、お願いします。',
      reasonLine(statusReason),
      '下の欄に書いてFAXで送るか、お電話で教えてください。',
    ),
    say: sentences(
      '登録のお申込みをありがとうございます。直していただきたい所があります。',
      statusReason && `「${statusReason}」です。`,
      'いま、お聞かせいただけますか。',
    ),
    asks: 'words',
  }),
  changeWaits: ({ name }: SupporterFacts): Words => ({
    subject: `【変更の確認】${name}`,
    body: `${name}から、団体の内容の変更が届きました。確認するまで、前の内容が公開されています。内容を確かめてください。`,
  }),
  changeAccepted: ({ name }: SupporterFacts): Spoken => ({
    subject: '【変更を反映しました】団体の内容',
    body: `${name}の内容の変更を、センターで確かめて反映しました。ありがとうございます。`,
    say: `${name}さんからいただいた内容の変更を、確かめて反映しました。ありがとうございます。`,
  }),
  changeReturned: ({ name }: SupporterFacts, reason: string): Spoken => ({
    subject: '【もう一度お願いします】団体の内容の変更',
    body: paragraphs(
      `${name}の内容の変更は、次の理由でお戻ししました。いまは、前の内容のままです。`,
      reasonLine(reason),
      '入れた内容は残っています。会員ページの「団体の情報」から、直してもう一度出せます。',
      ask,
    ),
    onPaper: paragraphs(
      `${name}の内容の変更は、次の理由でお戻ししました。いまは、前の内容のままです。`,
      reasonLine(reason),
      '下の欄に書いてFAXで送るか、お電話で教えてください。',
    ),
    say: sentences(
      `${name}さんの内容の変更について、確かめたいことがあります。`,
      spokenReason(reason),
      'いまは、前の内容のままになっています。どのように直しましょうか。',
    ),
    asks: 'words',
  }),
  rejected: ({ name, statusReason }: SupporterFacts): Spoken => ({
    subject: '【登録申込みの結果】あつ活サポーター',
    body: paragraphs(
      thanks,
      `${name}の登録は、今回は見送らせていただくことになりました。`,
      reasonLine(statusReason),
      ask,
    ),
    say: sentences(
      `お申込みいただいた${name}さんの登録は、今回は見送らせていただくことになりました。`,
      spokenReason(statusReason),
    ),
  }),
  registered: ({ name, number }: SupporterFacts): Spoken => ({
    subject: '【登録が済みました】あつ活サポーター団体',
    body: paragraphs(
      `${name}の登録が済みました。これからよろしくお願いします。`,
      number ? `登録番号：${number}` : null,
      '会員ページの用意は、別にお送りするご案内からできます。',
    ),
    onPaper: paragraphs(
      `${name}の登録が済みました。これからよろしくお願いします。`,
      number ? `登録番号：${number}` : null,
      'お手伝いのお願いは、FAXかお電話でお知らせします。',
    ),
    say: sentences(
      `${name}さんの登録が済みました。`,
      number && `登録番号は${number}です。`,
      'これからよろしくお願いします。',
    ),
  }),
  suspended: ({ statusReason }: SupporterFacts): Spoken => ({
    subject: '【登録をいったん止めました】あつ活サポーター団体',
    body: paragraphs(
      '登録をいったん止めました。止めている間は、新しいお願いは届きません。',
      reasonLine(statusReason),
      'お返事を待っていたお願いは、取りやめにしました。決まっているお手伝いのことは、センターからご相談します。',
      ask,
    ),
    say: sentences(
      '登録をいったん止めました。止めている間は、新しいお願いは届きません。',
      spokenReason(statusReason),
      'お返事を待っていたお願いは、取りやめにしました。決まっているお手伝いのことは、これからご相談させてください。',
    ),
  }),
  resumed: ({ name }: SupporterFacts): Spoken => ({
    subject: '【登録を再開しました】あつ活サポーター団体',
    body: `${name}の登録を再開しました。またお願いが届くようになります。`,
    say: `${name}さんの登録を再開しました。またお願いが届くようになります。`,
  }),
  withdrawn: ({ name, statusReason, number }: SupporterFacts): Spoken => ({
    subject: '【登録を取り下げました】あつ活サポーター団体',
    body: paragraphs(
      `${name}の登録を取り下げました。これまでのお力添えを、ありがとうございました。`,
      reasonLine(statusReason),
      number && whatEnds,
    ),
    say: sentences(
      `${name}さんの登録を取り下げました。これまでのお力添えを、ありがとうございました。`,
      spokenReason(statusReason),
      number && 'お返事を待っているお願い、これからのお手伝い、交流会の申込みは、取りやめになります。',
    ),
  }),
  revoked: ({ name, statusReason, number }: SupporterFacts): Spoken => ({
    subject: '【登録の取り消し】あつ活サポーター団体',
    body: paragraphs(`${name}の登録を取り消しました。`, reasonLine(statusReason), number && whatEnds, ask),
    say: sentences(
      `${name}さんの登録を取り消しました。`,
      spokenReason(statusReason),
      number && 'お返事を待っているお願い、これからのお手伝い、交流会の申込みは、取りやめになります。',
    ),
  }),
}
