import type { Asks } from '@app/shared/notifications'
import { inWords } from '../platform/japanese.ts'
import { sessionBlocks } from './session-rows.ts'
import type { SessionToTick } from './sessions-asked.queries.ts'
import type { Block, Desk, Paper, PaperPicture } from '../platform/paper.ts'

/** A notice for somebody without mail, as it goes out by FAX or post. */
export interface NoticePaperFacts {
  organization: string
  /** Whom it is for inside the organization. */
  person?: string | null
  /** 「【お手伝いのお願い】川沿いの清掃」 */
  subject: string
  /** Paragraphs with an empty line between them; 「ラベル：値」 lines become a table. */
  body: string
  asks: Asks | null
  /** Photographs that it asks about; they take the place of the line with their captions. */
  pictures?: readonly PaperPicture[]
  /** The sessions of a series that are ticked one by one. */
  sessions?: readonly SessionToTick[]
  /** Which side it goes to; the report asks each its own questions. */
  side?: 'association' | 'supporter' | null
  /** It asks whether last year's help comes round again. */
  isYearOn?: boolean
  code: string | null
  /** Which number's last four digits open the page; null: none is known. */
  opensWith: 'phone' | 'fax' | null
  publicUrl: string
  desk: Desk
  /** `YYYY-MM-DD` */
  printedOn: string
  demo: boolean
}

/** お知らせの紙: what happened, what to do until when, the answer to tick and send back, and the code of its page. */
export function noticePaper(facts: NoticePaperFacts): Paper {
  const { organization, person, subject, code, desk, demo, asks } = facts
  const { kind, title } = readSubject(subject)
  const paragraphs = facts.body.split('\n\n')
  const wanted = asks ? paragraphs.pop() : null
  return {
    kind,
    title,
    addressee: person ? `${organization}　${person} 様` : `${organization} 御中`,
    lead: `${facts.body.startsWith('いつも') ? '' : 'いつもお世話になっております。'}次のとおり、お知らせします。`,
    number: code ?? undefined,
    link: code && facts.opensWith ? new URL(`/c/${code}`, facts.publicUrl).href : undefined,
    printedOn: inWords(facts.printedOn),
    desk,
    demo,
    blocks: [
      ...together(withPictures(paragraphs, facts.pictures ?? [])),
      ...(wanted
        ? ([
            { kind: 'heading', text: 'お願いしたいこと' },
            { kind: 'text', text: wanted, strong: true },
          ] satisfies Block[])
        : []),
      ...(asks === 'sessions' && facts.sessions?.length ? sessionBlocks(facts.sessions) : []),
      ...(asks ? replyTo(asks, facts) : []),
      ...howToOpen(facts),
    ],
  }
}

/** 「【お手伝いのお願い】川沿いの清掃」 is a kind of paper and its title. */
function readSubject(subject: string): { kind: string; title: string } {
  const read = /^【([^】]+)】(.*)$/su.exec(subject)
  if (!read) return { kind: 'お知らせ', title: subject }
  const [, kind = '', rest = ''] = read
  return { kind: 'お知らせ', title: rest.trim() ? `${kind}\n${rest.trim()}` : kind }
}

const factLine = /^([^：\n]{1,8})：(.+)$/u
/** Lines that all say 「ラベル：値」 are facts; anything else is text. */
function blockOf(paragraph: string): Block {
  const lines = paragraph.split('\n').map((line) => factLine.exec(line))
  if (lines.some((line) => line === null)) return { kind: 'text', text: paragraph }
  return {
    kind: 'facts',
    rows: lines.map((line) => ({ label: line![1]!, value: line![2]!, strong: line![1] === 'いつ' })),
  }
}

function withPictures(paragraphs: readonly string[], pictures: readonly PaperPicture[]): Block[] {
  const at = pictures.length > 0 ? paragraphs.findLastIndex((one) => /^写真\d+枚：/u.test(one)) : -1
  return paragraphs.flatMap((one, i): Block[] =>
    i !== at
      ? [blockOf(one)]
      : [
          { kind: 'heading', text: '写真' },
          { kind: 'pictures', pictures },
        ],
  )
}

/** Facts that follow each other stand in one table. */
const together = (blocks: readonly Block[]): Block[] =>
  blocks.reduce<Block[]>((all, block) => {
    const last = all.at(-1)
    if (last?.kind !== 'facts' || block.kind !== 'facts') return [...all, block]
    return [...all.slice(0, -1), { kind: 'facts', rows: [...last.rows, ...block.rows] }]
  }, [])

const options: Record<Asks, readonly string[]> = {
  come: ['行けます（　　　　人）', '行けません（わけ：　　　　　　　　　　　　　）', '相談したいので、電話をください'],
  accept: ['はい、お願いします', 'いいえ、今回は見送ります', '相談したいので、電話をください'],
  words: ['電話をください'],
  sessions: ['相談したいので、電話をください'],
  result: ['うまくいった', 'まあまあ', '困ったことがあった（電話をください）'],
  seats: ['行きます（　　　　人）', '行けなくなりました'],
  renewal: [
    '変更なし（このまま続けます）',
    '変更あり（続けます。変わったところを、下に書いてください）',
    'やめます',
    '電話をください',
  ],
  story: ['この内容でよい', '直してほしい（下に書いてください）', '電話をください'],
}
const fields: Record<Asks, readonly string[]> = {
  come: ['ひとこと', 'お名前　　　　　　　　　　　　　　　　日にち　　　月　　　日'],
  accept: ['ひとこと', 'お名前　　　　　　　　　　　　　　　　日にち　　　月　　　日'],
  words: ['お返事', '', '', 'お名前　　　　　　　　　　　　　　　　日にち　　　月　　　日'],
  sessions: ['行けない回のわけ・ひとこと', 'お名前　　　　　　　　　　　　　　　　日にち　　　月　　　日'],
  result: [
    '来た人数　　　　人（はじめて参加　　　人）　　かかった時間　　　　時間',
    'センターにだけ伝えること',
    'お名前　　　　　　　　　　　　　　　　日にち　　　月　　　日',
  ],
  story: ['直してほしいところ', '', 'お名前　　　　　　　　　　　　　　　　日にち　　　月　　　日'],
  renewal: ['変わったところ', '', 'お名前　　　　　　　　　　　　　　　　日にち　　　月　　　日'],
  seats: ['お名前　　　　　　　　　　　　　　　　日にち　　　月　　　日'],
}

const again = { label: '次も', options: ['また頼みたい・手伝いたい', 'そのときの都合で', '今回だけにしたい'] }
/** What the report asks of one side alone; it may be left out. */
const questions: Record<'association' | 'supporter', NonNullable<Extract<Block, { kind: 'reply' }>['questions']>> = {
  association: [
    { label: '負担は減りましたか', options: ['とても減った', '少し減った', '変わらない', 'かえって増えた'] },
    {
      label: '支援がなければ、どうなっていましたか',
      options: ['中止だった', '縮小していた', '自分たちだけでできた', 'わからない'],
    },
  ],
  supporter: [
    {
      label: '来た人の年代（わかるところだけ）',
      options: [
        '小学生以下（　　人）',
        '中高生（　　人）',
        '18〜29歳（　　人）',
        '30〜49歳（　　人）',
        '50〜64歳（　　人）',
        '65歳以上（　　人）',
      ],
    },
  ],
}

/** 今年も: what each side ticks a year on. */
const yearOn: Record<'association' | 'supporter', readonly string[]> = {
  association: ['はい、今年もお願いします（　　　月　　　日ごろ）', '今年は頼みません', '電話をください'],
  supporter: ['今年も行けそうです', '今年は難しそうです', 'まだわかりません', '電話をください'],
}

function replyTo(asks: Asks, { desk: { fax, phone }, side, isYearOn }: NoticePaperFacts): Block[] {
  const sendTo = fax ? `この紙を、FAX ${fax} へお送りください。` : phone && `お返事は、電話 ${phone} でも承ります。`
  return [
    {
      kind: 'reply',
      title: asks === 'sessions' ? 'そのほか' : 'お返事（あてはまる □ に印をつけてください）',
      options: isYearOn && side ? yearOn[side] : options[asks],
      ...(asks === 'result' && { questions: side ? [again, ...questions[side]] : [again] }),
      // only the supporter knows who came for the first time
      fields:
        side === 'association' ? fields[asks].map((one) => one.replace(/（はじめて参加　+人）/u, '')) : fields[asks],
      ...(sendTo && { sendTo }),
    },
  ]
}

/** How the page of this paper opens; without a number on file it stays with the telephone. */
function howToOpen({ code, opensWith, publicUrl }: NoticePaperFacts): Block[] {
  if (!code) return []
  if (!opensWith)
    return [{ kind: 'text', text: `お電話のときは、この紙の番号 ${code} をお伝えください。`, strong: true }]
  const number = opensWith === 'fax' ? 'FAX番号' : '電話番号'
  const text = `この紙の番号は ${code} です。右上の四角をスマートフォンで読み取るか、${new URL('/c/', publicUrl).href} を開いて番号を入れ、団体の${number}の下4けたを入れると、そのページが開きます。`
  return [{ kind: 'text', text }]
}
