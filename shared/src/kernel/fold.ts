/** Folding: what people typed is always kept as typed (rule 15); these keys are only for finding and comparing. */

/** Unicode's many dashes and wave dashes, as one each. Encodings disagree about them, people do not. */
const foldDashes = (text: string): string => text.replace(/[‐‑‒–—―−－]/gu, '-').replace(/[〜～∼]/gu, '~')

/** Half and full width, dashes and spaces made equal: two texts that look alike compare as equal. */
export const plain = (text: string): string =>
  foldDashes(text.normalize('NFKC')).replace(/\s/gu, ' ').split(' ').filter(Boolean).join(' ')

const untilStable = (step: (text: string) => string, text: string): string => {
  const next = step(text)
  return next === text ? text : untilStable(step, next)
}

/** Ways to write the form of a company, and the one we compare by. NFKC has already opened ㈱ and ㍿. */
const companyForms: [string, string][] = [
  ['(株)', '株式会社'],
  ['(有)', '有限会社'],
  ['(同)', '合同会社'],
  ['(資)', '合資会社'],
  ['(名)', '合名会社'],
  ['(一社)', '一般社団法人'],
  ['(公社)', '公益社団法人'],
  ['(一財)', '一般財団法人'],
  ['(公財)', '公益財団法人'],
  ['(特非)', '特定非営利活動法人'],
  ['npo法人', '特定非営利活動法人'],
]

const spellOutForms = (text: string): string =>
  companyForms.reduce((name, [short, long]) => name.replaceAll(short, long), text)

/** 団体名の照合: ㈱ and 株式会社 are one, spaces and width do not count, letters do (髙 is not 高). */
export const nameKey = (text: string): string =>
  untilStable((name) => spellOutForms(plain(name).toLowerCase()).replaceAll(' ', ''), text)

/** Forms of letters that people search for with the common one: the rare form, then the common one. */
export const letterFormPairs = [
  '髙高',
  '﨑崎',
  '嵜崎',
  '邉辺',
  '邊辺',
  '𠮷吉',
  '齋斉',
  '斎斉',
  '齊斉',
  '澤沢',
  '濱浜',
  '濵浜',
  '廣広',
  '眞真',
  '國国',
  '嶋島',
  '嶌島',
  '櫻桜',
  '德徳',
  '惠恵',
  '瀨瀬',
  '瀧滝',
  '槇槙',
  '曻昇',
] as const
const letterForms = new Map(letterFormPairs.map((pair) => Array.from(pair) as [string, string]))

/** ひらがな as カタカナ. */
export const toKatakana = (text: string): string =>
  text.replace(/[ぁ-ゖゝゞ]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60))

/** カタカナ as ひらがな; the long vowel ー and letters that hiragana has not stay. */
export const toHiragana = (text: string): string =>
  text.replace(/[ァ-ヶヽヾ]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0x60))

/** 検索用: as a person would type it from memory. Kana, letter forms, company forms and marks do not count. */
export const foldForSearch = (text: string): string =>
  untilStable((name) => {
    const bare = companyForms.reduce((rest, [, long]) => rest.replaceAll(long, ''), nameKey(name))
    const common = Array.from(toKatakana(bare), (letter) => letterForms.get(letter) ?? letter).join('')
    return common.replace(/[^\p{L}\p{N}\p{M}ー]/gu, '')
  }, text)
