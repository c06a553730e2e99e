import type { Risk, Suitability } from '@app/shared/help-categories'

/**
 * 危険の大きさ of a kind of help, from the words of the list: the highest letter that stands by itself (`M–H 高所` is H,
 * `個人情報 H` is H, `E-A1` is no letter). Where none stands it is M: a person asks about insurance then (rule 9).
 */
export function riskOf(words: string): Risk {
  const [letters = ''] = words.split(/[;（(]/)
  const found: string[] = letters.match(/(?<![A-Za-z-])[LMH](?![A-Za-z])/g) ?? []
  if (found.includes('H')) return 'H'
  return found.includes('L') && !found.includes('M') ? 'L' : 'M'
}

/** 「軍手, 脚立」「刈払機/鎌」 as single things; a dash means nothing is needed. */
export const equipmentOf = (words: string): string[] =>
  words
    .split(/[,、/]/)
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== '—')

/** ◎○△×: how well it suits that side; the mark stands first, `◎(造園)` is ◎. */
export const suitabilityOf = (words: string): Suitability => marks.find((mark) => words.startsWith(mark)) ?? '△'

const marks: readonly Suitability[] = ['◎', '○', '△', '×']
