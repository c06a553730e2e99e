import { changesBetween } from './compare.rules.ts'
import {
  amongTwins,
  againstKnown,
  ask,
  create,
  groupBy,
  judge,
  refuse,
  sharesContact,
  type JudgedRow,
  type Known,
} from './judge.rules.ts'
import { type TableRow } from './layout.rules.ts'
import { type AssociationDraft, type UnderstoodRow } from './rows.rules.ts'
import { foldForSearch, isSameButForLostLetters } from './text.rules.ts'

interface KnownAssociation extends Known<AssociationDraft> {
  /** Recorded as dissolved (解散). */
  hasEnded?: boolean
}

/** Who is recorded as dissolved and stands in the ledger again, under its name or another: a person should know. */
const endedNote = (name: string | null) =>
  `「${name ?? ''}」は、解散として記録しています。同じ自治会が続いているときは、その自治会のページで「活動中に戻す」を押してください`

/** The key of an association: its district and its name. */
export const placeOf = (draft: AssociationDraft): string | null =>
  draft.district && draft.name ? `${draft.district}\n${foldForSearch(draft.name)}` : null

/**
 * 自治会の判定: an association is known by its district and its name, for it has no number. The same name in two
 * districts is two associations.
 */
export const judgeAssociationRows = (
  rows: readonly TableRow[],
  understand: (cells: readonly string[]) => UnderstoodRow<AssociationDraft>,
  known: readonly KnownAssociation[],
): JudgedRow<AssociationDraft>[] =>
  judge(rows, understand, (readable) => {
    const knownByPlace = groupBy(known, ({ draft }) => placeOf(draft))
    const byPlace = groupBy(readable, ({ draft }) => placeOf(draft))
    const unclaimed = known.filter(({ draft }) => !byPlace.has(placeOf(draft) ?? ''))
    const districts = new Set(readable.map(({ draft }) => draft.district))
    /** Of a district that this ledger does not speak of, nobody is gone. */
    const gone = unclaimed.filter(({ draft }) => draft.district === null || districts.has(draft.district))

    return (row) => {
      const { draft, leftovers } = row
      if (draft.name === null) return refuse('自治会名がありません')
      const district = leftovers.find(({ column }) => column === '地区')
      if (district) return ask(`${district.reason}。台帳の地区を直して、もう一度取り込んでください`)
      const place = placeOf(draft)
      if (place === null) return ask('地区がありません。台帳の地区を直して、もう一度取り込んでください')
      const twin = amongTwins(row, byPlace.get(place) ?? [], `${draft.district ?? ''}地区の同じ名前`)
      if (twin) return twin
      const [same] = knownByPlace.get(place) ?? []
      if (same) {
        const judged = againstKnown(draft, same)
        return same.hasEnded ? { ...judged, notes: [...(judged.notes ?? []), endedNote(same.draft.name)] } : judged
      }
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
      const moved = gone.filter((each) => sharesContact(draft, each.draft))
      const [renamed] = moved
      if (renamed) {
        const { name, district: from } = renamed.draft
        return {
          ...ask(
            `連絡先の同じ自治会「${name ?? ''}」（${from ?? '地区なし'}）があります。名前か地区が変わったのか確かめてください`,
          ),
          knownId: renamed.id,
          changes: changesBetween(renamed.draft, draft),
          notes: renamed.hasEnded ? [endedNote(name)] : [],
        }
      }
      const successor = unclaimed.find(
        (each) =>
          each.hasEnded &&
          each.draft.district === draft.district &&
          each.draft.chair &&
          each.draft.chair === draft.chair,
      )
      return create('新しく登録します', successor ? [`会長が同じです。${endedNote(successor.draft.name)}`] : [])
    }
  })
