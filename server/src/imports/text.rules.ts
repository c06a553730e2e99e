/** How words are compared. What people typed is always kept as typed; these keys are only for finding and comparing. */

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

/** Unicode's many dashes and wave dashes, as one each. Encodings disagree about them, people do not. */
const foldDashes = (text: string): string => text.replace(/[‐‑‒–—―−－]/gu, '-').replace(/[〜～∼]/gu, '~')

/** Half and full width, dashes and spaces made equal: two texts that look alike compare as equal. */
export const plain = (text: string): string =>
  foldDashes(text.normalize('NFKC')).replace(/\s/gu, ' ').split(' ').filter(Boolean).join(' ')

/** Words that stand for "nothing" in an office's ledger. */
const emptyWords = new Set(['', '-', 'なし', '無し', '無', '特になし', '特に無し', 'ない', '該当なし', 'n/a'])

/** People write 「なし」 or a dash where there is nothing; both mean an empty cell. */
export const isEmpty = (text: string): boolean => emptyWords.has(plain(text).toLowerCase())

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

/** Forms of letters that people search for with the common one. */
const letterForms = new Map(
  [
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
  ].map((pair) => Array.from(pair) as [string, string]),
)

/** ひらがな as カタカナ. */
export const toKatakana = (text: string): string =>
  text.replace(/[ぁ-ゖゝゞ]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60))

/** 検索用: as a person would type it from memory. Kana, letter forms, company forms and marks do not count. */
export const foldForSearch = (text: string): string =>
  untilStable((name) => {
    const bare = companyForms.reduce((rest, [, long]) => rest.replaceAll(long, ''), nameKey(name))
    const common = Array.from(toKatakana(bare), (letter) => letterForms.get(letter) ?? letter).join('')
    return common.replace(/[^\p{L}\p{N}\p{M}ー]/gu, '')
  }, text)

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
