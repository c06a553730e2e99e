import { dayInWords, jstDay } from '@app/shared'
import type { Spoken, Words } from '../notice.ts'
import { paragraphs, writtenMoment } from './prose.rules.ts'

const greeting = (name: string) => (name ? `${name} 様` : null)
const ifNotYou = '心当たりがないときは、すぐにほかの管理者かセンターにお知らせください。'
const notYou = '心当たりがないときは、何もせずにこのメールを消してください。'

export const accountTexts = {
  invited: (name: string, organizationName: string | null, expiresAt: Date): Words => ({
    subject: `【会員ページのご案内】${organizationName ?? 'あつ活サポーター'}`,
    body: paragraphs(
      greeting(name),
      `${organizationName ? `${organizationName}の会員ページ` : '仕事の画面'}に入れるようになりました。下の「会員ページの用意をする」を開いて、合言葉（パスワード）を決めてください。`,
      `リンクは${dayInWords(jstDay(expiresAt))}まで使えます。ほかの方に送らないでください。`,
      notYou,
    ),
  }),
  lookedUpTooMuch: (name: string, organizationName: string | null): Words => ({
    subject: `【ご確認ください】${name}さんが、連絡先をたくさん開いています`,
    body: paragraphs(
      `${organizationName ?? 'センター'}の${name}さんが、1時間のうちにとても多くの連絡先を開いたため、しばらく開けなくしました。`,
      '仕事のためかどうか、ご本人に確かめてください。覚えがないときは、合言葉（パスワード）を変えてもらってください。',
    ),
  }),
  mailLink: (name: string, expiresAt: Date): Words => ({
    subject: '【会員ページに入るリンク】あつ活サポーター',
    body: paragraphs(
      greeting(name),
      '下の「会員ページに入る」を開いて、ボタンを押すと入れます。',
      `リンクは一度だけ、${writtenMoment(expiresAt)}まで使えます。ほかの方に送らないでください。`,
      notYou,
    ),
  }),
  familyKilled: (name: string): Words => ({
    subject: '【ご確認ください】会員ページから出ました',
    body: paragraphs(
      greeting(name),
      'いつもと違う使われ方があったため、念のため会員ページから出ました。もう一度入りなおしてください。',
      '心当たりがないときは、合言葉（パスワード）を変えて、センターにお知らせください。',
    ),
  }),
  passwordChanged: (name: string): Words => ({
    subject: '【お知らせ】合言葉（パスワード）が変わりました',
    body: paragraphs(
      greeting(name),
      '会員ページの合言葉（パスワード）が変わりました。',
      'ご自分で変えていないときは、すぐにセンターにお知らせください。',
    ),
  }),
  invitedBack: (name: string, organizationName: string | null, expiresAt: Date): Words => ({
    subject: '【会員ページ】入りなおすためのリンク',
    body: paragraphs(
      greeting(name),
      `センターが、${organizationName ?? '会員ページ'}に入りなおすためのリンクをご用意しました。下の「会員ページの用意をする」を開いて、ボタンを押してください。`,
      `リンクは一度だけ、${dayInWords(jstDay(expiresAt))}まで使えます。前の合言葉やリンクは、もう使えません。`,
      notYou,
    ),
  }),
  accessRenewed: (name: string): Words => ({
    subject: '【お知らせ】会員ページの入り方を新しくしました',
    body: paragraphs(
      greeting(name),
      '「入れなくなった」とのご連絡を受け、センターが会員ページの入り方を新しくしました。前の合言葉とリンクは使えなくなり、開いていた画面はすべて閉じました。',
      '新しい入り方は、別のメールか紙のご案内でお届けします。頼んでいないときは、すぐにセンターにお知らせください。',
    ),
  }),
  accessRenewedOf: (name: string): Spoken => ({
    subject: `【会員ページ】${name}さんの入り方を新しくしました`,
    body: `センターが、${name}さんの会員ページの入り方を新しくしました。`,
    say: `センターで、${name}さんの会員ページの入り方を新しくしました。`,
  }),
  termSet: (name: string, organizationName: string | null, endsOn: string): Words => ({
    subject: `【役員の引継ぎ】${organizationName ?? 'センター'}での任期について`,
    body: paragraphs(
      greeting(name),
      `${organizationName ?? 'センター'}での任期は、${dayInWords(endsOn)}までになりました。そのあと60日のあいだは、これまでのことを見られます。`,
      'おつかれさまでした。間違いのときは、センターにお知らせください。',
    ),
  }),
  channelLinked: (name: string): Words => ({
    subject: '【お知らせ】お知らせの届け先を加えました',
    body: paragraphs(
      greeting(name),
      'これからは、つないだLINEか携帯電話にもお知らせが届きます。どこに届くかは、会員ページの「お知らせの受け取り方」で見られます。',
      ifNotYou,
    ),
  }),
  secondFactorSet: (name: string): Words => ({
    subject: '【お知らせ】認証アプリを登録しました',
    body: paragraphs(
      greeting(name),
      '仕事の画面に入るための認証アプリを登録しました。次からは、合言葉かメールのリンクのあとに、アプリの番号を入れてください。',
      ifNotYou,
    ),
  }),
  secondFactorReset: (name: string): Words => ({
    subject: '【お知らせ】認証アプリの登録を取り消しました',
    body: paragraphs(
      greeting(name),
      '管理者が、認証アプリの登録を取り消しました。開いていた画面はすべて閉じました。次に入るときに、認証アプリを登録しなおしてください。',
      ifNotYou,
    ),
  }),
  recoveryCodeUsed: (name: string): Words => ({
    subject: '【お知らせ】控えの番号で入りました',
    body: paragraphs(
      greeting(name),
      '控えの番号を使って、仕事の画面に入りました。使った番号は、もう使えません。',
      ifNotYou,
    ),
  }),
  recoveryCodesRenewed: (name: string): Words => ({
    subject: '【お知らせ】控えの番号を作り直しました',
    body: paragraphs(greeting(name), '控えの番号を作り直しました。前の番号は、もう使えません。', ifNotYou),
  }),
  joined: (name: string, organizationName: string | null, title: string): Spoken => ({
    subject: `【会員ページ】${organizationName ?? 'センター'}に${name}さんが加わりました`,
    body: `${name}さん${title ? `（${title}）` : ''}が、会員ページを使い始めました。`,
    say: `${name}さんが、会員ページを使い始めました。`,
  }),
}
