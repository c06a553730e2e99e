import { type Verdict } from '@app/shared/imports'
import { type Change, changesBetween } from './compare.rules.ts'
import { isHeadingRow, isTotalsRow, type TableRow } from './layout.rules.ts'
import { type AssociationDraft, type Leftover, type SupporterDraft, type UnderstoodRow } from './rows.rules.ts'
import { hasLostLetter, isSameButForLostLetters, nameKey, plain } from './text.rules.ts'

/** An organization we already have, in the words of a ledger. */
export interface Known<Draft> {
  id: string
  draft: Draft
  /** What the ledger said when it was last taken in. What it still says is no news, even if people here know better. */
  ledger?: Draft | null
}

/** What will happen to one row and why. `knownId` is whom it would change; `notes` are things to know, not to decide. */
export interface JudgedRow<Draft> {
  rowNo: number
  verdict: Verdict
  reason: string
  draft: Draft | null
  knownId: string | null
  changes: Change[]
  leftovers: Leftover[]
  doubts: Leftover[]
  notes: string[]
}

/** A row with its number in the file. */
export interface ReadRow<Draft> extends UnderstoodRow<Draft> {
  rowNo: number
}

type Draft = SupporterDraft | AssociationDraft
/** A verdict on one row, with the sentence a person reads. */
export type Judgement<D> = Pick<JudgedRow<D>, 'verdict' | 'reason'> &
  Partial<Pick<JudgedRow<D>, 'knownId' | 'changes' | 'notes'>>

/** A person decides. */
export const ask = (reason: string) => ({ verdict: 'needs-person', reason }) as const
/** No organization can come of this row. */
export const refuse = (reason: string) => ({ verdict: 'refused', reason }) as const
/** Nobody we know. */
export const create = (reason: string, notes: string[] = []) => ({ verdict: 'new', reason, notes }) as const
/** 「3行目、5行目」; of many, the first few. */
export const rowsInWords = (rows: readonly { rowNo: number }[]): string =>
  `${rows
    .slice(0, 5)
    .map(({ rowNo }) => `${rowNo}行目`)
    .join('、')}${rows.length > 5 ? 'ほか' : ''}`

/** Items under a key of theirs; those without a key are left out. */
export const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

const isAlike = <D extends Draft>(one: D, other: D): boolean =>
  changesBetween(one, other).length === 0 && changesBetween(other, one).length === 0

const numbersOf = (draft: Draft): string[] => (draft.phones ?? []).map(({ number }) => number)

/** The same telephone, mail or address: probably the same people. */
export const sharesContact = (one: Draft, other: Draft): boolean => {
  const address = (draft: Draft): string | null => ('address' in draft && draft.address ? plain(draft.address) : null)
  return (
    numbersOf(one).some((number) => numbersOf(other).includes(number)) ||
    (one.mail !== null && one.mail === other.mail) ||
    (address(one) !== null && address(one) === address(other))
  )
}

/** Compared with the organization it surely is. A different name is a question; a different spelling of it is not. */
export const againstKnown = <D extends Draft>(draft: D, known: Known<D>): Judgement<D> => {
  const news = known.ledger ? new Set(changesBetween(known.ledger, draft).map(({ field }) => field)) : null
  const changes = changesBetween(known.draft, draft).filter(({ field }) => !news || news.has(field))
  const damaged =
    draft.name !== null && known.draft.name !== null && isSameButForLostLetters(draft.name, known.draft.name)
  const notes = damaged
    ? [`名前の文字が失われているため、登録済みの「${known.draft.name ?? ''}」をそのまま使います`]
    : []
  const found = { knownId: known.id, changes, notes }
  if (changes.length === 0) return { ...found, verdict: 'same', reason: '登録済みの内容と同じです' }
  const name = changes.find(({ field }) => field === 'name')
  const before = name?.now ?? ''
  if (!name || nameKey(before) === nameKey(name.then)) {
    return { ...found, verdict: 'changed', reason: `${changes.map(({ label }) => label).join('・')}が変わります` }
  }
  const healed = hasLostLetter(before) && isSameButForLostLetters(before, name.then)
  const why = healed
    ? '失われていた文字が、このファイルにはあります'
    : '名前が変わったのか、別の団体なのかを確かめてください'
  return { ...found, ...ask(`名前が「${before}」から「${name.then}」に変わります。${why}`) }
}

/** Several rows claim to be one organization: alike, the first counts; unlike, a person decides between them. */
export const amongTwins = <D extends Draft>(
  row: ReadRow<D>,
  twins: readonly ReadRow<D>[],
  what: string,
): Judgement<D> | null => {
  const first = twins[0] ?? row
  const unlike = (first === row ? twins : [first]).filter((twin) => !isAlike(row.draft, twin.draft))
  if (unlike.length > 0) return ask(`${what}の行がほかにもあり、内容が違います（${rowsInWords(unlike)}）`)
  return first === row ? null : { verdict: 'same', reason: `${first.rowNo}行目と同じ内容です` }
}

/** Decides about one row, knowing all the others. */
export type Judge<D> = (row: ReadRow<D>) => Judgement<D>

/** Rows in, verdicts out, in the order of the file. Sums and repeated headings are told apart first. */
export const judge = <D extends Draft>(
  rows: readonly TableRow[],
  understand: (cells: readonly string[]) => UnderstoodRow<D>,
  judgeFor: (readable: readonly ReadRow<D>[]) => Judge<D>,
): JudgedRow<D>[] => {
  const read = rows.map(({ rowNo, cells }) => {
    const noOrganization = isTotalsRow(cells) ? '集計の行' : isHeadingRow(cells) ? '見出しの行' : null
    return { noOrganization, row: { rowNo, ...understand(cells) } }
  })
  const decide = judgeFor(read.flatMap(({ noOrganization, row }) => (noOrganization ? [] : [row])))
  return read.map(({ noOrganization, row }) => {
    const none = { knownId: null, changes: [], notes: [] }
    if (noOrganization) return { ...none, ...row, ...refuse(noOrganization), draft: null, leftovers: [], doubts: [] }
    return { ...none, ...row, ...decide(row) }
  })
}
