import { isEmpty, keep, nothing, plain, type Understood } from './text.rules.ts'

export interface RegistrationNumber {
  /** As it is printed: `R8-004`. */
  text: string
  /** 令和 year. */
  year: number
  serial: number
}

/** 登録番号: `R8-004`, however it was typed. An imported supporter keeps it. */
export const registrationNumberFrom = (text: string): Understood<RegistrationNumber> => {
  if (isEmpty(text)) return nothing
  const bare = plain(text).toUpperCase().replaceAll(' ', '').replaceAll('ー', '-')
  const match = /^(?:R|令和)(\d{1,2})(?:年度?)?-?第?(?<=[-第])(\d{1,4})号?$/u.exec(bare)
  if (!match) return keep(text, '登録番号は「R8-004」の形です')
  const [year, serial] = [Number(match[1]), Number(match[2])]
  if (year === 0 || serial === 0) return keep(text, '登録番号は「R8-004」の形です')
  return { value: { text: `R${year}-${String(serial).padStart(3, '0')}`, year, serial } }
}

/** The counter of new numbers goes on after the highest that was ever given in this 令和 year. */
export const highestSerial = (numbers: readonly string[], year: number): number =>
  numbers.reduce((highest, text) => {
    const number = registrationNumberFrom(text).value
    return number?.year === year ? Math.max(highest, number.serial) : highest
  }, 0)

export interface HeadCount {
  min: number | null
  max: number | null
}

/** People who have not decided a figure write one of these. */
export const isByArrangement = (text: string): boolean => /^(?:要|応)?相談|^要調整|^応談|^未定/u.test(plain(text))

/** 人数: 「7人程度」「6-8人」「最大9名」. 「要相談」 is understood as no figure yet. */
export const headCountFrom = (text: string): Understood<HeadCount> => {
  if (isEmpty(text) || isByArrangement(text)) return nothing
  const bare = plain(text).replaceAll(' ', '').replaceAll('名', '人').replaceAll('から', '~').replace(/^約/u, '')
  const range = /^(\d{1,4})人?[-~](\d{1,4})人?(?:程度|くらい|ぐらい|前後|まで)?$/u.exec(bare)
  if (range) {
    const [min, max] = [Number(range[1]), Number(range[2])]
    return min <= max
      ? { value: { min, max } }
      : { value: { min: max, max: min }, doubt: '人数の大小が逆に書かれています' }
  }
  const atMost = /^(?:最大|上限|最高)(\d{1,4})人?(?:程度|まで)?$|^(\d{1,4})人?(?:まで|以内|以下)$/u.exec(bare)
  if (atMost) return { value: { min: null, max: Number(atMost[1] ?? atMost[2]) } }
  const atLeast = /^(?:最低|最小)(\d{1,4})人?$|^(\d{1,4})人?(?:以上|~)$/u.exec(bare)
  if (atLeast) return { value: { min: Number(atLeast[1] ?? atLeast[2]), max: null } }
  const about = /^(\d{1,4})人?(?:程度|くらい|ぐらい|前後|ほど)?$/u.exec(bare)
  return about
    ? { value: { min: Number(about[1]), max: Number(about[1]) } }
    : keep(text, '人数として読み取れませんでした')
}

/** 世帯数, with or without the word. */
export const householdsFrom = (text: string): Understood<number> => {
  if (isEmpty(text)) return nothing
  const match = /^約?(\d{1,5})(?:世帯|戸|軒)?$/u.exec(plain(text).replaceAll(',', '').replaceAll(' ', ''))
  return match ? { value: Number(match[1]) } : keep(text, '世帯数として読み取れませんでした')
}
