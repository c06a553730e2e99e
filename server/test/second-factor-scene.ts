import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { newId } from '../src/platform/ids.ts'
import { buildTestApp } from './build-test-app.ts'
import { givenPassword, type Headers } from './given.ts'

/** The stage of the tests of the second factor: people of the centre with a password, and an app that shows numbers. */
export async function secondFactorScene() {
  const world = await buildTestApp()
  const { app, given, travel, clock } = world

  const post = (url: string, payload: object, headers: Headers = given.stranger()) =>
    app.inject({ method: 'POST', url, headers: { 'idempotency-key': newId(), ...headers }, payload })
  const get = (url: string, headers: Headers) => app.inject({ url, headers })

  /** Comes in with the password only. */
  async function half(email: string): Promise<Headers> {
    const answer = await post('/api/session', { email, password: givenPassword })
    expect(answer.statusCode, answer.body).toBe(200)
    return { ...given.stranger(), cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
  }

  /** Some minutes later, in the same session: its short token was renewed meanwhile. */
  async function later(headers: Headers, minutes: number) {
    travel({ minutes })
    const answer = await app.inject({ method: 'POST', url: '/api/session/refresh', headers })
    expect(answer.statusCode, answer.body).toBe(200)
    headers.cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  }

  const show = (headers: Headers, code: string) => post('/api/session/second-factor', { code }, headers)

  /** One of the centre's people that has set up its app, with the session in which it did. */
  async function withApp(role: 'coordinator' | 'admin' = 'coordinator') {
    const person = await given.account(role, null, { withPassword: true })
    const headers = await half(person.email)
    const { secret } = (await post('/api/me/second-factor', {}, headers)).json<{ secret: string }>()
    const confirmed = await post('/api/me/second-factor/confirm', { code: numberOf(secret, clock()) }, headers)
    expect(confirmed.statusCode, confirmed.body).toBe(200)
    travel({ minutes: 1 })
    return { ...person, headers, secret, codes: confirmed.json<{ codes: string[] }>().codes }
  }

  return { world, post, get, half, later, show, withApp }
}

/** An authenticator app, written from RFC 6238 alone. */
export function numberOf(secret: string, at: Date, steps = 0): string {
  const bits = [...secret]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000) + steps))
  const mac = createHmac('sha1', key).update(counter).digest()
  const from = mac.at(-1)! & 15
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
