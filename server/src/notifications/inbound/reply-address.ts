import { createHmac } from 'node:crypto'
import type { NoticeId } from '@app/shared'
import type { Config } from '../../platform/config.ts'
import { sameSecret } from '../../platform/secrets.ts'

/** Lower case only, and short: mail systems change the case of an address and cut it after 64 letters. */
const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** What an address is for: an answer of a person, or a mail that could not be delivered. */
export type Back = 'r' | 'b'
type Keys = Pick<Config, 'linkKey' | 'replyAddress'>

function written(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

const proof = (linkKey: Buffer, back: Back, id: string): string =>
  written(createHmac('sha256', linkKey).update(`mail-back:${back}:${id}`).digest().subarray(0, 10))

/** 「reply+r0199…-abc…@mail.example.jp」: whoever has the mail can answer it, and nobody can guess it. Null: not set up. */
export function addressBack({ linkKey, replyAddress }: Keys, back: Back, id: NoticeId): string | null {
  if (!replyAddress) return null
  const [box, host] = replyAddress.split('@')
  return `${box}+${back}${id.replaceAll('-', '')}${proof(linkKey, back, id)}@${host}`
}

/** Which notice an address belongs to; null where it is none of ours. */
export function readAddress({ linkKey, replyAddress }: Keys, address: string) {
  const [box = ''] = (replyAddress ?? '').toLowerCase().split('@')
  const [local = ''] = address.toLowerCase().split('@')
  const [, back, hex, given] = /^\+([rb])([0-9a-f]{32})([a-z2-7]{16})$/.exec(local.slice(box.length)) ?? []
  if (!box || !local.startsWith(box) || !hex || !given) return null
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as NoticeId
  return sameSecret(given, proof(linkKey, back as Back, id)) ? { back: back as Back, id } : null
}
