import { plain } from '../fold.ts'
import type { Reading } from './reading.ts'

/** A telephone number as an office keeps it: with hyphens, its 内線 apart. */
export interface Phone {
  number: string
  extension: string | null
}

/** What became of a number: read (perhaps with a doubt), or not a telephone number at all. */
export type PhoneReading = { phone: Phone; doubt?: string } | { phone: null; wrong: string }

/** Where the hyphens go when somebody typed only digits. Only kinds of number that can be told from their beginning. */
const groups: [RegExp, number[]][] = [
  [/^0(?:120|570)\d{6}$/u, [4, 3, 3]],
  [/^0800\d{7}$/u, [4, 3, 4]],
  [/^0[5-9]0\d{8}$/u, [3, 4, 4]],
  [/^0[36]\d{8}$/u, [2, 4, 4]],
  [/^055[029]\d{6}$/u, [3, 3, 4]],
  [/^055\d{7}$/u, [4, 2, 4]],
]

function hyphenate(digits: string): string | null {
  const [, sizes] = groups.find(([shape]) => shape.test(digits)) ?? []
  if (!sizes) return null
  let at = 0
  return sizes.map((size) => digits.slice(at, (at += size))).join('-')
}

const extensionMark = /(?:内線|ext\.?|\(内\)|内)[: ]?(\d{1,6})$/iu

/** In a city's own papers people leave the area code out. */
function localPhone(typed: string, areaCode: string, extension: string | null): PhoneReading {
  const number = /^\d{1,4}-\d{4}$/u.test(typed)
    ? `${areaCode}-${typed}`
    : hyphenate(areaCode + typed.replaceAll('-', ''))
  if (number?.replaceAll('-', '').length !== 10) return { phone: null, wrong: '電話番号のけた数が合いません' }
  return { phone: { number, extension }, doubt: `市外局番がないので ${areaCode} を補いました` }
}

/** One number, its 内線 apart. Without an area code it is a number of the city, whose code is `areaCode`. */
export function phoneFrom(written: string, areaCode = '055'): PhoneReading {
  const bare = plain(written)
    .replaceAll('ー', '-')
    .replace(/^\+81[- ]?\(?0?\)?/u, '0')
  const extension = extensionMark.exec(bare)?.[1] ?? null
  const number = bare
    .replace(extensionMark, '')
    .replace(/^(?:tel|fax|電話|携帯)[:.]?/iu, '')
    .replaceAll(' ', '')
  const typed = number.replace(/^\((\d{2,5})\)/u, '$1-').replace(/^(\d{2,5})\((\d{1,4})\)/u, '$1-$2-')
  const digits = typed.replaceAll('-', '')
  if (!/^\d{6,11}$/u.test(digits)) return { phone: null, wrong: '電話番号として読み取れませんでした' }
  if (digits.length <= 8) return localPhone(typed, areaCode, extension)
  if (/^0\d{1,4}-\d{1,4}-\d{4}$/u.test(typed)) return { phone: { number: typed, extension } }
  const grouped = hyphenate(digits)
  if (grouped) return { phone: { number: grouped, extension } }
  return digits.length === 10 && digits.startsWith('0')
    ? { phone: { number: digits, extension }, doubt: '市外局番の区切りが分からないので、数字だけにしました' }
    : { phone: null, wrong: '電話番号のけた数が合いません' }
}

/** 「055-000-1822 内線43」 */
export const phoneWritten = ({ number, extension }: Phone): string =>
  extension ? `${number} 内線${extension}` : number

/**
 * 電話・FAX in a form. Something with digits that we cannot read may still ring somewhere: it stays as it was written
 * and a person confirms it. Without any digits nobody could call it.
 */
export function readPhone(typed: string): Reading {
  const reading = phoneFrom(typed)
  if (reading.phone) return { value: phoneWritten(reading.phone), ...(reading.doubt && { note: reading.doubt }) }
  const value = plain(typed).replace(/(?<=\d)ー(?=\d)/gu, '-')
  return /\d.*\d.*\d/u.test(value)
    ? { value, doubt: 'ふつうの電話番号の形ではありません' }
    : { value, wrong: '電話番号を 055-000-0000 の形で入れてください' }
}
