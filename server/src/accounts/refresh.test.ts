import { expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { buildTestApp } from '../../test/build-test-app.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { lockToken } from './sessions.store.ts'

const { app, db, given, travel } = await buildTestApp()

const refresh = (token: string) =>
  app.inject({ method: 'POST', url: '/api/session/refresh', headers: { ...given.stranger(), cookie: `rt=${token}` } })
const tokenOf = (answer: Awaited<ReturnType<typeof refresh>>) =>
  answer.cookies.find(({ name }) => name === 'rt')?.value ?? ''
const session = async () => given.sessionOf(await given.account('coordinator'))

test('a token renews the session once and is replaced', async () => {
  const { refreshToken } = await session()

  const first = await refresh(refreshToken)
  travel({ minutes: 5 })
  const second = await refresh(tokenOf(first))

  expect([first.statusCode, second.statusCode]).toEqual([200, 200])
  expect(new Set([refreshToken, tokenOf(first), tokenOf(second)]).size).toBe(3)
})

test('two tabs that renew at once both stay in', async () => {
  const { refreshToken, headers } = await session()

  const { both } = await db.transaction(async (tx) => {
    await lockToken(tx, refreshToken)
    const both = Promise.all([refresh(refreshToken), refresh(refreshToken)])
    await waitUntilBlocked(db, { connections: 2 })
    return { both }
  })

  expect((await both).map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect((await app.inject({ url: '/api/staff', headers })).statusCode).toBe(200)
})

test('a used token that comes back kills the whole family, whoever holds it, and its owner is told', async () => {
  const { refreshToken, headers } = await session()
  const renewed = tokenOf(await refresh(refreshToken))
  travel({ minutes: 1 })

  const stolen = await refresh(refreshToken)

  expect(stolen.json()).toMatchObject({ code: 'not-signed-in' })
  expect((await refresh(renewed)).statusCode).toBe(401)
  expect((await app.inject({ url: '/api/staff', headers })).statusCode).toBe(401)
  const { rows } = await db.execute(sql`select 1 from events where type = 'account.family-killed'`)
  expect(rows).toHaveLength(1)
})

test('an access token that has run out asks for renewal, also where everybody may go', async () => {
  const { headers, refreshToken } = await session()
  travel({ minutes: 11 })

  expect((await app.inject({ url: '/api/me', headers })).json()).toMatchObject({ code: 'not-signed-in' })
  const renewed = await refresh(refreshToken)
  const cookie = renewed.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  expect((await app.inject({ url: '/api/me', headers: { cookie } })).json()).toMatchObject({ seats: [{}] })
})

test('a browser sends its run-out access token along, and is renewed all the same', async () => {
  const { headers, refreshToken } = await session()
  travel({ minutes: 11 })

  const cookie = `${headers.cookie}; rt=${refreshToken}`
  const renewed = await app.inject({
    method: 'POST',
    url: '/api/session/refresh',
    headers: { ...given.stranger(), cookie },
  })

  expect(renewed.statusCode, renewed.body).toBe(200)
})

test('whoever has no session sees the open pages as a stranger', async () => {
  const { headers } = await session()
  await app.inject({ method: 'DELETE', url: '/api/session', headers })

  expect((await app.inject({ url: '/api/me', headers })).json()).toBeNull()
  expect((await app.inject({ url: '/api/site', headers })).statusCode).toBe(200)
})
