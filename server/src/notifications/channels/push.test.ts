import type { AccountId, OrganizationId } from '@app/shared'
import type { Receiving } from '@app/shared/notifications'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { fakePushService } from '../../../test/fakes/push-service.ts'
import { givenNoticesIn } from '../../../test/given-notices.ts'
import type { Headers } from '../../../test/given.ts'
import { sendWaiting } from '../../../test/send-waiting.ts'
import { settle } from '../../../test/settle.ts'
import { noticesTable } from '../notices.table.ts'
import { channelLinksTable } from '../receiving/receiving.table.ts'
import { sendingsTable } from './sendings.table.ts'
import { encrypted, isPushAddress } from './web-push.ts'

const service = await fakePushService()
afterAll(() => service.close())
const world = await buildTestApp({ env: service.env })
const { app, db, clock } = world
const given = givenNoticesIn(world)
let association: OrganizationId
let accountId: AccountId
let headers: Headers
let keys = 0
let people = 0

beforeEach(async () => {
  service.shown.length = service.troubles.length = 0
  association = await given.association('緑町自治会', { email: null, phone: '055-000-0001' })
  const account = await world.given.account('association', association, { email: `push${++people}@example.jp` })
  accountId = account.accountId
  const session = await world.given.sessionOf(account)
  headers = Object.defineProperty({ ...session.headers }, 'idempotency-key', {
    enumerable: true,
    get: () => `a-key-of-mine-${++keys}`,
  })
})
const ask = (path: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/me/receiving${path}`, headers: { ...headers }, payload })
const add = async ({ id: _id, ...address } = service.browser()) => ask('/browsers', address)
async function news() {
  const requestId = await given.request(association, { status: 'returned', statusReason: '何人ですか' })
  await given.happened({ type: 'request.returned', requestId })
  await settle(world)
  await sendWaiting(world)
  return requestId
}
const sendings = () =>
  db
    .select()
    .from(sendingsTable)
    .where(and(eq(sendingsTable.accountId, accountId), eq(sendingsTable.channel, 'push')))

test('the example of RFC 8291, letter by letter', () => {
  const browser = {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  }
  const once = {
    salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
    privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
  }

  expect(encrypted('When I grow up, I want to be a watermelon', browser, once).toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
})

test('a browser shows what kind of news there is and a link, and nothing of people', async () => {
  await add()

  const requestId = await news()

  const [message] = service.shown
  expect(message!.payload).toEqual({
    title: 'お知らせがあります',
    body: '依頼についてのお知らせ',
    path: expect.stringMatching(/^\/n\/[A-Za-z0-9_-]{22}$/),
    tag: (await sendings())[0]!.id,
  })
  expect(service.wrong).toEqual([])
  expect(await sendings()).toMatchObject([{ state: 'sent', attempts: 1 }])
  const followed = await app.inject({ url: (message!.payload as { path: string }).path })
  expect([followed.statusCode, followed.headers.location]).toEqual([302, `/requests/${requestId}`])
})

test('the short link of nobody is not there', async () => {
  for (const path of ['/n/AAAAAAAAAAAAAAAAAAAAAA', '/n/x', '/n/%2F%2Fevil.example'])
    expect((await app.inject({ url: path })).statusCode).toBe(404)
})

test('each of my browsers, and the mail as well: a browser may be closed for weeks', async () => {
  await add()
  await add()

  await news()

  expect(service.shown).toHaveLength(2)
  const rows = await db.select().from(noticesTable).where(eq(noticesTable.organizationId, association))
  expect(rows.map(({ channel }) => channel).toSorted()).toEqual(['mail', 'screen'])
})

test.each([404, 410])('%i: the subscription is gone, and so is its address; nobody is called', async (status) => {
  const browser = service.browser()
  await add(browser)
  service.troubles.push(status)

  await news()

  expect(await sendings()).toMatchObject([{ state: 'failed', lastError: `push ${status}` }])
  const links = await db.select().from(channelLinksTable).where(eq(channelLinksTable.accountId, accountId))
  expect(links).toMatchObject([{ address: null, pushKey: null, pushAuth: null, endedWhy: 'gone' }])
  await news()
  expect(service.shown).toEqual([])
})

test('429 waits as long as it asks, and then arrives', async () => {
  await add()
  service.troubles.push({ status: 429, headers: { 'retry-after': '300' } })
  await news()
  expect(+(await sendings())[0]!.nextTryAt! - +clock()).toBe(300_000)

  world.travel({ minutes: 5 })
  await sendWaiting(world)

  expect(service.shown).toHaveLength(1)
  expect(service.shown[0]!.headers.topic).toMatch(/^[0-9a-f]{32}$/)
})

describe('a page cannot make us call whomever it likes', () => {
  const hosts = ['fcm.googleapis.com', 'push.apple.com', '127.0.0.1:9999']
  test.each([
    ['https://fcm.googleapis.com/fcm/send/x', true],
    ['https://web.push.apple.com/x', true],
    ['http://127.0.0.1:9999/x', true],
    ['http://fcm.googleapis.com/x', false],
    ['https://fcm.googleapis.com:8443/x', false],
    ['https://fcm.googleapis.com.evil.example/x', false],
    ['https://evilpush.apple.com.example/x', false],
    ['https://notpush.apple.com/x', false],
    ['https://user:word@fcm.googleapis.com/x', false],
    ['https://169.254.169.254/latest', false],
    ['http://127.0.0.1:80/x', false],
    ['file:///etc/passwd', false],
    ['x', false],
  ])('%s: %s', (endpoint, taken) => expect(isPushAddress({ hosts }, endpoint)).toBe(taken))

  test('an address elsewhere is refused before anything rests', async () => {
    const { id: _id, ...address } = service.browser()
    const answer = await ask('/browsers', { ...address, endpoint: 'https://intranet.example.jp/x' })

    expect([answer.statusCode, answer.json().code]).toEqual([422, 'invalid-input'])
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.accountId, accountId))).toBe(0)
  })
})

test('a browser knows itself by a mark, never by its address; ending it forgets the address', async () => {
  const browser = service.browser()
  const answer = (await add(browser)).json<Receiving>()

  expect(JSON.stringify(answer)).not.toContain(browser.id)
  const [mine] = answer.push!.browsers
  expect(mine!.mark).toMatch(/^[A-Za-z0-9_-]{43}$/)
  const ended = await ask(`/channels/${mine!.id}/end`, {})
  expect(ended.json<Receiving>().push!.browsers).toEqual([])
  await news()
  expect(service.shown).toEqual([])
})

test('a browser that somebody else uses from now on shows only that person’s notices', async () => {
  const browser = service.browser()
  await add(browser)
  const other = await given.association('南町自治会', { email: null, phone: '055-000-0002' })
  const account = await world.given.account('association', other, { email: `other${people}@example.jp` })
  headers = { ...(await world.given.sessionOf(account)).headers, 'idempotency-key': `the-other-${people}` }
  await add(browser)

  await news()

  expect(service.shown).toEqual([])
})
