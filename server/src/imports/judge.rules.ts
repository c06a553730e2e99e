import { type Change, changesBetween } from './compare.rules.ts'
import { isHeadingRow, isTotalsRow, type TableRow } from './layout.rules.ts'
import { type AssociationDraft, type Leftover, type SupporterDraft, type UnderstoodRow } from './rows.rules.ts'
import { foldForSearch, hasLostLetter, isSameButForLostLetters, nameKey, plain } from './text.rules.ts'

/** 新規・変更・同じ・確認・取り込まない */
export type Verdict = 'new' | 'changed' | 'same' | 'needs-person' | 'refused'

/** An organization we already have, in the words of a ledger. */
export interface Known<Draft> {
  id: string
  draft: Draft
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

interface ReadRow<Draft> extends UnderstoodRow<Draft> {
  rowNo: number
}

type Draft = SupporterDraft | AssociationDraft
type Decision<D> = Pick<JudgedRow<D>, 'verdict' | 'reason'> &
  Partial<Pick<JudgedRow<D>, 'knownId' | 'changes' | 'notes'>>

const ask = (reason: string) => ({ verdict: 'needs-person', reason }) as const
const refuse = (reason: string) => ({ verdict: 'refused', reason }) as const
const create = (reason: string, notes: string[] = []) => ({ verdict: 'new', reason, notes }) as const
const rowsInWords = (rows: readonly { rowNo: number }[]): string =>
  `${rows
    .slice(0, 5)
    .map(({ rowNo }) => `${rowNo}行目`)
    .join('、')}${rows.length > 5 ? 'ほか' : ''}`

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

const isAlike = <D extends Draft>(one: D, other: D): boolean =>
  changesBetween(one, other).length === 0 && changesBetween(other, one).length === 0

const numbersOf = (draft: Draft): string[] => (draft.phones ?? []).map(({ number }) => number)

/** The same telephone, mail or address: probably the same people. */
const sharesContact = (one: Draft, other: Draft): boolean => {
  const address = (draft: Draft): string | null => ('address' in draft && draft.address ? plain(draft.address) : null)
  return (
    numbersOf(one).some((number) => numbersOf(other).includes(number)) ||
    (one.mail !== null && one.mail === other.mail) ||
    (address(one) !== null && address(one) === address(other))
  )
}

/** Compared with the organization it surely is. A different name is a question; a different spelling of it is not. */
const againstKnown = <D extends Draft>(draft: D, known: Known<D>): Decision<D> => {
  const changes = changesBetween(known.draft, draft)
  const damaged =
    draft.name !== null && known.draft.name !== null && isSameButForLostLetters(draft.name, known.draft.name)
  const notes = damaged
    ? [`名前の文字が失われているため、登録済みの「${known.draft.name ?? ''}」をそのまま使います`]
    : []
  const found = { knownId: known.id, changes, notes }
  if (changes.length === 0) return { ...found, verdict: 'same', reason: '登録済みの内容と同じです' }
  const name = changes.find(({ field }) => field === 'name')
  if (!name || nameKey(name.from) === nameKey(name.to)) {
    return { ...found, verdict: 'changed', reason: `${changes.map(({ label }) => label).join('・')}が変わります` }
  }
  const healed = hasLostLetter(name.from) && isSameButForLostLetters(name.from, name.to)
  const why = healed
    ? '失われていた文字が、このファイルにはあります'
    : '名前が変わったのか、別の団体なのかを確かめてください'
  return { ...found, ...ask(`名前が「${name.from}」から「${name.to}」に変わります。${why}`) }
}

/** Several rows claim to be one organization: alike, the first counts; unlike, a person decides between them. */
const amongTwins = <D extends Draft>(
  row: ReadRow<D>,
  twins: readonly ReadRow<D>[],
  what: string,
): Decision<D> | null => {
  const first = twins[0] ?? row
  const unlike = (first === row ? twins : [first]).filter((twin) => !isAlike(row.draft, twin.draft))
  if (unlike.length > 0) return ask(`${what}の行がほかにもあり、内容が違います（${rowsInWords(unlike)}）`)
  return first === row ? null : { verdict: 'same', reason: `${first.rowNo}行目と同じ内容です` }
}

type Judge<D> = (row: ReadRow<D>) => Decision<D>

const judge = <D extends Draft>(
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

/** Without a number only name and contact can tell who it is. */
const withoutNumber = (draft: SupporterDraft, known: readonly Known<SupporterDraft>[]): Decision<SupporterDraft> => {
  const key = foldForSearch(draft.name ?? '')
  const namesakes = known.filter((each) => each.draft.name !== null && foldForSearch(each.draft.name) === key)
  const certain = namesakes.filter((each) => sharesContact(draft, each.draft))
  const [only] = certain
  if (only && certain.length === 1) return againstKnown(draft, only)
  if (namesakes.length === 0) return ask('登録番号がありません。取り込むと新しい番号が付きます')
  const list = namesakes.map((each) => each.draft.number ?? each.draft.name ?? '').join('、')
  return {
    ...ask(`登録番号がありません。同じ名前の団体が登録済みです（${list}）。同じ団体か確かめてください`),
    notes: [],
  }
}

/**
 * 支援団体の判定: what importing would do, row by row, nothing being written. The number says who somebody is; a name
 * shared by two numbers is no question unless telephone, mail or address is shared too.
 */
export const judgeSupporterRows = (
  rows: readonly TableRow[],
  understand: (cells: readonly string[]) => UnderstoodRow<SupporterDraft>,
  known: readonly Known<SupporterDraft>[],
): JudgedRow<SupporterDraft>[] =>
  judge(rows, understand, (readable) => {
    const knownByNumber = groupBy(known, ({ draft }) => draft.number)
    const byNumber = groupBy(readable, ({ draft }) => draft.number)
    const byName = groupBy(readable, ({ draft }) => (draft.name ? foldForSearch(draft.name) : null))
    const knownByName = groupBy(known, ({ draft }) => (draft.name ? foldForSearch(draft.name) : null))
    const byMail = groupBy(readable, ({ draft }) => draft.mail)
    const nameless = groupBy(readable, ({ draft }) =>
      draft.number === null && draft.name ? foldForSearch(draft.name) : null,
    )

    return (row) => {
      const { draft } = row
      if (draft.name === null) return refuse('団体名がありません')
      const key = foldForSearch(draft.name)
      if (draft.number === null) {
        return amongTwins(row, nameless.get(key) ?? [], `番号のない「${draft.name}」`) ?? withoutNumber(draft, known)
      }
      const twin = amongTwins(row, byNumber.get(draft.number) ?? [], `登録番号 ${draft.number} `)
      if (twin) return twin
      const [same] = knownByNumber.get(draft.number) ?? []
      if (same) return againstKnown(draft, same)
      const namesakes = (byName.get(key) ?? []).filter(
        (each) => each !== row && each.draft.number !== null && each.draft.number !== draft.number,
      )
      const knownNamesakes = (knownByName.get(key) ?? []).filter((each) => each.draft.number !== draft.number)
      const twiceListed = namesakes.filter((each) => sharesContact(draft, each.draft))
      if (twiceListed.length > 0)
        return ask(`名前も連絡先も同じ団体が、別の番号であります（${rowsInWords(twiceListed)}）`)
      const alreadyHere = knownNamesakes.filter((each) => sharesContact(draft, each.draft))
      if (alreadyHere.length > 0) {
        return ask(
          `名前も連絡先も同じ団体が、別の番号で登録済みです（${alreadyHere.map((each) => each.draft.number ?? '番号なし').join('、')}）`,
        )
      }
      return create('新しく登録します', [
        ...(namesakes.length > 0
          ? [`同じ名前の団体がほかにもあります（${rowsInWords(namesakes)}）。連絡先は違います`]
          : []),
        ...(knownNamesakes.length > 0 ? ['同じ名前の団体が登録済みですが、連絡先は違います'] : []),
        ...((byMail.get(draft.mail ?? '') ?? []).some((each) => each.draft.number !== draft.number)
          ? [`同じメールアドレス（${draft.mail ?? ''}）の団体がほかにもあります`]
          : []),
      ])
    }
  })

const placeOf = (draft: AssociationDraft): string | null =>
  draft.district && draft.name ? `${draft.district}\n${foldForSearch(draft.name)}` : null

/**
 * 自治会の判定: an association is known by its district and its name, for it has no number. The same name in two
 * districts is two associations.
 */
export const judgeAssociationRows = (
  rows: readonly TableRow[],
  understand: (cells: readonly string[]) => UnderstoodRow<AssociationDraft>,
  known: readonly Known<AssociationDraft>[],
): JudgedRow<AssociationDraft>[] =>
  judge(rows, understand, (readable) => {
    const knownByPlace = groupBy(known, ({ draft }) => placeOf(draft))
    const byPlace = groupBy(readable, ({ draft }) => placeOf(draft))
    const unclaimed = known.filter(({ draft }) => !byPlace.has(placeOf(draft) ?? ''))

    return (row) => {
      const { draft, leftovers } = row
      if (draft.name === null) return refuse('自治会名がありません')
      const district = leftovers.find(({ column }) => column === '地区')
      if (district) return ask(`${district.reason}。どの地区か選んでください`)
      const place = placeOf(draft)
      if (place === null) return ask('地区がありません。どの地区か選んでください')
      const twin = amongTwins(row, byPlace.get(place) ?? [], `${draft.district ?? ''}地区の同じ名前`)
      if (twin) return twin
      const [same] = knownByPlace.get(place) ?? []
      if (same) return againstKnown(draft, same)
      const damaged = unclaimed.filter(
        (each) =>
          each.draft.district === draft.district &&
          each.draft.name !== null &&
          draft.name !== null &&
          (isSameButForLostLetters(draft.name, each.draft.name) ||
            isSameButForLostLetters(each.draft.name, draft.name)),
      )
      const [healed] = damaged
      if (healed && damaged.length === 1) return againstKnown(draft, healed)
      const moved = unclaimed.filter((each) => sharesContact(draft, each.draft))
      const [renamed] = moved
      if (renamed) {
        const { name, district: from } = renamed.draft
        return {
          ...ask(
            `連絡先の同じ自治会「${name ?? ''}」（${from ?? '地区なし'}）があります。名前か地区が変わったのか確かめてください`,
          ),
          knownId: renamed.id,
          changes: changesBetween(renamed.draft, draft),
        }
      }
      return create('新しく登録します')
    }
  })
