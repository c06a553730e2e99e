import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import { type Answer, listening } from './listening.ts'

const pair = createECDH('prime256v1')
pair.generateKeys()
const b64 = (bytes: Buffer) => bytes.toString('base64url')
const from64 = (text: string) => Buffer.from(text, 'base64url')

interface Browser {
  keys: ECDH
  auth: Buffer
}

/**
 * The maker of a browser, and the browsers themselves: checks who calls as RFC 8292 says, and opens what came as RFC 8291
 * says, with code of its own.
 */
export async function fakePushService() {
  const browsers = new Map<string, Browser>()
  const shown: { browser: string; payload: unknown; headers: Record<string, unknown> }[] = []
  const troubles: (number | { status: number; headers: Record<string, string> })[] = []
  const gone = new Set<string>()
  const wrong: string[] = []

  const server = await listening((request, _body, raw): Answer => {
    const id = (request.url ?? '').replace('/send/', '')
    const trouble = troubles.shift()
    if (trouble) return typeof trouble === 'number' ? { status: trouble } : trouble
    if (gone.has(id)) return { status: 410 }
    const browser = browsers.get(id)
    if (!browser) return { status: 404 }
    const { headers } = request
    const flaw = flawIn(headers, raw)
    if (flaw) {
      wrong.push(flaw)
      return { status: flaw.startsWith('vapid') ? 403 : 400 }
    }
    shown.push({ browser: id, payload: JSON.parse(opened(browser, raw)), headers })
    return { status: 201, headers: { location: `${server.url}/message/${b64(randomBytes(9))}` } }
  })

  function flawIn(headers: NodeJS.Dict<string | string[]>, raw: Buffer): string | null {
    if (headers['content-encoding'] !== 'aes128gcm') return 'encoding'
    if (!/^\d+$/.test(String(headers.ttl))) return 'ttl'
    if (headers.topic !== undefined && !/^[A-Za-z0-9_-]{1,32}$/.test(String(headers.topic))) return 'topic'
    if (raw.length > 4096) return 'too large'
    const [, jwt = '', key = ''] = /^vapid t=([^,]+), k=(\S+)$/.exec(String(headers.authorization)) ?? []
    const [head = '', claims = '', signature = ''] = jwt.split('.')
    const point = from64(key)
    const jwk = { kty: 'EC', crv: 'P-256', x: b64(point.subarray(1, 33)), y: b64(point.subarray(33)) }
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
    const signed = Buffer.from(`${head}.${claims}`)
    if (!verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, from64(signature)))
      return 'vapid signature'
    const { alg, typ } = JSON.parse(from64(head).toString()) as Record<string, unknown>
    const { aud, exp, sub } = JSON.parse(from64(claims).toString()) as { aud: string; exp: number; sub: string }
    if (alg !== 'ES256' || typ !== 'JWT') return 'vapid head'
    if (aud !== server.url) return 'vapid audience'
    if (typeof exp !== 'number' || !/^mailto:/.test(sub)) return 'vapid claims'
    return key === b64(pair.getPublicKey()) ? null : 'vapid key'
  }

  return {
    env: {
      VAPID_PUBLIC_KEY: b64(pair.getPublicKey()),
      VAPID_PRIVATE_KEY: pair.getPrivateKey('base64url').padStart(43, 'A'),
      VAPID_SUBJECT: 'mailto:desk@example.jp',
      PUSH_HOSTS: `127.0.0.1:${new URL(server.url).port}, push.example.com`,
    },
    shown,
    troubles,
    gone,
    wrong,
    close: server.close,
    /** A browser of somebody that says yes to notices. */
    browser: () => {
      const keys = createECDH('prime256v1')
      keys.generateKeys()
      const [id, auth] = [b64(randomBytes(12)), randomBytes(16)]
      browsers.set(id, { keys, auth })
      return { id, endpoint: `${server.url}/send/${id}`, p256dh: b64(keys.getPublicKey()), auth: b64(auth) }
    },
  }
}

/** RFC 8188 and 8291, from the browser's side. */
function opened({ keys, auth }: Browser, body: Buffer): string {
  const [salt, length] = [body.subarray(0, 16), body[20]!]
  const sender = body.subarray(21, 21 + length)
  const sealed = body.subarray(21 + length)
  const expand = (by: Buffer, secret: Buffer, info: string | Buffer, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, by, info, bytes))
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender])
  const secret = expand(auth, keys.computeSecret(sender), info, 32)
  const key = expand(salt, secret, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = expand(salt, secret, 'Content-Encoding: nonce\0', 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  if (plain.at(-1) !== 2) throw new Error('the last record ends with 2')
  return plain.subarray(0, -1).toString('utf8')
}
