import type { AccountId, OrganizationId } from '@app/shared'
import type { Receiving } from '@app/shared/notifications'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { fakeSms } from '../../../test/fakes/sms.ts'
import { givenNoticesIn } from '../../../test/given-notices.ts'
import type { Headers } from '../../../test/given.ts'
import { sendWaiting } from '../../../test/send-waiting.ts'
import { settle } from '../../../test/settle.ts'
import { accountsTable } from '../../accounts/accounts.table.ts'
import { tasksOf } from '../../worker.ts'
import { channelCodesTable, channelLinksTable } from '../receiving/receiving.table.ts'
import { insertLink } from '../receiving/links.store.ts'
import { segmentsOf } from './segments.rules.ts'
import { sendingsTable } from './sendings.table.ts'
import { textOf } from './sms-channel.ts'

const sms = await fakeSms()
afterAll(() => sms.close())
const world = await buildTestApp({ env: sms.env })
const { app, db, clock } = world
const given = givenNoticesIn(world)
const tasks = tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } })
let association: OrganizationId
let accountId: AccountId
let headers: Headers
let keys = 0
let people = 0
const numberOf = (n: number) => `+81901234${String(n).padStart(4, '0')}`

beforeEach(async () => {
  sms.sent.length = sms.troubles.length = 0
  people += 1
  association = await given.association('緑町自治会', { channel: 'mail', email: null, phone: '055-000-0001' })
  const account = await world.given.account('association', association, { email: `sms${people}@example.jp` })
  accountId = account.accountId
  const session = await world.given.sessionOf(account)
  headers = Object.defineProperty({ ...session.headers }, 'idempotency-key', {
    enumerable: true,
    get: () => `a-key-of-mine-${++keys}`,
  })
})
const ask = (path: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/me/receiving${path}`, headers: { ...headers }, payload })
const link = () =>
  db.transaction((tx) => insertLink(tx, { accountId, channel: 'sms', address: numberOf(people) }, clock()))
const withoutMail = () =>
  db.update(accountsTable).set({ email: null, emailKey: null }).where(eq(accountsTable.id, accountId))
async function news() {
  const requestId = await given.request(association, { status: 'returned', statusReason: '何人ですか' })
  await given.happened({ type: 'request.returned', requestId })
  await settle(world)
  await sendWaiting(world)
}
const sending = async () =>
  (
    await db
      .select()
      .from(sendingsTable)
      .where(and(eq(sendingsTable.accountId, accountId), eq(sendingsTable.channel, 'sms')))
  )[0]!
/** Offers the number, and answers with the six digits that came to it. */
async function offered(number = `090-1234-${String(people).padStart(4, '0')}`) {
  expect((await ask('/number', { number })).statusCode).toBe(200)
  const [code] = await db.select().from(channelCodesTable).where(eq(channelCodesTable.accountId, accountId))
  await tasks['send-sms-code']!({ codeId: code!.id })
  return /\d{6}/.exec(sms.sent.at(-1)!.body)![0]
}

describe('how many messages a text costs', () => {
  test.each([
    ['https://city.example.jp/n/AZ3kAZ3kAZ3kAZ3kAZ3kAZ', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['あ'.repeat(70), 1],
    ['あ'.repeat(71), 2],
    ['あ'.repeat(134), 2],
    ['あ'.repeat(135), 3],
    [`${'a'.repeat(70)}あ`, 2],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
  ])('%j: %i', (text, n) => expect(segmentsOf(text)).toBe(n))

  test('a long address stands alone, so that it stays one', () => {
    const path = '/n/AZ3kAZ3kAZ3kAZ3kAZ3kAZ'
    expect(textOf({ shortUrl: `https://city.example.jp${path}` })).toBe(
      `あつ活サポーターのお知らせ\nhttps://city.example.jp${path}`,
    )
    const long = `https://atsukatsu-supporter.long-name-city.example.jp${path}`
    expect(textOf({ shortUrl: long })).toBe(long)
    expect(segmentsOf(textOf({ shortUrl: long }))).toBe(1)
  })
})

describe('a notice over SMS', () => {
  test('is one message with the link alone, and nothing of people', async () => {
    await link()
    await news()

    expect(sms.sent).toHaveLength(1)
    const { to, body, callback, sid } = sms.sent[0]!
    expect(to).toBe(numberOf(people))
    expect(body).toMatch(/^あつ活サポーターのお知らせ\nhttp:\/\/localhost\/n\/[A-Za-z0-9_-]{22}$/)
    const kept = await sending()
    expect(kept).toMatchObject({ state: 'sent', providerId: sid })
    expect(callback).toBe(`http://localhost/sms-status?of=${kept.id}`)
  })

  test.each([429, 503])('%i is tried again later', async (status) => {
    await link()
    sms.troubles.push(status)
    await news()
    expect(await sending()).toMatchObject({ state: 'queued', lastError: `sms ${status}` })

    world.travel({ minutes: 1 })
    await sendWaiting(world)

    expect(await sending()).toMatchObject({ state: 'sent', attempts: 2 })
  })

  test('whoever has said stop is not written to again; without mail the centre calls, with the reason', async () => {
    await link()
    await withoutMail()
    sms.stopped.add(numberOf(people))
    await news()

    expect(await sending()).toMatchObject({ state: 'failed', lastError: 'sms 21610' })
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.address, numberOf(people)))).toBe(0)
    const coordinator = await world.given.coordinator()
    const { items } = (await app.inject({ url: '/api/calls?perPage=100', headers: coordinator })).json()
    expect(items.filter((one: { organizationId: string }) => one.organizationId === association)).toMatchObject([
      { channel: 'phone', number: '055-000-0001', why: 'sms-failed' },
    ])
  })
})

describe('word that it did not arrive after all', () => {
  const undelivered = () => ({ MessageSid: sms.sent.at(-1)!.sid, MessageStatus: 'undelivered', ErrorCode: '30005' })

  test('signed, it fails like one that was refused, once', async () => {
    await link()
    await withoutMail()
    await news()

    expect((await sms.tell(app, 'http://localhost', undelivered())).statusCode).toBe(200)
    await sms.tell(app, 'http://localhost', undelivered())

    expect(await sending()).toMatchObject({ state: 'failed', lastError: 'sms 30005', sentAt: null })
    const { rows } = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from notices where organization_id = ${association} and channel = 'phone'`,
    )
    expect(rows[0]!.n).toBe(1)
  })

  test('delivered, or of somebody else, it changes nothing', async () => {
    await link()
    await news()
    await sms.tell(app, 'http://localhost', { ...undelivered(), MessageStatus: 'delivered' })
    await sms.tell(app, 'http://localhost', { ...undelivered(), MessageSid: 'SM0' })

    expect(await sending()).toMatchObject({ state: 'sent' })
  })

  test('unsigned, or signed for another address, the page is not there', async () => {
    await link()
    await news()

    expect((await sms.tell(app, 'http://localhost', undelivered(), 'AAAA')).statusCode).toBe(404)
    expect((await sms.tell(app, 'http://elsewhere', undelivered())).statusCode).toBe(404)
    expect(await sending()).toMatchObject({ state: 'sent' })
  })
})

describe('linking a number', () => {
  test('the digits that came to it prove it; they rest nowhere', async () => {
    const code = await offered()
    expect(sms.sent[0]!.to).toBe(numberOf(people))
    expect(segmentsOf(sms.sent[0]!.body)).toBe(1)
    const row = await db.select().from(channelCodesTable).where(eq(channelCodesTable.accountId, accountId))
    expect(JSON.stringify(row)).not.toContain(code)

    const answer = await ask('/number/confirm', { code: ` ${code.slice(0, 3)} ${code.slice(3)}` })

    expect(answer.json<Receiving>().sms!.link).toMatchObject({
      number: `090-****-${String(people).padStart(4, '0')}`,
    })
    expect((await ask('/number/confirm', { code })).json().code).toBe('wrong-moment')
    expect((await settle(world)).map(({ to }) => to)).toEqual([`sms${people}@example.jp`])
  })

  test('five wrong ones are enough, and the right one is too late then', async () => {
    const code = await offered()
    const wrong = code === '000000' ? '000001' : '000000'
    const answers = []
    for (let i = 0; i < 5; i++) answers.push((await ask('/number/confirm', { code: wrong })).json().code)

    expect(answers).toEqual(Array(5).fill('wrong-code'))
    expect((await ask('/number/confirm', { code })).json().code).toBe('wrong-moment')
  })

  test('ten minutes later it is too late', async () => {
    const code = await offered()
    world.travel({ minutes: 10 })
    expect((await ask('/number/confirm', { code })).json().code).toBe('wrong-moment')
  })

  test('nobody is sent more than five a day', async () => {
    const numbers = Array.from({ length: 6 }, () => ask('/number', { number: '09099990001' }))
    const answers = await Promise.all(numbers)
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 200, 200, 200, 200, 429])
  })

  test.each(['055-000-0001', '0901234', '+1 212 555 0100', 'なし'])('%s is no mobile number', async (number) => {
    const answer = await ask('/number', { number })
    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([422, '/number'])
  })
})
