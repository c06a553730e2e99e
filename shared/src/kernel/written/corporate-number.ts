import { plain } from '../fold.ts'
import type { Reading } from './reading.ts'

/**
 * 検査用数字: the first of the thirteen digits, made from the other twelve: 9 − (Σ digit × weight mod 9), where the
 * weights from the right are 1, 2, 1, 2 … Source: 法人番号の指定等に関する省令 第2条 (rules on corporate numbers).
 */
export function checkDigitOf(twelve: string): number {
  const sum = [...twelve].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 2), 0)
  return 9 - (sum % 9)
}

/** 法人番号: thirteen digits. Twelve are the registry's own number (会社法人等番号), to which one digit is added in front. */
export function readCorporateNumber(typed: string): Reading {
  const value = plain(plain(typed).replace(/[- ]/gu, ''))
  if (/^\d{12}$/u.test(value)) {
    const whole = `${checkDigitOf(value)}${value}`
    return { value, wrong: `12桁は会社法人等番号です。法人番号は頭に1桁つけた13桁で、${whole} になります` }
  }
  if (!/^\d{13}$/u.test(value)) return { value, wrong: '法人番号は13桁の数字です' }
  if (Number(value[0]) === checkDigitOf(value.slice(1))) return { value }
  return { value, doubt: '1桁目の検査用数字が合いません。番号の写しまちがいがないか、確かめてください' }
}
