import type { AccountId, MatchId, OrganizationId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { fakeSms } from '../../../test/fakes/sms.ts'
import { canaries, givenMatchesIn } from '../../../test/given-matches.ts'
import { privateWords } from '../../../test/given-requests.ts'
import { sendWaiting } from '../../../test/send-waiting.ts'
import { settle } from '../../../test/settle.ts'
import { seatsTable } from '../../accounts/accounts.table.ts'
import { acceptMatch } from '../../matches/accept-match.ts'
import { withdrawMatch } from '../../matches/withdraw-match.ts'
import { auditTable, eventsTable, throttlesTable } from '../../platform/platform.table.ts'
import { tasksOf } from '../../worker.ts'
import { noticesTable } from '../notices.table.ts'
import { endLink, insertLink } from '../receiving/links.store.ts'
import { segmentsOf } from './segments.rules.ts'
import { sendingsTable } from './sendings.table.ts'
import { isOneTap } from './tap-links.rules.ts'
import { tapLinksTable } from './tap-links.table.ts'

const lines: string[] = []
const sms = await fakeSms()
afterAll(() => sms.close())
const env = { ...sms.env, LOG_LEVEL: 'info' }
const world = await buildTestApp({ env, logTo: { write: (line) => void lines.push(line) } })
const { app, db, clock, travel } = world
const scene = givenMatchesIn(world)
const { sweep } = tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } })

let numbers = 0
beforeEach(async () => {
  sms.sent.length = sms.troubles.length = 0
  await db.delete(throttlesTable)
})

/** Somebody of an organization whose mobile number is linked. */
async function holder(role: 'association' | 'supporter', organizationId: OrganizationId) {
  numbers += 1
  const { accountId } = await world.given.account(role, organizationId, { email: `tap${numbers}@example.jp` })
  const address = `+81905555${String(numbers).padStart(4, '0')}`
  const linkId = await db.transaction((tx) => insertLink(tx, { accountId, channel: 'sms', address }, clock()))
  return { accountId, address, linkId }
}
/** The address in what came to a number, without the site. */
const tapTo = (address: string): string =>
  sms.sent
    .filter(({ to }) => to === address)
    .at(-1)!
    .body.split('\n')
    .at(-1)!
    .replace('http://localhost', '')
async function send() {
  await settle(world)
  await sendWaiting(world)
}
/** A supporter is asked, and hears so on its mobile phone. */
async function asked() {
  const association = await scene.association('北口自治会')
  const supporter = await scene.supporter()
  const who = await holder('supporter', supporter)
  const request = await scene.request(association)
  const match = await scene.proposal(request, supporter)
  await send()
  return { ...who, match, supporter, association, request, tap: tapTo(who.address) }
}
const open = (url: string) => app.inject({ method: 'GET', url })
const press = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(fields).toString(),
  })
const over = 'このリンクは、もう使えません'
async function ended(url: string) {
  const answer = await open(url)
  return [answer.statusCode, answer.body.includes(over), answer.headers.location]
}
const sendingOf = async (accountId: AccountId) =>
  (await db.select().from(sendingsTable).where(eq(sendingsTable.accountId, accountId))).find(
    ({ channel }) => channel === 'sms',
  )!
const pending = async (match: MatchId) =>
  expect(await scene.matchRow(match)).toMatchObject({ supporterAnswer: 'pending' })

describe('a question over SMS', () => {
  test('carries a short link in one message, and its code rests nowhere', async () => {
    const { address, accountId, match, tap } = await asked()

    const { body } = sms.sent.find(({ to }) => to === address)!
    expect(body).toBe(`あつ活サポーターのお知らせ\nhttp://localhost${tap}`)
    expect(tap).toMatch(/^\/t\/[\w-]{22}$/)
    expect([segmentsOf(body), body.length <= 70]).toEqual([1, true])
    await open(tap)
    const resting = JSON.stringify([
      ...[await db.select().from(tapLinksTable), await db.select().from(sendingsTable)],
      ...[await db.select().from(noticesTable), await db.select().from(eventsTable), lines],
      await db.select().from(auditTable),
    ])
    expect(resting).toContain((await sendingOf(accountId)).id)
    expect(resting).not.toContain(tap.slice(3))
    await pending(match)
  })

  test('leads to the page of the mail’s signed link; whoever previews it answers nothing', async () => {
    const { match, tap } = await asked()
    const [events, before] = [await db.$count(eventsTable), await db.select().from(tapLinksTable)]

    const first = await open(tap)
    for (const method of ['GET', 'GET', 'HEAD'] as const) await app.inject({ method, url: tap })
    const page = await open(first.headers.location!)

    expect([first.statusCode, first.headers.location]).toEqual([302, await scene.answerAddress(match)])
    expect(first.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    expect(first.headers['x-robots-tag']).toBe('noindex')
    expect(first.body).toBe('')
    expect(page.body).toContain('お手伝いをお願いできますか')
    for (const secret of [...Object.values(privateWords), ...Object.values(canaries.association), '北口自治会'])
      expect(page.body).not.toContain(secret)
    expect([await db.$count(eventsTable), await db.select().from(tapLinksTable)]).toEqual([events, before])
    await pending(match)
  })

  test('one tap answers, once: used again it says what stands', async () => {
    const { match, tap } = await asked()
    const page = (await open(tap)).headers.location!

    expect((await press(page, { answer: 'yes', heads: '3' })).body).toContain('行けます（3人）')
    const again = await press((await open(tap)).headers.location!, { answer: 'no', reason: 'day', note: '' })

    expect(again.body).toContain('行けます（3人）')
    expect((await open((await open(tap)).headers.location!)).statusCode).toBe(410)
    expect(await scene.matchRow(match)).toMatchObject({ supporterAnswer: 'yes', heads: 3 })
  })

  test('the code itself takes no answer', async () => {
    const { match, tap } = await asked()
    expect((await press(tap, { answer: 'yes', heads: '3' })).statusCode).toBe(404)
    await pending(match)
  })

  test('the association says お願いします and how it went behind codes of its own', async () => {
    const { match, association, supporter } = await asked()
    const officer = await holder('association', association)
    await acceptMatch(scene.by('supporter', supporter), match, { heads: 3 })
    await send()

    const offer = tapTo(officer.address)
    expect((await open(offer)).headers.location).toContain(`/a/accept/${match}/`)
    await press((await open(offer)).headers.location!, { answer: 'yes' })
    expect(await scene.matchRow(match)).toMatchObject({ status: 'agreed' })

    const before = clock().toISOString()
    travel('2026-11-02T00:30:00Z')
    await sweep!({})
    await send()
    const how = (await open(tapTo(officer.address))).headers.location!
    expect(how).toContain(`/a/result-association/${match}/`)
    expect((await open(how)).body).toContain('手伝いに来た人数')
    travel(before)
  })

  test('sent again after trouble it is the same code', async () => {
    sms.troubles.push(503)
    const association = await scene.association('北口自治会')
    const supporter = await scene.supporter()
    const who = await holder('supporter', supporter)
    await scene.proposal(await scene.request(association), supporter)
    await send()
    expect(sms.sent).toEqual([])
    travel({ minutes: 1 })
    await sendWaiting(world)

    expect((await open(tapTo(who.address))).statusCode).toBe(302)
    expect(await db.$count(tapLinksTable, eq(tapLinksTable.sendingId, (await sendingOf(who.accountId)).id))).toBe(1)
  })
})

test('a digest of several leads to their list, with no code', async () => {
  const association = await scene.association('北口自治会')
  const supporter = await scene.supporter()
  const { accountId, address } = await holder('supporter', supporter)
  await scene.proposal(await scene.request(association), supporter)
  await scene.proposal(
    await scene.request(association, { days: [{ day: '2026-11-08', from: null, to: null }] }),
    supporter,
  )
  await settle(world)
  const all = await db.select().from(sendingsTable).where(eq(sendingsTable.accountId, accountId))
  const [first, second] = all.filter(({ channel }) => channel === 'sms')
  await db.update(sendingsTable).set({ gatheredIn: first!.id }).where(eq(sendingsTable.id, second!.id))
  await sendWaiting(world)

  expect(sms.sent.filter(({ to }) => to === address).map(({ body }) => body.split('/').slice(3).join('/'))).toEqual([
    'my/notices',
  ])
})

describe('a code that cannot be used', () => {
  test('tampered, cut, guessed or of the signed link: 410 and whom to call', async () => {
    const { match, tap } = await asked()
    const flipped = tap.slice(0, -2) + (tap.at(-2) === 'A' ? 'B' : 'A') + tap.slice(-1)
    const signed = (await scene.answerAddress(match)).slice(3, 25)

    for (const url of [flipped, tap.slice(0, -1), `${tap}A`, `/t/${'A'.repeat(22)}`, `/t/${signed}`, '/t/a'])
      expect(await ended(url), url).toEqual([410, true, undefined])
    const answer = await open(flipped)
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    await pending(match)
  })

  test('after the answer was due the page says so; after sixty days there is nothing behind it, and the row goes', async () => {
    const { match, tap, accountId } = await asked()
    const before = clock().toISOString()
    const { id } = await sendingOf(accountId)
    const rows = () => db.$count(tapLinksTable, eq(tapLinksTable.sendingId, id))
    travel({ days: 8 })
    const page = await open((await open(tap)).headers.location!)
    expect([page.statusCode, page.body.includes(over)]).toEqual([410, true])

    await sweep!({})
    expect(await rows()).toBe(1)
    travel({ days: 52 })
    expect(await ended(tap)).toEqual([410, true, undefined])
    await sweep!({})
    expect(await rows()).toBe(0)
    expect(await ended(tap)).toEqual([410, true, undefined])
    expect(await scene.matchRow(match)).toMatchObject({ status: 'expired' })
    travel(before)
  })

  test('taken back meanwhile: the page of the link says so', async () => {
    const { match, tap } = await asked()
    await withdrawMatch(scene.by('coordinator'), match, '取り違えました')
    expect((await open((await open(tap)).headers.location!)).statusCode).toBe(410)
  })

  test('each code opens its own, never another person’s', async () => {
    const [one, other] = [await asked(), await asked()]
    expect(one.tap).not.toBe(other.tap)
    expect((await open(one.tap)).headers.location).toBe(await scene.answerAddress(one.match))
    expect((await open(other.tap)).headers.location).toBe(await scene.answerAddress(other.match))
  })

  test('of somebody who has left the organization', async () => {
    const { tap, accountId } = await asked()
    await db.delete(seatsTable).where(eq(seatsTable.accountId, accountId))
    expect(await ended(tap)).toEqual([410, true, undefined])
  })

  test('of a number that is not the person’s any more', async () => {
    const { tap, accountId } = await asked()
    const { linkId } = await sendingOf(accountId)
    await db.transaction((tx) => endLink(tx, linkId!, 'by-owner', clock()))
    expect(await ended(tap)).toEqual([410, true, undefined])
  })

  test('guessing is stopped, together with the other pages that are answered without signing in', async () => {
    const tries = []
    for (let i = 0; i < 61; i++) tries.push((await open(`/t/${String(i).padStart(22, 'x')}`)).statusCode)
    expect(tries.slice(0, 60).every((status) => status === 410)).toBe(true)
    expect(tries.at(-1)).toBe(429)
    expect((await open('/a/x')).statusCode).toBe(429)
  })
})

test.each([
  ['/a/{answer:0199a5b4-0000-7000-8000-000000000001}', true],
  ['/a/accept/0199a5b4-0000-7000-8000-000000000001/{accept:0199a5b4-0000-7000-8000-000000000001}', true],
  [
    '/a/accept-sessions/0199a5b4-0000-7000-8000-000000000001/{accept-sessions:0199a5b4-0000-7000-8000-000000000001}',
    true,
  ],
  ['/s/{series:0199a5b4-0000-7000-8000-000000000001}', true],
  ['/application#{application:0199a5b4-0000-7000-8000-000000000001}', false],
  ['/sign-in/link#{mail-link:0199a5b4-0000-7000-8000-000000000001}', false],
  ['/matches/0199a5b4-0000-7000-8000-000000000001', false],
  ['/my', false],
  [null, false],
])('%s is answered with one tap: %s', (leadsTo, is) => expect(isOneTap(leadsTo)).toBe(is))
