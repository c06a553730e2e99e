import { inWords } from '../platform/japanese.ts'
import type { Block, Desk, Paper } from '../platform/paper.ts'

/** One letter that brings somebody in. */
export interface LetterFacts {
  organization: string
  title: string
  name: string
  /** `joins`: a new seat. `hands-over`: for the coming officer. `returns`: access was lost. */
  why: 'joins' | 'hands-over' | 'returns'
  startsOn: string
  /** The last day on which the code works. */
  worksUntil: string
  code: string
  /** Carries the secret; for phones that read square codes. */
  link: string
  /** Where the code is typed by hand, without https. */
  page: string
  desk: Desk
  printedOn: string
  demo: boolean
}

const titles = {
  joins: '会員ページのご案内',
  'hands-over': '役員の引継ぎのご案内',
  returns: '会員ページに入りなおすためのご案内',
} as const

const leads = {
  joins: (title: string) =>
    `あつ活サポーターの会員ページを、${title ? `${title}として` : ''}お使いいただけるようになりました。お手伝いのお願いや、お返事ができます。`,
  'hands-over': (title: string) =>
    `新しい${title || '役員'}の方にお渡しください。前の方から、お願いの途中のものも、やりとりも、交流会の申込みも、そのまま引き継げます。`,
  returns: () =>
    '会員ページに入れなくなったとのことで、新しい番号をご用意しました。前の番号や合言葉は、もう使えません。',
} as const

const howToType =
  'ホームページの次のアドレスを開き、この紙の番号を打ちます。大文字と小文字、ハイフンの有る無しは、どちらでも入れます。数字の 0 と 1、英字の O と I は使っていません。'

/** 会員ページのご案内: one A4 page with a square code, and a code to type. */
export function invitationLetter(facts: LetterFacts): Paper {
  const { organization, title, name, why, code, link, worksUntil, printedOn, desk, demo } = facts
  const to = [organization, why === 'hands-over' && !name ? `新しい${title}` : title, name].filter(Boolean).join('　')
  return {
    kind: titles[why],
    addressee: `${to} 様`,
    lead: leads[why](title),
    printedOn: inWords(printedOn),
    desk,
    demo,
    blocks: [
      {
        kind: 'code',
        code,
        url: link,
        says: `${inWords(worksUntil)}まで、一度だけ使えます。ほかの方に見せないでください。`,
      },
      ...factsOf(facts),
      { kind: 'heading', text: 'スマートフォンで入るとき' },
      {
        kind: 'text',
        text: '上の四角いコードをカメラで読み取り、出てきたページでお名前を確かめて、ボタンを押します。',
      },
      { kind: 'heading', text: 'パソコンなどで、番号を打って入るとき' },
      { kind: 'text', text: howToType },
      { kind: 'text', text: facts.page, strong: true },
      ...(why === 'hands-over' ? [replyWithPen(facts)] : byTelephone),
    ],
  }
}

const byTelephone: Block[] = [
  { kind: 'heading', text: 'うまくいかないとき' },
  { kind: 'text', text: 'お電話をください。電話やFAXだけでも、すべての手続きができます。' },
]

/** Whoever uses no screen ticks, writes and sends the letter back; the centre enters it (rule 4). */
const replyWithPen = ({ title, desk }: LetterFacts): Block => ({
  kind: 'reply',
  title: '画面を使わないときは、ここに書いてお返しください',
  options: ['変わりません（みんな続けます）', '次のように変わります'],
  fields: [`新しい${title || '役員'}のお名前`, 'お電話'],
  ...(desk.fax && { sendTo: `FAX ${desk.fax} へお送りください。` }),
})

const factsOf = ({ title, startsOn, why }: LetterFacts): Block[] =>
  why === 'returns'
    ? []
    : [
        {
          kind: 'facts',
          rows: [
            { label: '役職', value: title },
            { label: '任期の始まり', value: inWords(startsOn), strong: true },
          ],
        },
      ]
