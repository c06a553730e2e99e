import { randomBytes } from 'node:crypto'

let last = 0n

/** A UUIDv7: begins with the moment, so rows lie in the order of their making; strictly rising within one process. */
export function newId<T extends string = string>(): T {
  const moment = BigInt(Date.now()) << 74n
  const random = BigInt(`0x${randomBytes(10).toString('hex')}`) & ((1n << 74n) - 1n)
  last = moment > last ? moment | (random >> 1n) : last + 1n + (random >> 42n)
  const hex = ((last >> 74n) & 0xffff_ffff_ffffn).toString(16).padStart(12, '0')
  const a = Number((last >> 62n) & 0xfffn) | 0x7000
  const b = ((last & ((1n << 62n) - 1n)) | (2n << 62n)).toString(16).padStart(16, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${a.toString(16)}-${b.slice(0, 4)}-${b.slice(4)}` as T
}
