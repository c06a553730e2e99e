import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenPassword, type Headers } from '../../test/given.ts'
import { deviceInWords } from '../platform/device.rules.ts'
import { newId } from '../platform/ids.ts'

const { app, given, travel } = await buildTestApp()

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
const windows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0'

async function comesIn(email: string, agent: string): Promise<Headers> {
  const headers = { ...given.stranger(), 'user-agent': agent }
  const payload = { email, password: givenPassword }
  const answer = await app.inject({ method: 'POST', url: '/api/session', headers, payload })
  return { ...headers, cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}
const post = (url: string, headers: Headers) =>
  app.inject({ method: 'POST', url, headers: { ...headers, 'idempotency-key': newId() }, payload: {} })
const devicesOf = async (headers: Headers) =>
  (await app.inject({ url: '/api/me/devices', headers })).json<{
    items: { id: string; device: string; isThis: boolean }[]
  }>().items

test.each([
  [iphone, 'iPhone・Safari'],
  [windows, 'パソコン（Windows）・Edge'],
  [
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    'スマートフォン（Android）・Chrome',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:130.0) Gecko/20100101 Firefox/130.0', 'パソコン（Mac）・Firefox'],
  ['curl/8.0', ''],
])('a device is named as its owner would: %s', (agent, name) => {
  expect(deviceInWords(agent)).toBe(name)
})

test('somebody sees its own devices, ends one, and that one is out at once', async () => {
  const member = await given.account('coordinator')
  const phone = await given.sessionOf(member)
  travel({ minutes: 1 })
  const [desk, lost] = [await given.sessionOf(member), await given.sessionOf(member)]

  const seen = await devicesOf(desk.headers)
  expect(seen).toHaveLength(3)
  expect(seen.filter(({ isThis }) => isThis).map(({ id }) => id)).toEqual([desk.sessionId])
  expect(seen.at(-1)!.id).toBe(phone.sessionId)

  expect((await post(`/api/me/devices/${lost.sessionId}/end`, desk.headers)).statusCode).toBe(200)
  expect((await app.inject({ url: '/api/me/devices', headers: lost.headers })).statusCode).toBe(401)
  const renewal = { ...given.stranger(), cookie: `rt=${lost.refreshToken}` }
  expect((await app.inject({ method: 'POST', url: '/api/session/refresh', headers: renewal })).statusCode).toBe(401)
  expect(await devicesOf(desk.headers)).toHaveLength(2)

  expect((await post('/api/me/devices/end-others', desk.headers)).statusCode).toBe(200)
  expect((await app.inject({ url: '/api/me/devices', headers: phone.headers })).statusCode).toBe(401)
  expect(await devicesOf(desk.headers)).toHaveLength(1)
})

test("nobody ends a neighbour's device: it is not there", async () => {
  const [mine, others] = [
    await given.sessionOf(await given.account('admin')),
    await given.sessionOf(await given.account('coordinator')),
  ]
  const missing = await post(`/api/me/devices/${newId()}/end`, mine.headers)
  const foreign = await post(`/api/me/devices/${others.sessionId}/end`, mine.headers)
  expect([foreign.statusCode, foreign.body]).toEqual([404, missing.body])
  expect((await app.inject({ url: '/api/me/devices', headers: others.headers })).statusCode).toBe(200)
  expect((await app.inject({ url: '/api/me/devices', headers: given.stranger() })).statusCode).toBe(401)
})

test('the name of the device is kept when somebody comes in', async () => {
  const member = await given.account('coordinator', null, { withPassword: true })
  await comesIn(member.email, iphone)
  const { headers } = await given.sessionOf(member)
  expect((await devicesOf(headers)).map(({ device }) => device).toSorted()).toEqual(['', 'iPhone・Safari'])
})
