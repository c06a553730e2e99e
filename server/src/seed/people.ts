import type { Dice } from './dice.ts'

const families = [
  ['佐野', 'さの'],
  ['望月', 'もちづき'],
  ['深沢', 'ふかさわ'],
  ['小林', 'こばやし'],
  ['渡辺', 'わたなべ'],
  ['清水', 'しみず'],
  ['古屋', 'ふるや'],
  ['雨宮', 'あめみや'],
  ['三枝', 'さいぐさ'],
  ['依田', 'よだ'],
  ['名取', 'なとり'],
  ['藤原', 'ふじわら'],
  ['髙橋', 'たかはし'],
  ['山﨑', 'やまざき'],
  ['渡邉', 'わたなべ'],
  ['𠮷田', 'よしだ'],
] as const
const elders: readonly (readonly [string, string])[] = [
  ['勝', 'まさる'],
  ['茂', 'しげる'],
  ['清', 'きよし'],
  ['節子', 'せつこ'],
  ['洋子', 'ようこ'],
  ['和夫', 'かずお'],
  ['幸子', 'さちこ'],
]
const young: readonly (readonly [string, string])[] = [
  ['陽菜', 'ひな'],
  ['颯太', 'そうた'],
  ['結衣', 'ゆい'],
  ['大翔', 'ひろと'],
  ['美咲', 'みさき'],
  ['蓮', 'れん'],
]

/** A made-up person, with kana. */
export function personOf(dice: Dice, age: 'elder' | 'young'): { name: string; kana: string } {
  const [family, familyKana] = dice.pick(families)
  const [given, givenKana] = dice.pick(age === 'elder' ? elders : young)
  return { name: `${family} ${given}`, kana: `${familyKana} ${givenKana}` }
}

/** Numbers that ring nowhere (product rule 13). */
export const phoneOf = (n: number): string => `055-000-00${String(n % 100).padStart(2, '0')}`
export const mailOf = (name: string): string => `${name}@example.jp`
