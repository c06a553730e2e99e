import { heads, inWords, phoneInWords, timesInWords } from '../platform/japanese.ts'
import { type Block, type Desk, type Paper } from '../platform/paper.ts'

/** What both sides agreed on. It carries telephone numbers, so it is printed only for those two sides and the centre. */
export interface MatchSheetFacts {
  summary: string
  /** Null while the day is talked over. */
  day: string | null
  from?: string | null
  to?: string | null
  place?: string | null
  /** 「集会所の玄関前に午前8時45分」 */
  meetingPoint?: string | null
  /** Whoever asked for help, then whoever gives it. */
  sides: readonly MatchSide[]
  bringing: readonly Bringing[]
  cost?: string | null
  /** 当日のこと: rain, heat, who works beside, in the order in which they matter. */
  onTheDay?: readonly { label: string; value: string }[]
  note?: string | null
  insurance: 'confirmed' | 'unconfirmed'
  /** What to look at together before starting; our usual list when left out. */
  checklist?: readonly string[]
  code?: string | null
  publicUrl?: string | null
  desk?: Desk
  printedOn?: string
  demo?: boolean
}

export interface MatchSide {
  /** 「お願いする側」「手伝う側」 */
  role: string
  organization: string
  heads?: number | null
  contactPerson?: string | null
  phone?: string | null
}

export interface Bringing {
  what: string
  who: string
}

const usualChecklist = [
  '集まった人数を数えた',
  '当日の責任者を決めた',
  '危ない場所を確かめた',
  '体調の悪い人はいない',
  '飲み物・日よけを用意した',
  '終わりの人数と忘れ物を確かめた',
]

/** 当日の確認票: all that both sides need in hand on the day, down to whom to call when something happens. */
export function matchSheetPaper(facts: MatchSheetFacts): Paper {
  return {
    kind: '当日の確認票',
    title: facts.summary,
    lead: '連絡先は、この日のためだけにお使いください。終わったら、この紙は細かく切って捨ててください。',
    number: facts.code ?? undefined,
    link: facts.code && facts.publicUrl ? new URL(`/c/${facts.code}`, facts.publicUrl).href : undefined,
    printedOn: facts.printedOn && inWords(facts.printedOn),
    desk: facts.desk,
    demo: facts.demo,
    blocks: [
      { kind: 'facts', rows: whenAndWhere(facts) },
      { kind: 'heading', text: '来る人と連絡先' },
      people(facts.sides),
      { kind: 'heading', text: 'もしものとき' },
      { kind: 'facts', rows: emergency },
      { kind: 'heading', text: '始める前と終わったあと' },
      { kind: 'checklist', items: facts.checklist ?? usualChecklist, columns: 2 },
    ],
  }
}

const whenAndWhere = (facts: MatchSheetFacts) => [
  { label: 'いつ', value: whenInWords(facts), strong: true },
  { label: 'どこで', value: facts.place, strong: true },
  { label: '集まる所', value: facts.meetingPoint },
  { label: '持ち物', value: facts.bringing.map(({ who, what }) => `${who}：${what}`).join('\n') },
  { label: '費用', value: facts.cost },
  ...(facts.onTheDay ?? []),
  { label: '保険', value: insuranceInWords(facts.insurance) },
  { label: 'そのほか', value: facts.note },
]

const whenInWords = ({ day, from, to }: MatchSheetFacts) =>
  day === null ? '相談して決めます' : `${inWords(day, { holiday: true })}　${timesInWords(from, to)}`.trimEnd()

/** Never an amount, never advice: whether somebody checked, and who knows. */
const insuranceInWords = (insurance: MatchSheetFacts['insurance']) =>
  insurance === 'confirmed' ? '保険確認済み' : '確認中　必ず社協・保険会社に確認してください'

const people = (sides: readonly MatchSide[]): Block => ({
  kind: 'table',
  columns: [
    { label: '役割', chars: 6 },
    { label: '団体' },
    { label: '人数', chars: 3, align: 'right' },
    { label: '連絡する人・電話', chars: 10 },
  ],
  rows: sides.map(({ role, organization, heads: count, contactPerson, phone }) => [
    role,
    organization,
    count ? heads(count) : '',
    [contactPerson, phone && phoneInWords(phone)].filter(Boolean).join('\n'),
  ]),
})

const emergency = [
  { label: '通報', value: '火事・救急 119　　事件・事故 110', strong: true },
  { label: '当日の責任者', toWrite: true },
  { label: '責任者の電話', toWrite: true },
]
