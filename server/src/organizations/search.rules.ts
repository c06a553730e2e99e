import { foldForSearch } from '@app/shared/kernel/fold'

/** A name and its reading, side by side, folded for finding only (rule 15). */
export const searchKeyOf = (name: string, kana: string): string => `${foldForSearch(name)} ${foldForSearch(kana)}`

/** Every one and two neighbouring letters of a key, so that any part of a name finds it. */
export const searchGramsOf = (searchKey: string): string[] => {
  const grams = searchKey.split(' ').flatMap((word) => {
    const letters = Array.from(word)
    return [...letters, ...letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`)]
  })
  return [...new Set(grams)]
}

/** What somebody types to search, as words that each must be found. */
export const searchWordsOf = (q: string): string[] => q.split(/\s+/u).map(foldForSearch).filter(Boolean)

/** The grams that a word must have: pairs, or the letter itself where there is only one. */
export const neededGramsOf = (word: string): string[] =>
  searchGramsOf(word).filter((gram, _at, grams) => grams.length === 1 || Array.from(gram).length === 2)

/** 「055-000-0011」「0011」: four digits and more with nothing but marks between them; null: no number of a telephone. */
export function phoneDigitsOf(typed: string): string | null {
  const plain = typed.normalize('NFKC').trim()
  const digits = plain.replace(/\D/g, '')
  return digits.length >= 4 && /^[\d\s()+\-‐−ー–—]+$/u.test(plain) ? digits : null
}
