import { createCipheriv, createECDH, createPrivateKey, hkdfSync, randomBytes, sign } from 'node:crypto'
import type { PushConfig } from '../../platform/channel-config.ts'

const curve = 'prime256v1'
const recordSize = 4096
const base64 = 'base64url'

interface Keys {
  p256dh: string
  auth: string
}
/** Made anew for each message; given only by the test that follows the example of RFC 8291. */
interface Once {
  salt: Buffer
  privateKey: Buffer
}
const drawn = (): Once => ({ salt: randomBytes(16), privateKey: newPrivateKey() })

function newPrivateKey(): Buffer {
  const pair = createECDH(curve)
  pair.generateKeys()
  return pair.getPrivateKey()
}

/** Encrypts for one browser (RFC 8291, aes128gcm): whoever carries it cannot read it. */
export function encrypted(text: string, { p256dh, auth }: Keys, { salt, privateKey }: Once = drawn()): Buffer {
  const pair = createECDH(curve)
  pair.setPrivateKey(privateKey)
  const [browser, ours] = [Buffer.from(p256dh, base64), pair.getPublicKey()]
  const shared = pair.computeSecret(browser)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser, ours])
  const secret = hkdf(Buffer.from(auth, base64), shared, info, 32)
  const key = hkdf(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = hkdf(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // a single record ends with the delimiter 2
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.update(Buffer.of(2)), cipher.final()])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(recordSize)
  return Buffer.concat([salt, size, Buffer.of(ours.length), ours, sealed, cipher.getAuthTag()])
}

const hkdf = (salt: Buffer, secret: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

const halfADay = 12 * 3_600

/** Says who we are to the maker of the browser (RFC 8292): a token for its address alone, good for half a day. */
export function vapid({ publicKey, privateKey, subject }: PushConfig, endpoint: string, now: Date): string {
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor(now.getTime() / 1_000) + halfADay, sub: subject }
  const said = [{ typ: 'JWT', alg: 'ES256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString(base64))
  const signature = sign('sha256', Buffer.from(said.join('.')), {
    key: keyOf(publicKey, privateKey),
    dsaEncoding: 'ieee-p1363',
  })
  return `vapid t=${said.join('.')}.${signature.toString(base64)}, k=${publicKey}`
}

function keyOf(publicKey: string, privateKey: string) {
  const point = Buffer.from(publicKey, base64)
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString(base64))
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y!, d: privateKey }, format: 'jwk' })
}

/** Only makers of browsers that we know are called: a page could name any address within our own network. */
export function isPushAddress({ hosts }: Pick<PushConfig, 'hosts'>, endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, host, username, password } = new URL(endpoint)
  if (username || password) return false
  // a stand-in is named with its port, and may do without https
  if (hosts.includes(host) && /^127\.0\.0\.1:/.test(host)) return true
  return protocol === 'https:' && hosts.some((one) => host === one || host.endsWith(`.${one}`))
}
