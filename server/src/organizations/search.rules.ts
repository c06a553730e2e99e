/** 検索 (rule 15): folded for finding only; what people typed is kept as typed. */

const companyForms =
  /株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|特定非営利活動法人|npo法人|\((?:株|有|同|資|名)\)/gu
const letterForms = new Map(
  ['髙高', '﨑崎', '嵜崎', '邉辺', '邊辺', '𠮷吉', '齋斉', '斎斉', '齊斉', '澤沢', '濱浜', '濵浜', '廣広', '眞真'].map(
    (pair) => Array.from(pair) as [string, string],
  ),
)

/** Words as somebody would type them from memory: width, kana, marks, company forms and rare letter forms do not count. */
export function foldedForSearch(words: string): string {
  const bare = words.normalize('NFKC').toLowerCase().replace(companyForms, '')
  const kana = bare.replace(/[ぁ-ゖゝゞ]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60))
  return Array.from(kana, (letter) => letterForms.get(letter) ?? letter)
    .join('')
    .replace(/[^\p{L}\p{N}\p{M}ー]/gu, '')
}

/** A name and its kana, side by side. */
export const searchKeyOf = (name: string, kana: string): string => `${foldedForSearch(name)} ${foldedForSearch(kana)}`

/** Every one and two neighbouring letters of a key, so that any part of a name finds it. */
export const searchGramsOf = (searchKey: string): string[] => {
  const grams = searchKey.split(' ').flatMap((word) => {
    const letters = Array.from(word)
    return [...letters, ...letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`)]
  })
  return [...new Set(grams)]
}
