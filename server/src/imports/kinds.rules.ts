import { type SupporterKind } from '@app/shared/organizations/supporter-words'
import { isEmpty, keep, nothing, plain, type Understood } from './text.rules.ts'

/** First word found wins: a 学生ボランティア団体 is a student group, a その他(NPO) is an NPO. */
const kindWords: [string, SupporterKind][] = [
  ['学生', 'students'],
  ['npo', 'npo'],
  ['特定非営利', 'npo'],
  ['個人事業', 'sole-proprietor'],
  ['企業', 'company'],
  ['会社', 'company'],
  ['事業所', 'company'],
  ['事業者', 'company'],
  ['大学', 'school'],
  ['学校', 'school'],
  ['ボランティア', 'volunteers'],
  ['その他', 'other'],
]

/** 区分: offices number and shorten it (「１ 企業」「企業等」). */
export const supporterKindFrom = (text: string): Understood<SupporterKind> => {
  if (isEmpty(text)) return nothing
  const words = plain(text).toLowerCase()
  const kind = kindWords.find(([word]) => words.includes(word))?.[1]
  return kind ? { value: kind } : keep(text, '知らない区分です')
}
