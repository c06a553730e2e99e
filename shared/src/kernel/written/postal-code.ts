import { plain } from '../fold.ts'
import type { Reading } from './reading.ts'

/** 郵便番号 as 「400-0862」, however it was written. */
export function readPostalCode(typed: string): Reading {
  const digits = /^〒? ?(\d{3})[-ー ]?(\d{4})$/u.exec(plain(typed))
  if (digits) return { value: `${digits[1]}-${digits[2]}` }
  return { value: plain(typed), wrong: '郵便番号は7けたの数字です（例：400-0000）' }
}
