import { type ContactChannel } from '@app/shared/organizations/supporter-words'
import { isEmpty, keep, nothing, plain, toKatakana, type Understood } from './text.rules.ts'

export interface Phone {
  number: string
  extension: string | null
}

/** 郵便番号 as `400-0052`. */
export const postalCodeFrom = (text: string): Understood<string> => {
  if (isEmpty(text)) return nothing
  const match = /^〒? ?(\d{3})[-ー ]?(\d{4})$/u.exec(plain(text))
  return match ? { value: `${match[1]}-${match[2]}` } : keep(text, '郵便番号は7けたの数字です')
}

/** Where the hyphens go when somebody typed only digits. Only kinds of number that can be told from their beginning. */
const groups: [RegExp, number[]][] = [
  [/^0(?:120|570)\d{6}$/u, [4, 3, 3]],
  [/^0800\d{7}$/u, [4, 3, 4]],
  [/^0[5-9]0\d{8}$/u, [3, 4, 4]],
  [/^0[36]\d{8}$/u, [2, 4, 4]],
  [/^055[029]\d{6}$/u, [3, 3, 4]],
  [/^055\d{7}$/u, [4, 2, 4]],
]

const hyphenate = (digits: string): string | null => {
  const [, sizes] = groups.find(([shape]) => shape.test(digits)) ?? []
  if (!sizes) return null
  let at = 0
  return sizes.map((size) => digits.slice(at, (at += size))).join('-')
}

const extensionMark = /(?:内線|ext\.?|\(内\)|内)[: ]?(\d{1,6})$/iu

/** In a city's own ledger people leave the area code out. */
const localPhone = (text: string, typed: string, areaCode: string, extension: string | null): Understood<Phone> => {
  const number = /^\d{1,4}-\d{4}$/u.test(typed)
    ? `${areaCode}-${typed}`
    : hyphenate(areaCode + typed.replaceAll('-', ''))
  if (number?.replaceAll('-', '').length !== 10) return keep(text, '電話番号のけた数が合いません')
  return { value: { number, extension }, doubt: `市外局番がないので ${areaCode} を補いました` }
}

/** One number with its 内線 apart. Without an area code it is a number of the city, whose code is `areaCode`. */
const onePhone = (text: string, areaCode: string): Understood<Phone> => {
  const bare = plain(text).replaceAll('ー', '-')
  const extension = extensionMark.exec(bare)?.[1] ?? null
  const number = bare
    .replace(extensionMark, '')
    .replace(/^(?:tel|fax|電話|携帯)[:.]?/iu, '')
    .replaceAll(' ', '')
  const typed = number.replace(/^\((\d{2,5})\)/u, '$1-').replace(/^(\d{2,5})\((\d{1,4})\)/u, '$1-$2-')
  const digits = typed.replaceAll('-', '')
  if (!/^\d{6,11}$/u.test(digits)) return keep(text, '電話番号として読み取れませんでした')
  if (digits.length <= 8) return localPhone(text, typed, areaCode, extension)
  if (/^0\d{1,4}-\d{1,4}-\d{4}$/u.test(typed)) return { value: { number: typed, extension } }
  const grouped = hyphenate(digits)
  if (grouped) return { value: { number: grouped, extension } }
  return digits.length === 10 && digits.startsWith('0')
    ? { value: { number: digits, extension }, doubt: '市外局番の区切りが分からないので、数字だけにしました' }
    : keep(text, '電話番号のけた数が合いません')
}

/** 電話: every number in the cell, 内線 kept apart. What is no number stays as text. */
export const phonesFrom = (text: string, areaCode = '055'): Understood<Phone[]> => {
  if (isEmpty(text)) return nothing
  const pieces = text.split(/[\n,、，;；/／]/u).filter((piece) => !isEmpty(piece))
  const read = pieces.map((piece) => onePhone(piece, areaCode))
  const value = read.flatMap((each) => (each.value ? [each.value] : []))
  const kept = read.flatMap((each) => (each.kept ? [each.kept] : []))
  const doubt = read.find((each) => each.doubt)?.doubt
  const reason = read.find((each) => each.reason)?.reason
  return {
    value: value.length > 0 ? value : null,
    ...(kept.length > 0 && reason ? { kept: kept.join('、'), reason } : {}),
    ...(doubt ? { doubt } : {}),
  }
}

/** メール: full-width letters and ＠ are typed by hand and mean the plain ones. */
export const mailFrom = (text: string): Understood<string> => {
  if (isEmpty(text)) return nothing
  const bare = plain(text).replaceAll(' ', '').toLowerCase()
  const looksRight = bare.length <= 254 && /^[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/u.test(bare)
  return looksRight ? { value: bare } : keep(text, 'メールアドレスとして読み取れませんでした')
}

/** フリガナ in full-width カタカナ, so that lists can be sorted. */
export const kanaFrom = (text: string): Understood<string> => {
  if (isEmpty(text)) return nothing
  const value = toKatakana(plain(text))
  return /\p{Script=Han}/u.test(value) ? keep(text, 'フリガナに漢字が入っています') : { value }
}

const contactWords: [string, ContactChannel][] = [
  ['電話', 'phone'],
  ['tel', 'phone'],
  ['fax', 'fax'],
  ['ファックス', 'fax'],
  ['ファクス', 'fax'],
  ['メール', 'mail'],
  ['mail', 'mail'],
  ['line', 'line'],
  ['ライン', 'line'],
  ['郵送', 'post'],
  ['郵便', 'post'],
]

/** 連絡方法: the ways this association asks to be reached, in the order written. */
export const contactWaysFrom = (text: string): Understood<ContactChannel[]> => {
  if (isEmpty(text)) return nothing
  const words = plain(text).toLowerCase()
  const pieces = words.split(/[・、,/ ]/u).filter(Boolean)
  const ways = pieces.map((piece) => contactWords.find(([word]) => piece.startsWith(word))?.[1])
  const known = ways.flatMap((way) => (way ? [way] : []))
  if (known.length < pieces.length)
    return { value: known.length > 0 ? known : null, kept: text, reason: '知らない連絡方法があります' }
  return { value: [...new Set(known)] }
}
