import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { numberOf, secondFactorScene } from '../../test/second-factor-scene.ts'
import { buildTestApp } from '../../test/build-test-app.ts'
import { newId } from '../platform/ids.ts'
import { offerSetUp } from './set-up.ts'

const { world, post, get, half, later, show, withApp } = await secondFactorScene()
const { app, db, given, clock } = world

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
