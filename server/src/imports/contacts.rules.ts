import { phoneFrom, type Phone } from '@app/shared/kernel/written/phone'
import { readPostalCode } from '@app/shared/kernel/written/postal-code'
import { type ContactChannel } from '@app/shared/organizations/supporter-words'
import { isEmpty, keep, nothing, plain, toKatakana, type Understood } from './text.rules.ts'

/** 郵便番号 as `400-0052`. */
export const postalCodeFrom = (text: string): Understood<string> => {
  if (isEmpty(text)) return nothing
  const { value, wrong } = readPostalCode(text)
  return wrong ? keep(text, wrong) : { value }
}

/** One number of a cell; what is no number stays as it was written. */
const onePhone = (text: string, areaCode: string): Understood<Phone> => {
  const reading = phoneFrom(text, areaCode)
  if (!reading.phone) return keep(text, reading.wrong)
  return { value: reading.phone, ...(reading.doubt && { doubt: reading.doubt }) }
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

/** The ways to be reached, as ledgers name them. */
export const channelWords: Record<ContactChannel, string> = {
  phone: '電話',
  fax: 'FAX',
  mail: 'メール',
  line: 'LINE',
  post: '郵送',
}

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
