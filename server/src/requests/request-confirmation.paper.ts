import { heads, inWords, timesInWords } from '../platform/japanese.ts'
import { type Block, type Desk, type Fact, type Paper } from '../platform/paper.ts'

/** What an association said on the phone, as the coordinator wrote it down. Days are `YYYY-MM-DD`, times `HH:mm`. */
export interface RequestConfirmationFacts {
  organization: string
  contactPerson?: string | null
  receivedOn: string
  /** 「電話」「FAX」「来所」 */
  channel: string
  summary: string
  detail?: string | null
  /** First to third wish, in this order. */
  wishes: readonly Wish[]
  /** Anything about the time that no date can say: 「毎月第2土曜」 */
  whenNote?: string | null
  place?: string | null
  heads?: { least: number; most?: number | null } | null
  bring?: string | null
  cost?: string | null
  /** 当日のこと: what else was asked and answered, in its order. */
  onTheDay?: readonly { label: string; value: string }[]
  note?: string | null
  /** Who hears about it next, one line each: 「支援できる企業・団体（3団体）」 */
  askedNext: readonly string[]
  /** Until when the association hears from the centre. */
  answerBy?: string | null
  code: string
  /** Which number's last four digits open the page of this paper; null: none is known, it stays with the telephone. */
  opensWith?: 'phone' | 'fax' | null
  publicUrl: string
  desk?: Desk
  printedOn?: string
  demo?: boolean
}

export interface Wish {
  day: string
  from?: string | null
  to?: string | null
}

/** お困りごとの受付票: what we understood, who is asked next, and the number to say on the phone; one sheet. */
export function requestConfirmationPaper(facts: RequestConfirmationFacts): Paper {
  const { organization, contactPerson, code, desk, printedOn, demo } = facts
  return {
    kind: 'お困りごとの受付票',
    addressee: contactPerson ? `${organization}　${contactPerson} 様` : `${organization} 御中`,
    lead: '次のとおり承りました。ちがうところは、お知らせください。',
    printedOn: printedOn && inWords(printedOn),
    number: code,
    link: new URL(`/c/${code}`, facts.publicUrl).href,
    desk,
    demo,
    blocks: [
      { kind: 'facts', rows: understood(facts) },
      { kind: 'heading', text: 'このあとのこと' },
      { kind: 'text', text: nextSteps(facts) },
      { kind: 'text', text: `お電話のときは、この紙の番号 ${code} をお伝えください。`, strong: true },
      ...howToOpen(facts),
    ],
  }
}

function understood(facts: RequestConfirmationFacts): Fact[] {
  return [
    { label: '受付', value: `${inWords(facts.receivedOn)}　${facts.channel}` },
    { label: 'お困りごと', value: facts.summary, strong: true },
    { label: 'くわしく', value: facts.detail },
    ...when(facts),
    { label: '場所', value: facts.place },
    { label: '人数', value: facts.heads && heads(facts.heads.least, facts.heads.most) },
    { label: '持ち物', value: facts.bring },
    { label: '費用', value: facts.cost },
    ...(facts.onTheDay ?? []),
    { label: 'そのほか', value: facts.note },
  ]
}

function when({ wishes, whenNote }: RequestConfirmationFacts): Fact[] {
  if (wishes.length === 0) return [{ label: '日にち', value: whenNote || 'これから相談して決めます', strong: true }]
  const days = wishes.map(({ day, from, to }, i) => {
    const rank = wishes.length > 1 ? `第${i + 1}希望　` : ''
    return `${rank}${inWords(day, { holiday: true })}　${timesInWords(from, to)}`.trimEnd()
  })
  return [
    { label: '日にち', value: days.join('\n'), strong: true },
    { label: '日にちの補足', value: whenNote },
  ]
}

function nextSteps({ askedNext, answerBy }: RequestConfirmationFacts): string {
  const asked = askedNext.map((who) => `・${who}`)
  const first = asked.length > 0 ? '次の方々に声をかけます。' : 'どなたに声をかけるかを、これから相談して決めます。'
  return [first, ...asked, answerBy && `${inWords(answerBy)}までに、いったんお知らせします。`]
    .filter(Boolean)
    .join('\n')
}

function howToOpen({ opensWith = 'phone' }: RequestConfirmationFacts): Block[] {
  if (opensWith === null) return []
  const number = opensWith === 'fax' ? 'FAX番号' : '電話番号'
  const how = `右上の四角を読み取り、団体の${number}の下4けたを入れると、いまの状況を見られます。`
  return [{ kind: 'text', text: how }]
}
