import {
  amongTwins,
  againstKnown,
  ask,
  create,
  groupBy,
  judge,
  refuse,
  rowsInWords,
  sharesContact,
  type Judgement,
  type JudgedRow,
  type Known,
} from './judge.rules.ts'
import { type TableRow } from './layout.rules.ts'
import { type SupporterDraft, type UnderstoodRow } from './rows.rules.ts'
import { foldForSearch } from './text.rules.ts'

/** Without a number only name and contact can tell who it is. */
const withoutNumber = (draft: SupporterDraft, known: readonly Known<SupporterDraft>[]): Judgement<SupporterDraft> => {
  const key = foldForSearch(draft.name ?? '')
  const namesakes = known.filter((each) => each.draft.name !== null && foldForSearch(each.draft.name) === key)
  const certain = namesakes.filter((each) => sharesContact(draft, each.draft))
  const [only] = certain
  if (only && certain.length === 1) return againstKnown(draft, only)
  if (namesakes.length === 0) return ask('登録番号がありません。取り込むと新しい番号が付きます')
  const list = namesakes.map((each) => each.draft.number ?? each.draft.name ?? '').join('、')
  return ask(`登録番号がありません。同じ名前の団体が登録済みです（${list}）。同じ団体か確かめてください`)
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
