import type { Words } from '../notice.ts'
import { paragraphs, quoted } from './prose.rules.ts'

export const paperTexts = {
  mailUnreadable: (mails: number): Words => ({
    subject: `【返信メール】読み取れないメールが${mails}通あります`,
    body: paragraphs(
      `返信の受信箱に、プログラムでは読み取れないメールが${mails}通届きました（大きすぎるか、形が崩れています）。`,
      '受信箱で旗（フラグ）のついたメールを開き、必要なら差出人に連絡してください。ほかのメールは、いつもどおり届いています。',
    ),
  }),
  locked: ({ code, name }: { code: string; name: string }): Words => ({
    subject: `【紙の番号を止めました】${name}（${code}）`,
    body: paragraphs(
      `${name}の紙の番号 ${code} に、ちがう番号が5回続けて入れられたため、止めました。`,
      'ご本人に電話で確かめ、ページから新しい番号を出してください。',
    ),
  }),
  answered: ({ name, subject, reply, channel }: Record<'name' | 'subject' | 'reply' | 'channel', string>): Words => ({
    subject: `【${channel === 'mail' ? 'メール' : '紙'}のお返事】${name}`,
    body: paragraphs(
      `${name}が、「${subject}」の${channel === 'mail' ? 'メールに返信しました' : '紙のページから、お返事を書きました'}。`,
      quoted(reply),
    ),
  }),
  guessed: (network: string): Words => ({
    subject: '【ご注意】紙の番号が、続けてまちがえて入れられています',
    body: `同じ所（目印 ${network}）から、10分のうちに10回まちがえて入れられました。その所からは、しばらく入れられません。困っている方からお電話があるかもしれません。`,
  }),
}
