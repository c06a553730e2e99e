import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenPassword, type Headers } from '../../test/given.ts'
import { settle } from '../../test/settle.ts'
import { newId } from '../platform/ids.ts'
import { offerSetUp } from './set-up.ts'

const world = await buildTestApp()
const { app, db, given, travel, clock, systemContext } = world

const post = (url: string, payload: object, headers: Headers = given.stranger()) =>
  app.inject({ method: 'POST', url, headers: { 'idempotency-key': newId(), ...headers }, payload })
const get = (url: string, headers: Headers) => app.inject({ url, headers })

/** An authenticator app, written from RFC 6238 alone. */
function numberOf(secret: string, at: Date, steps = 0): string {
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

describe('whoever works at the centre', () => {
  test('can do nothing with a password alone but set up the second factor, choose a seat and leave', async () => {
    const { email } = await given.account('admin', null, { withPassword: true })
    const headers = await half(email)

    expect((await get('/api/me', headers)).json()).toMatchObject({ secondFactor: 'to-set-up' })
    for (const url of ['/api/staff', '/api/workbench', '/api/associations', '/api/notices', '/api/me/second-factor'])
      expect((await get(url, headers)).json(), url).toMatchObject({ code: 'second-factor-needed', status: 403 })
    expect((await post('/api/staff', { email: 'x@example.jp', role: 'admin' }, headers)).json()).toMatchObject({
      code: 'second-factor-needed',
    })
    expect(
      (await post('/api/me/password', { password: 'a quiet morning on the river' }, headers)).json(),
    ).toMatchObject({ code: 'second-factor-needed' })
    expect((await app.inject({ method: 'DELETE', url: '/api/session', headers })).statusCode).toBe(200)
    expect((await get('/api/me', headers)).json()).toBeNull()
  })

  test('sees on open pages what a stranger sees until then', async () => {
    const { email } = await given.account('coordinator', null, { withPassword: true })
    const headers = await half(email)

    const [mine, strangers, verified] = await Promise.all(
      [headers, given.stranger(), await given.coordinator()].map((who) => get('/api/requests?status=submitted', who)),
    )

    expect([mine!.statusCode, mine!.body]).toEqual([strangers!.statusCode, strangers!.body])
    expect(verified!.statusCode).toBe(200)
  })

  test('comes in with the app, and by a mailed link no less', async () => {
    const { email, secret, ...seat } = await withApp()
    const headers = await half(email)
    expect((await get('/api/me', headers)).json()).toMatchObject({ secondFactor: 'to-show' })
    expect((await get('/api/staff', headers)).statusCode).toBe(403)

    const shown = await show(headers, ` ${numberOf(secret, clock()).replace(/^.../, '$& ')} `)

    expect(shown.json()).toMatchObject({ secondFactor: 'shown' })
    expect((await get('/api/staff', headers)).statusCode).toBe(200)
    const other = await given.sessionOf(seat)
    await db.execute(sql`update sessions set verified_at = null where id = ${other.sessionId}`)
    expect((await get('/api/staff', other.headers)).json()).toMatchObject({ code: 'second-factor-needed' })
  })

  test('a member with a seat at the centre as well shows it when it sits down there', async () => {
    const { email, accountId } = await given.account('coordinator', null, { withPassword: true })
    const organizationId = newId()
    await db.execute(sql`insert into organizations (id, kind, name, kana, search_key, created_at, updated_at)
      values (${organizationId}, 'association', '北口自治会', 'きたぐち', '北口自治会', now(), now())`)
    await db.execute(sql`insert into seats (id, account_id, organization_id, role, starts_on, created_at)
      values (${newId()}, ${accountId}, ${organizationId}, 'association', '2026-04-01', now())`)
    const headers = await half(email)
    const { seats } = (await get('/api/me', headers)).json<{ seats: { id: string; role: string }[] }>()
    const sit = (role: string) => post('/api/session/seat', { seatId: seats.find((s) => s.role === role)!.id }, headers)

    expect((await sit('association')).json()).toMatchObject({ secondFactor: 'not-needed' })
    expect((await get(`/api/organizations/${organizationId}/seats`, headers)).statusCode).toBe(200)
    expect((await sit('coordinator')).json()).toMatchObject({ secondFactor: 'to-set-up' })
    expect((await get(`/api/organizations/${organizationId}/seats`, headers)).statusCode).toBe(403)
  })

  test('the first admin sets it up too', async () => {
    const fresh = await buildTestApp()
    const code = await offerSetUp(fresh.systemContext())
    const admin = { displayName: '名取 管理', email: 'first@example.jp', password: 'sunrise over twelve quiet valleys' }
    const answer = await fresh.app.inject({
      method: 'POST',
      url: '/api/set-up',
      headers: fresh.given.stranger(),
      payload: { code, ...admin },
    })
    expect(answer.json()).toMatchObject({ secondFactor: 'to-set-up' })
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    expect((await fresh.app.inject({ url: '/api/staff', headers: { cookie } })).statusCode).toBe(403)
  })

  test("the demo's door stays one press, in the demo only", async () => {
    const demo = await buildTestApp({ env: { DEMO: '1' } })
    await demo.given.account('coordinator', null, { email: 'coordinator@example.jp' })
    const enter = (a: typeof demo) =>
      a.app.inject({
        method: 'POST',
        url: '/api/session/demo',
        headers: a.given.stranger(),
        payload: { person: 'coordinator' },
      })

    expect((await enter(demo)).json()).toMatchObject({ secondFactor: 'shown' })
    const real = await buildTestApp({ env: { DEMO: '0' } })
    await real.given.account('coordinator', null, { email: 'coordinator@example.jp' })
    expect((await enter(real)).statusCode).toBe(404)
  })
})

describe('the number of the app', () => {
  test('is accepted once, not twice within its half minute, not even by two at once', async () => {
    const { email, secret } = await withApp()
    const [one, other] = [await half(email), await half(email)]
    const code = numberOf(secret, clock())

    const answers = await Promise.all([show(one, code), show(other, code)])

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422])
    expect((await show(await half(email), code)).json()).toMatchObject({ code: 'wrong-code' })
    expect((await show(await half(email), numberOf(secret, clock(), -1))).json()).toMatchObject({ code: 'wrong-code' })
    expect((await show(await half(email), numberOf(secret, clock(), 1))).statusCode).toBe(200)
  })

  test('is right for half a minute before and after, and no longer', async () => {
    const { email, secret } = await withApp()
    expect((await show(await half(email), numberOf(secret, clock(), -2))).statusCode).toBe(422)
    expect((await show(await half(email), numberOf(secret, clock(), 2))).statusCode).toBe(422)
    expect((await show(await half(email), numberOf(secret, clock(), -1))).statusCode).toBe(200)
  })

  test('is guessed ten times; then even the right one waits, as with passwords', async () => {
    const { email, secret, codes } = await withApp()
    const headers = await half(email)
    for (let guess = 0; guess < 10; guess++) expect((await show(headers, '000000')).statusCode).toBe(422)

    const blocked = await show(headers, numberOf(secret, clock()))
    expect(blocked.json()).toMatchObject({ code: 'too-many-tries' })
    expect((await show(headers, codes[0]!)).statusCode).toBe(429)
    await later(headers, 16)
    expect((await show(headers, numberOf(secret, clock()))).statusCode).toBe(200)
  })
})

describe('codes kept on paper', () => {
  test('let in once each, however they are typed, and their owner is told', async () => {
    const { email, codes } = await withApp()
    expect(new Set(codes).size).toBe(10)
    const typed = codes[3]!.toLowerCase().replace('-', ' ')

    expect((await show(await half(email), typed)).statusCode).toBe(200)
    expect((await show(await half(email), typed)).json()).toMatchObject({ code: 'wrong-code' })
    const mails = await settle(world)
    expect(mails.filter(({ to }) => to === email).map(({ subject }) => subject)).toContain(
      '【お知らせ】控えの番号で入りました',
    )
  })

  test("open nobody else's door", async () => {
    const [one, other] = [await withApp(), await withApp()]
    expect((await show(await half(other.email), one.codes[0]!)).statusCode).toBe(422)
  })

  test('are void when new ones are made', async () => {
    const { email, headers, codes } = await withApp()
    const fresh = (await post('/api/me/second-factor/recovery-codes', {}, headers)).json<{ codes: string[] }>().codes
    expect((await show(await half(email), codes[0]!)).statusCode).toBe(422)
    expect((await show(await half(email), fresh[0]!)).statusCode).toBe(200)
    expect((await get('/api/me/second-factor', headers)).json()).toMatchObject({ codesLeft: 9 })
  })

  test('and the secret of the app rest nowhere in the open', async () => {
    const { secret, codes, headers, accountId } = await withApp()
    await post('/api/me/second-factor/recovery-codes', {}, headers)
    const { rows } = await db.execute<{ text: string }>(sql`
      select to_jsonb(t)::text as text from second_factors t union all select to_jsonb(t)::text from recovery_codes t
      union all select to_jsonb(t)::text from idempotency_answers t union all select to_jsonb(t)::text from events t
      union all select to_jsonb(t)::text from audit t`)
    const everything = rows.map(({ text }) => text).join('\n')
    expect(everything).toContain(accountId)
    for (const word of [secret, ...codes, ...codes.map((code) => code.replace('-', ''))])
      expect(everything).not.toContain(word)
  })
})

describe('the second factor changes hands', () => {
  test('only after it was shown within ten minutes, as do passwords, seats, mail addresses, exports with contacts and whatever lets somebody in', async () => {
    const { headers, secret } = await withApp('admin')
    const association = newId()
    await db.execute(sql`insert into organizations (id, kind, name, kana, search_key, created_at, updated_at)
      values (${association}, 'association', '東口自治会', 'ひがしぐち', '東口自治会', now(), now())`)
    const officer = await given.account('association', association as never)
    const seat = `/api/organizations/${association}/seats/${officer.seatId}`
    const term = { title: '会計', rights: 'read', startsOn: '2026-04-01', endsOn: null }
    const list = { kind: 'supporters', purpose: 'check', withContacts: true }
    const handOver = (next: object[]) =>
      post(`/api/organizations/${association}/handover`, { leaving: [], next, startsOn: '2027-04-01' }, headers)
    await later(headers, 15)
    const stale = [
      () => post('/api/me/second-factor', {}, headers),
      () => post('/api/me/second-factor/recovery-codes', {}, headers),
      () => post('/api/me/password', { present: givenPassword, password: 'a quiet morning on the river' }, headers),
      () => post('/api/staff', { email: `${newId()}@example.jp`, role: 'coordinator' }, headers),
      () => app.inject({ method: 'PATCH', url: seat, headers, payload: term }),
      () => post(`${seat}/renew-access`, { email: `${newId()}@example.jp` }, headers),
      () => post('/api/exports', list, headers),
      () => post(`/api/organizations/${association}/seats`, { title: '会計' }, headers),
      () => handOver([{ name: '後藤 花', title: '会長' }]),
      () => post('/api/handovers/districts/7/letters', {}, headers),
    ]
    const isFresh = async () => (await get('/api/me/second-factor', headers)).json<{ isFresh: boolean }>().isFresh
    expect(await isFresh()).toBe(false)
    expect((await post('/api/exports', { ...list, withContacts: false }, headers)).statusCode).toBe(201)
    expect((await handOver([])).statusCode).toBe(200) // nobody new is let in by it
    for (const act of stale) expect((await act()).json()).toMatchObject({ code: 'step-up-needed' })

    expect((await show(headers, numberOf(secret, clock()))).statusCode).toBe(200)
    expect(await isFresh()).toBe(true)
    for (const act of stale) expect((await act()).statusCode).toBeLessThan(300)
  })

  test('no letter that is a key to a seat is printed without it, for one seat or for a district', async () => {
    const { headers, secret } = await withApp()
    const association = newId()
    await db.execute(sql`insert into organizations (id, kind, name, kana, search_key, district_id, created_at, updated_at)
      values (${association}, 'association', '西口自治会', 'にしぐち', '西口自治会', 8, now(), now())`)
    const invited = await post(`/api/organizations/${association}/seats`, { title: '会計' }, headers)
    const { invitation } = invited.json<{ invitation: { id: string } }>()
    expect((await post('/api/handovers/districts/8/letters', {}, headers)).statusCode).toBe(200)
    const letters = [`/api/seat-invitations/${invitation.id}/letter`, '/api/handovers/districts/8/letters']
    const printed = async () => {
      const { rows } = await db.execute(
        sql`select count(*)::int as n from audit where act = 'invitation.letter-printed'`,
      )
      return rows[0]?.['n']
    }
    const before = await printed()
    await later(headers, 15)

    for (const url of letters) expect((await get(url, headers)).json()).toMatchObject({ code: 'step-up-needed' })
    expect(await printed()).toBe(before)
    await show(headers, numberOf(secret, clock()))
    for (const url of letters) expect((await get(url, headers)).headers['content-type']).toBe('application/pdf')
  })

  test('a session without it cannot replace it', async () => {
    const { email } = await withApp()
    const headers = await half(email)
    expect((await post('/api/me/second-factor', {}, headers)).json()).toMatchObject({ code: 'step-up-needed' })
    expect((await post('/api/me/second-factor/confirm', { code: '123456' }, headers)).json()).toMatchObject({
      code: 'step-up-needed',
    })
  })

  test('the old app counts until the new one has said its first number; then every other session is over', async () => {
    const { email, headers, secret } = await withApp()
    const elsewhere = await half(email)
    await show(elsewhere, numberOf(secret, clock()))
    const { secret: next } = (await post('/api/me/second-factor', {}, headers)).json<{ secret: string }>()
    expect((await show(await half(email), numberOf(next, clock()))).statusCode).toBe(422)

    expect((await post('/api/me/second-factor/confirm', { code: numberOf(next, clock()) }, headers)).statusCode).toBe(
      200,
    )

    expect((await get('/api/staff', headers)).statusCode).toBe(200)
    expect((await get('/api/staff', elsewhere)).statusCode).toBe(401)
    travel({ minutes: 1 })
    expect((await show(await half(email), numberOf(secret, clock()))).statusCode).toBe(422)
    expect((await show(await half(email), numberOf(next, clock()))).statusCode).toBe(200)
  })

  test('an offer that somebody saw before cannot be confirmed after a newer one, nor after half an hour', async () => {
    const { email } = await given.account('coordinator', null, { withPassword: true })
    const [thief, owner] = [await half(email), await half(email)]
    const offer = async (who: Headers) =>
      (await post('/api/me/second-factor', {}, who)).json<{ secret: string }>().secret
    const [seen, fresh] = [await offer(thief), await offer(owner)]
    const confirm = (who: Headers, secret: string) =>
      post('/api/me/second-factor/confirm', { code: numberOf(secret, clock()) }, who)

    expect((await confirm(thief, seen)).json()).toMatchObject({ code: 'wrong-code' })
    await later(owner, 31)
    expect((await confirm(owner, fresh)).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('another admin takes it away: all sessions end, it is told and audited; nobody does so for itself', async () => {
    const lost = await withApp()
    const reset = (seatId: string, headers: Headers) => post(`/api/staff/${seatId}/second-factor/reset`, {}, headers)
    const boss = await given.account('admin')
    const { headers } = await given.sessionOf(boss)
    expect((await reset(lost.seatId, await given.coordinator())).statusCode).toBe(403)
    expect((await reset(boss.seatId, headers)).json()).toMatchObject({ code: 'not-yours' })
    expect((await reset(newId(), headers)).json()).toMatchObject({ code: 'not-found' })

    expect((await reset(lost.seatId, headers)).statusCode).toBe(200)

    expect((await get('/api/staff', lost.headers)).statusCode).toBe(401)
    expect((await get('/api/me', await half(lost.email))).json()).toMatchObject({ secondFactor: 'to-set-up' })
    expect(
      (await settle(world)).some(({ to, subject }) => to === lost.email && subject.includes('取り消しました')),
    ).toBe(true)
    const { rows } = await db.execute(
      sql`select 1 from audit where act = 'account.second-factor-reset' and subject_id = ${lost.accountId} and account_id = ${boss.accountId}`,
    )
    expect(rows).toHaveLength(1)
    expect((await reset(lost.seatId, headers)).json()).toMatchObject({ code: 'wrong-moment' })
  })
})

test('a sealed secret opens for its own account only', async () => {
  const { openSecret, sealSecret } = await import('./second-factor.store.ts')
  const [mine, others] = [(await given.account('admin')).accountId, (await given.account('admin')).accountId]
  const sealed = sealSecret(systemContext(), mine, 'JBSWY3DPEHPK3PXP')

  expect(openSecret(systemContext(), mine, sealed)).toBe('JBSWY3DPEHPK3PXP')
  expect(() => openSecret(systemContext(), others, sealed)).toThrow()
  const other = { config: { ...systemContext().config, pepper: 'another pepper, 32 bytes or more..' } }
  expect(() => openSecret(other, mine, sealed)).toThrow()
})
