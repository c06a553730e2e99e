import { nameKey, plain } from '@app/shared/kernel/fold'

/** How words of a ledger are compared. What people typed is always kept as typed. */
export { foldForSearch, nameKey, plain, toKatakana } from '@app/shared/kernel/fold'

/** What became of one cell: the value we understood; or the words we keep, with the reason a person reads. */
export interface Understood<T> {
  value: T | null
  /** Words that were not understood, exactly as typed. */
  kept?: string
  /** Why they were kept. Always there with `kept`. */
  reason?: string
  /** Understood, but a person should look. */
  doubt?: string
}

/** Nothing was written, so there is nothing to understand. */
export const nothing = { value: null } as const

/** The words stay as typed, with the reason a person reads. */
export const keep = (kept: string, reason: string): Understood<never> => ({ value: null, kept, reason })

/** Words that stand for "nothing" in an office's ledger. */
const emptyWords = new Set(['', '-', 'なし', '無し', '無', '特になし', '特に無し', 'ない', '該当なし', 'n/a'])

/** People write 「なし」 or a dash where there is nothing; both mean an empty cell. */
export const isEmpty = (text: string): boolean => emptyWords.has(plain(text).toLowerCase())

/** Marks that stand where an old encoding had no letter. */
const lostMarks = new Set(['?', '〓', '\uFFFD', '□'])

/** A name with 「?」 or 「〓」 in it has probably lost a letter when it was saved as CP932. */
export const hasLostLetter = (text: string): boolean =>
  Array.from(nameKey(text)).some((letter) => lostMarks.has(letter))

/** Is this the same name, but with letters lost? `?野` and `𠮷野` are; the middle dot counts only when the rest fits. */
export const isSameButForLostLetters = (damaged: string, whole: string): boolean => {
  const letters = Array.from(nameKey(whole))
  const fits = (candidate: string): boolean => {
    const marks = Array.from(candidate)
    const lost = marks.filter((mark, at) => mark !== letters[at])
    return (
      marks.length === letters.length &&
      lost.length > 0 &&
      lost.length < letters.length &&
      marks.every((mark, at) => {
        const letter = letters[at] ?? ''
        return mark === letter || ((lostMarks.has(mark) || mark === '・') && /\p{Script=Han}/u.test(letter))
      })
    )
  }
  return fits(nameKey(damaged)) || fits(nameKey(damaged).replaceAll('??', '?'))
}
