import type { OrganizationId } from '@app/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenPassword, type Headers } from '../../test/given.ts'
import { settle } from '../../test/settle.ts'
import { newId } from '../platform/ids.ts'
import { signedSecret } from '../platform/secrets.ts'

const world = await buildTestApp()
const { app, db, given, travel, systemContext } = world

const post = (url: string, payload: object, headers: Headers = given.stranger()) =>
  app.inject({ method: 'POST', url, headers: { 'idempotency-key': newId(), ...headers }, payload })
const withCookies = (answer: Awaited<ReturnType<typeof post>>): Headers => ({
  ...given.stranger(),
  cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
})
const next = 'a quiet morning on the river'
const change = (headers: Headers, present?: string) =>
  post('/api/me/password', { password: next, ...(present && { present }) }, headers)

const association = newId<OrganizationId>()
await db.execute(sql`insert into organizations (id, kind, name, kana, search_key, created_at, updated_at)
  values (${association}, 'association', '北口自治会', 'きたぐち', '北口自治会', now(), now())`)

async function byPassword(email: string, password = givenPassword) {
  const answer = await post('/api/session', { email, password })
  expect(answer.statusCode, answer.body).toBe(200)
  return withCookies(answer)
}

async function byLink(email: string) {
  await post('/api/session/mail-links', { email })
  await settle(world)
  const { rows } = await db.execute<{ id: string }>(sql`select l.id from mail_links l
    join accounts a on a.id = l.account_id where a.email = ${email} order by l.created_at desc limit 1`)
  const secret = signedSecret(systemContext(), 'mail-link', rows[0]!.id)
  const answer = await post('/api/session/mail-links/redeem', { secret })
  expect(answer.statusCode, answer.body).toBe(200)
  return withCookies(answer)
}

describe('a password is changed', () => {
  test('by whoever shows the present one; every other device is out at once', async () => {
    const { email } = await given.account('association', association, { withPassword: true })
    const [here, elsewhere] = [await byPassword(email), await byPassword(email)]

    expect((await change(here)).json()).toMatchObject({ code: 'wrong-credentials' })
    expect((await change(here, 'another word')).json()).toMatchObject({ code: 'wrong-credentials' })
    expect((await change(here, givenPassword)).statusCode).toBe(200)

    expect((await app.inject({ url: '/api/me/seats', headers: here })).statusCode).not.toBe(401)
    expect((await app.inject({ url: '/api/notices', headers: elsewhere })).statusCode).toBe(401)
    await byPassword(email, next)
  })

  test('for the first time only within half an hour of coming in: a telephone left lying about gives nobody a way in that lasts', async () => {
    const { email } = await given.account('association', association)
    const old = await byLink(email)
    travel({ minutes: 31 })
    const renewed = withCookies(await app.inject({ method: 'POST', url: '/api/session/refresh', headers: old }))

    expect((await change(renewed)).json()).toMatchObject({ code: 'come-in-anew', status: 403 })
    const fresh = await byLink(email)
    travel({ minutes: 9 })
    expect((await change(fresh)).statusCode).toBe(200)
    await byPassword(email, next)
  })

  test('by nobody who is not signed in', async () => {
    expect((await change(given.stranger())).statusCode).toBe(401)
  })
})
