import { heads, inWords, phoneInWords, timesInWords } from '../platform/japanese.ts'
import { type Block, type Cell, type Column, type Desk, type Paper } from '../platform/paper.ts'

/** Who signed up for an exchange meeting, as it stands when the list is printed. */
export interface SignUpListFacts {
  meeting: string
  day: string
  from?: string | null
  to?: string | null
  place?: string | null
  sides: readonly SignUpSide[]
  /** Empty rows per side for those who come without having signed up. */
  blankRows?: number
  desk?: Desk
  printedOn?: string
  demo?: boolean
}

export interface SignUpSide {
  /** 「自治会」「企業」「学生団体」 */
  name: string
  capacity?: number | null
  signUps: readonly SignedUp[]
  /** In the order they wait. */
  waiting: readonly SignedUp[]
}

export interface SignedUp {
  organization: string
  kana: string
  heads: number
  contactPerson?: string | null
  phone?: string | null
}

const byKana = new Intl.Collator('ja')

const columns: readonly Column[] = [
  { label: '来た', chars: 2, align: 'center' },
  { label: '順', chars: 2, align: 'right' },
  { label: '団体' },
  { label: '人数', chars: 3, align: 'right' },
  { label: '連絡する人', chars: 7 },
  { label: '電話', chars: 7.5 },
]

/** 交流会の受付名簿: one part per side, each on its own sheet, so that every desk at the door gets its own. */
export function signUpListPaper(facts: SignUpListFacts): Paper {
  const { meeting, day, from, to, place, desk, demo, printedOn, blankRows = 5 } = facts
  return {
    kind: '交流会の受付名簿',
    title: meeting,
    printedOn: printedOn && inWords(printedOn),
    desk,
    demo,
    blocks: [
      {
        kind: 'facts',
        rows: [
          {
            label: 'いつ',
            value: `${inWords(day, { holiday: true })}　${timesInWords(from, to)}`.trimEnd(),
            strong: true,
          },
          { label: 'どこで', value: place },
        ],
      },
      ...facts.sides.flatMap((side, i) => [...(i > 0 ? [ownSheet(facts)] : []), ...sideBlocks(side, blankRows)]),
    ],
  }
}

/** The next side starts on a sheet of its own that still says which meeting it belongs to. */
const ownSheet = ({ meeting, day }: SignUpListFacts): Block => ({
  kind: 'heading',
  text: `${meeting}　${inWords(day, { holiday: true })}`,
  newPage: true,
})

function sideBlocks({ name, capacity, signUps, waiting }: SignUpSide, blankRows: number): Block[] {
  const inOrder = signUps.toSorted((a, b) => byKana.compare(a.kana, b.kana))
  const blank = Array.from({ length: blankRows }, (_, i): Cell[] => [{ tick: true }, String(inOrder.length + i + 1)])
  return [
    { kind: 'heading', text: `${name}　${total(signUps)}${capacity ? `（定員${heads(capacity)}）` : ''}` },
    { kind: 'table', columns, rows: [...inOrder.map(row), ...blank], tall: true },
    ...waitingBlocks(name, waiting),
  ]
}

const waitingBlocks = (name: string, waiting: readonly SignedUp[]): Block[] =>
  waiting.length === 0
    ? []
    : [
        { kind: 'heading', text: `${name}　空きを待っている団体（申し込みの順）　${total(waiting)}` },
        { kind: 'table', columns, rows: waiting.map(row), tall: true },
      ]

const row = ({ organization, heads: count, contactPerson, phone }: SignedUp, i: number): Cell[] => [
  { tick: true },
  String(i + 1),
  organization,
  heads(count),
  contactPerson ?? '',
  phone ? phoneInWords(phone) : '',
]

const total = (signUps: readonly SignedUp[]) =>
  `${signUps.length}団体・${heads(signUps.reduce((sum, signUp) => sum + signUp.heads, 0))}`
