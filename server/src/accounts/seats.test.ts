import type { OrganizationId } from '@app/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { newId } from '../platform/ids.ts'
import { signedSecret } from '../platform/secrets.ts'
import { invitationMail, peopleOfOrganization } from './index.ts'

const { app, db, given, travel, clock, systemContext } = await buildTestApp()

async function association(): Promise<OrganizationId> {
  const id = newId<OrganizationId>()
  await db.execute(sql`insert into organizations (id, kind, name, kana, search_key, created_at, updated_at)
    values (${id}, 'association', 'さくら町自治会', 'さくらちょうじちかい', 'さくら町自治会', now(), now())`)
  return id
}
const post = (url: string, payload: object, headers = given.stranger()) =>
  app.inject({ method: 'POST', url, headers, payload })
const invite = (id: OrganizationId, headers: Record<string, string>, payload: object = {}) =>
  post(`/api/organizations/${id}/seats`, payload, headers)
const secretOf = (invitation: { id: string }) => signedSecret(systemContext(), 'invitation', invitation.id)
const redeem = (secret: string, more: object = {}, headers = given.stranger()) =>
  post('/api/seat-invitations/redeem', { secret, displayName: '佐藤 次郎', ...more }, headers)

describe('an invitation', () => {
  test('by mail brings a successor in without a password, once', async () => {
    const id = await association()
    const officer = await given.signedInAs('association', id)
    const { invitation, code } = (await invite(id, officer, { title: '会長', email: 'jiro@example.jp' })).json()
    const mail = await db.transaction((tx) => invitationMail(tx, systemContext(), invitation.id))
    expect(code).toBeNull()
    expect(mail).toMatchObject({ email: 'jiro@example.jp', link: `http://localhost/join#${secretOf(invitation)}` })

    const [first, second] = [await redeem(secretOf(invitation)), await redeem(secretOf(invitation))]

    expect(first.statusCode, first.body).toBe(201)
    expect(first.json()).toMatchObject({
      seats: [{ title: '会長', organizationName: 'さくら町自治会', role: 'association' }],
    })
    expect(second.json()).toMatchObject({ code: 'link-spent' })
    expect((await peopleOfOrganization(db, id, clock())).map(({ email }) => email)).toContain('jiro@example.jp')
  })

  test('on paper has a short code, which may be typed carelessly', async () => {
    const id = await association()
    const { code } = (await invite(id, await given.coordinator(), { name: '佐藤さん' })).json()
    const typed = code.toLowerCase().replace('-', ' ')

    expect((await post('/api/seat-invitations/look', { secret: typed })).json()).toMatchObject({ name: '佐藤さん' })
    expect((await redeem(typed)).statusCode).toBe(201)
  })

  test('is taken by one of two who press at once', async () => {
    const id = await association()
    const { invitation } = (await invite(id, await given.coordinator(), { email: 'both@example.jp' })).json()

    const { both } = await db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from seat_invitations where id = ${invitation.id} for update`)
      const both = Promise.all([redeem(secretOf(invitation)), redeem(secretOf(invitation))])
      await waitUntilBlocked(db, { connections: 2 })
      return { both }
    })

    expect((await both).map(({ statusCode }) => statusCode).sort()).toEqual([201, 410])
  })

  test('to somebody known adds a seat to the same account', async () => {
    const [one, other] = [await association(), await association()]
    const { email, accountId } = await given.account('association', one)
    const { invitation } = (await invite(other, await given.coordinator(), { email })).json()

    const { account, seats } = (await redeem(secretOf(invitation))).json()

    expect(account.id).toBe(accountId)
    expect(seats.map((seat: { organizationId: string }) => seat.organizationId)).toEqual([one, other])
  })

  test('on paper cannot claim an address that belongs to somebody', async () => {
    const id = await association()
    const { email } = await given.account('coordinator')
    const { code } = (await invite(id, await given.coordinator())).json()

    expect((await redeem(code, { email })).json()).toMatchObject({ code: 'mail-already-known' })
  })

  test('expires', async () => {
    const id = await association()
    const { invitation } = (await invite(id, await given.coordinator(), { email: 'late@example.jp' })).json()
    travel({ days: 15 })

    expect((await redeem(secretOf(invitation))).json()).toMatchObject({ code: 'link-spent' })
  })

  test('refuses a password that anybody would guess', async () => {
    const id = await association()
    const { code } = (await invite(id, await given.coordinator())).json()

    expect((await redeem(code, { password: 'kofu-jichikai-2026-password' })).json()).toMatchObject({
      code: 'password-too-weak',
      errors: [{ pointer: '/password' }],
    })
  })
})

describe('the people of an organization', () => {
  test('are seen by themselves and by the centre; neighbours and nobody hear the same not-found', async () => {
    const id = await association()
    const own = await given.signedInAs('association', id)
    const see = async (headers: Record<string, string>, which: string = id) =>
      app.inject({ url: `/api/organizations/${which}/seats`, headers })
    const neighbour = await given.signedInAs('association', await association())

    expect((await see(own)).json().items).toMatchObject([{ isMine: true, displayName: '山田 花子' }])
    expect((await see(await given.coordinator())).statusCode).toBe(200)
    const [foreign, missing] = [await see(neighbour), await see(neighbour, newId())]
    expect([foreign.statusCode, foreign.body]).toEqual([missing.statusCode, missing.body])
    expect((await invite(id, neighbour)).statusCode).toBe(404)
    expect((await see(given.stranger())).statusCode).toBe(401)
  })

  test('leave: out at once, and after coming in anew they read on for sixty days', async () => {
    const id = await association()
    const leaving = await given.account('association', id)
    const { headers } = await given.sessionOf(leaving)
    const end = () =>
      invite(id, headersOf).then(() => post(`/api/organizations/${id}/seats/${leaving.seatId}/end`, {}, headersOf))
    const headersOf = await given.signedInAs('association', id)

    expect((await end()).json()).toMatchObject({ endsOn: expect.any(String), readsUntil: expect.any(String) })

    expect((await app.inject({ url: `/api/organizations/${id}/seats`, headers })).statusCode).toBe(401)
    const anew = await given.sessionOf(leaving)
    const mine = { ...anew.headers, 'idempotency-key': newId() }
    expect((await app.inject({ url: `/api/organizations/${id}/seats`, headers: mine })).statusCode).toBe(200)
    expect((await invite(id, mine)).json()).toMatchObject({ code: 'not-yours' })
    travel({ days: 61 })
    const late = await given.sessionOf(leaving)
    expect((await app.inject({ url: `/api/organizations/${id}/seats`, headers: late.headers })).statusCode).toBe(401)
    expect(
      (await post(`/api/organizations/${id}/seats/${leaving.seatId}/end`, {}, await given.coordinator())).json(),
    ).toMatchObject({ code: 'wrong-moment' })
  })
})

describe('the centre', () => {
  test('invites its own people through an admin, and an admin always stays', async () => {
    const admin = await given.account('admin')
    const { headers } = await given.sessionOf(admin)
    const key = () => ({ ...headers, 'idempotency-key': newId() })
    const invited = await post('/api/staff', { email: 'new@example.jp', role: 'coordinator' }, key())
    expect(invited.statusCode, invited.body).toBe(201)
    expect(
      (await post('/api/staff', { email: 'x@example.jp', role: 'coordinator' }, await given.coordinator())).statusCode,
    ).toBe(403)

    expect((await post(`/api/staff/${admin.seatId}/end`, {}, key())).json()).toMatchObject({ code: 'last-admin' })

    await given.account('admin')
    expect((await post(`/api/staff/${admin.seatId}/end`, {}, key())).statusCode).toBe(200)
    expect((await app.inject({ url: '/api/staff', headers })).statusCode).toBe(401)
  })
})

describe('a seat', () => {
  test('is chosen among my own only', async () => {
    const [one, other] = [await association(), await association()]
    const me = await given.account('association', one)
    const { headers } = await given.sessionOf(me)
    const { invitation } = (await invite(other, await given.coordinator(), { email: me.email })).json()
    const { seats } = (await redeem(secretOf(invitation))).json()
    const choose = (seatId: string) => post('/api/session/seat', { seatId }, { ...headers, 'idempotency-key': newId() })

    expect((await choose(seats[1].id)).json()).toMatchObject({ activeSeatId: seats[1].id })
    expect((await app.inject({ url: `/api/organizations/${other}/seats`, headers })).statusCode).toBe(200)
    expect((await choose((await given.account('admin')).seatId)).json()).toMatchObject({ code: 'not-found' })
  })
})

describe('drafts', () => {
  test('are kept as typed, for their owner alone', async () => {
    const [mine, others] = [await given.coordinator(), await given.coordinator()]
    const url = '/api/drafts/request:new'
    await app.inject({ method: 'PUT', url, headers: mine, payload: { content: { title: '髙﨑さんの𠮷' } } })

    expect((await app.inject({ url, headers: mine })).json()).toMatchObject({ content: { title: '髙﨑さんの𠮷' } })
    expect((await app.inject({ url, headers: others })).json()).toBeNull()
    await app.inject({ method: 'DELETE', url, headers: mine })
    expect((await app.inject({ url, headers: mine })).json()).toBeNull()
  })
})
