import { plain } from '../fold.ts'
import type { Reading } from './reading.ts'

/** ふりがな: width and spaces are made even; hiragana and katakana both stay as chosen (lists sort them as one). */
export function readKana(typed: string): Reading {
  const value = plain(typed)
  if (/\p{Script=Han}/u.test(value)) return { value, doubt: '漢字が入っています。読みをかなで入れてください' }
  return /^[\p{Script=Hiragana}\p{Script=Katakana}ー・~A-Za-z0-9 ()「」&'.,-]*$/u.test(value)
    ? { value }
    : { value, doubt: 'ふりがなでは見かけない文字が入っています' }
}
