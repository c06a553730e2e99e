import type { MatchId, MessageId, OrganizationId, RequestId } from '@app/shared'
import { and, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMeetingsIn } from '../../test/given-meetings.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'
import { insertSignUp } from '../exchange-meetings/index.ts'
import { matchesTable, matchMessagesTable, matchResultsTable } from '../matches/matches.table.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { newId } from '../platform/ids.ts'
import { auditTable, throttlesTable } from '../platform/platform.table.ts'
import { requestsTable } from '../requests/requests.table.ts'
import { codeFor, type PaperOf } from './paper-codes.store.ts'
import { paperCodesTable } from './paper-codes.table.ts'

const t = await buildTestApp({ env: { CENTRE_NAME: '架空センター', CENTRE_PHONE: '055-000-0001' } })
const given = { ...givenNoticesIn(t), ...givenMeetingsIn(t.db) }
let association: OrganizationId
let supporter: OrganizationId
let requestId: RequestId
let matchId: MatchId
beforeEach(async () => {
  await t.db.delete(throttlesTable)
  association = await given.association('緑町自治会', { channel: 'phone', phone: '055-000-0042' })
  supporter = await given.supporter('あおぞら商会', { channel: 'fax', phone: null, fax: '０５５（０００）００７７' })
  requestId = await given.request(association, { description: '草が伸びて困っています' })
  matchId = await given.match(requestId, supporter)
})

const agreed = { status: 'agreed', supporterAnswer: 'yes', associationAnswer: 'yes', heads: 5 } as const
const codeOf = (paper: PaperOf) => t.db.transaction((tx) => codeFor(tx, paper, t.clock()))
const askCode = () => codeOf({ kind: 'answer', organizationId: supporter, about: { matchId } })
const requestCode = async () =>
  (await t.db.select().from(requestsTable).where(eq(requestsTable.id, requestId)))[0]!.code
const look = (code: string, headers: Record<string, string> = {}) =>
  t.app.inject({ url: `/c/${encodeURIComponent(code)}`, headers })
const post = (code: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  t.app.inject({
    method: 'POST',
    url: `/c/${encodeURIComponent(code)}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    payload: new URLSearchParams(form).toString(),
  })
/** The notice of which the association has to be told by a person. */
async function calledAbout() {
  const isCall = and(eq(noticesTable.organizationId, association), eq(noticesTable.channel, 'phone'))
  const [notice] = await t.db.select().from(noticesTable).where(isCall)
  return notice!.id
}
/** Types the digits and keeps what the browser keeps. */
async function open(code: string, digits: string) {
  const entered = await post(code, { digits })
  const cookie = String(entered.headers['set-cookie'] ?? '').split(';')[0]!
  return { entered, cookie, page: entered.statusCode === 303 ? await look(code, { cookie }) : entered }
}

test('before the digits a paper tells nothing but its number', async () => {
  const code = await requestCode()

  const { statusCode, headers, body } = await look(code)

  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  expect(body).toContain('団体の電話番号の、下4けた')
  expect(body).not.toMatch(/川沿い|緑町|草が伸びて|<script/)
})

test.for(['0042', '００４２', ' 0042 ', '055-000-0042'])('「%s」 opens the request of 055-000-0042', async (digits) => {
  const { entered, page } = await open(await requestCode(), digits)

  expect(entered.headers['set-cookie']).toMatch(/^paper=[^;]+; Max-Age|^paper=[^;]+; Path=\/c\//)
  expect(page.body).toContain('お手伝いの相手をさがしています')
  expect(page.body).toContain('草が伸びて困っています')
})

test.for(['abcd', 'full'] as const)('a code is read however it is typed (%s)', async (how) => {
  const code = await requestCode()
  const typed =
    how === 'abcd'
      ? code.toLowerCase().replace('-', ' ')
      : code.replace(/[A-Z0-9-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

  const led = await t.app.inject({ url: `/c/?code=${encodeURIComponent(typed)}` })

  expect(led.headers.location).toBe(`/c/${code}`)
  expect((await look(typed)).statusCode).toBe(200)
})

test('a paper opens nothing but itself, only on the device that knew the digits, and only for a while', async () => {
  const [mine, other] = [await requestCode(), await askCode()]
  const { cookie } = await open(mine, '0042')

  expect((await look(other, { cookie })).body).toContain('団体の電話番号の、下4けた')
  expect((await look(mine)).body).toContain('団体の電話番号の、下4けた')
  expect((await look(mine, { cookie: cookie.replace(/\.[^.]+$/, '.AAAA') })).body).toContain('下4けた')
  expect((await t.app.inject({ url: '/api/notices', headers: { cookie } })).statusCode).toBe(401)
  t.travel({ minutes: 31 })
  expect((await look(mine, { cookie })).body).toContain('団体の電話番号の、下4けた')
  t.travel({ minutes: -31 })
})

test('a supporter without telephone answers with the last digits of its FAX number; heads are held once', async () => {
  const code = await askCode()
  const { cookie, page } = await open(code, '0077')
  expect(page.body).toContain('お手伝いをお願いできますか')
  expect(page.body).not.toContain('緑町')

  const said = await post(code, { answer: 'yes', heads: '４' }, { cookie })
  await post(code, { answer: 'no', reason: 'day', note: '' }, { cookie })

  expect(said.body).toContain('お返事は「行けます（4人）」です')
  const [match] = await t.db.select().from(matchesTable).where(eq(matchesTable.id, matchId))
  expect(match).toMatchObject({ supporterAnswer: 'yes', heads: 4 })
})

test('an association answers an offer on its paper', async () => {
  await t.db.update(matchesTable).set({ supporterAnswer: 'yes', heads: 5 }).where(eq(matchesTable.id, matchId))
  await t.db
    .update(requestsTable)
    .set({ headsHeld: 5, insuranceCheckedAt: t.clock() })
    .where(eq(requestsTable.id, requestId))
  const code = await codeOf({ kind: 'answer', organizationId: association, about: { matchId } })
  const { cookie, page } = await open(code, '0042')
  expect(page.body).toContain('あおぞら商会')

  const said = await post(code, { answer: 'yes' }, { cookie })

  expect(said.body).toContain('お返事は「お願いします」です')
  const [match] = await t.db.select().from(matchesTable).where(eq(matchesTable.id, matchId))
  expect(match).toMatchObject({ status: 'agreed', heads: 5 })
})

test('without the digits nothing is answered', async () => {
  const code = await askCode()

  const refused = await post(code, { answer: 'yes', heads: '4' })

  expect(refused.body).toContain('団体の電話番号の、下4けた')
  const [match] = await t.db.select().from(matchesTable).where(eq(matchesTable.id, matchId))
  expect(match!.supporterAnswer).toBe('pending')
  expect((await post(code, { digits: '0077' }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
})

test('the sheet opens with contacts while the match is agreed, each look audited; then it closes', async () => {
  await t.db.update(matchesTable).set(agreed).where(eq(matchesTable.id, matchId))
  const code = await codeOf({ kind: 'sheet', organizationId: supporter, about: { matchId } })
  const { cookie, page } = await open(code, '0077')
  const looks = await t.db.$count(auditTable, eq(auditTable.act, 'match.sheet-read'))

  await look(code, { cookie })
  await t.db.update(matchesTable).set({ status: 'cancelled' }).where(eq(matchesTable.id, matchId))
  const closed = await look(code, { cookie })

  expect(page.body).toContain('緑町自治会')
  expect(page.body).toContain('055-000-0042')
  expect(await t.db.$count(auditTable, eq(auditTable.act, 'match.sheet-read'))).toBe(looks + 1)
  expect(closed.body).not.toContain('055-000-0042')
})

test('seats at a meeting are given back on their paper', async () => {
  const meetingId = await given.openMeeting()
  const { id: signUpId } = await t.db.transaction((tx) =>
    insertSignUp(tx, {
      ...{ meetingId, organizationId: association, side: 'association', heads: 2, status: 'waitlisted', card: '' },
      ...{ channel: 'phone', enteredBy: null, signedUpAt: t.clock(), cancelReason: null },
    }),
  )
  const code = await codeOf({ kind: 'sign-up', organizationId: association, about: { signUpId } })
  const { cookie, page } = await open(code, '0042')
  expect(page.body).toContain('席が空くのをお待ちいただいています')

  const cancelled = await post(code, { answer: 'cancel', reason: '' }, { cookie })

  expect(cancelled.body).toContain('お申込みは取り消されています')
})

test('a notice can be read again by the one it was for', async () => {
  const returned = await given.request(association, { status: 'returned', statusReason: '何時からですか' })
  await given.happened({ type: 'request.returned', requestId: returned })
  await settle(t)
  const [notice] = await t.db.select().from(noticesTable).where(eq(noticesTable.organizationId, association))
  const about = { noticeId: notice!.id }
  const code = await codeOf({ kind: 'notice', organizationId: association, about })
  const foreign = await codeOf({ kind: 'notice', organizationId: supporter, about })

  const { page } = await open(code, '0042')
  const wrong = await open(foreign, '0077')

  expect(page.body).toContain('何時からですか')
  expect(wrong.page.statusCode).toBe(404)
})

test('how it went is told on its paper, once, for the side that holds it', async () => {
  await t.db.update(matchesTable).set(agreed).where(eq(matchesTable.id, matchId))
  const code = await codeOf({ kind: 'result', organizationId: association, about: { matchId } })
  const { cookie, page } = await open(code, '0042')
  expect(page.body).toContain('手伝いに来た人数')

  const incomplete = await post(code, { heads: '２', again: 'yes', comment: '助かりました' }, { cookie })
  expect(incomplete.body).toContain('どうだったかを選んでください')
  expect(incomplete.body).toContain('助かりました')
  const said = { heads: '２', went: 'well', again: 'yes', comment: '助かりました' }
  const told = await post(code, said, { cookie })
  const again = await post(code, { ...said, heads: '3' }, { cookie })

  expect(told.body).toContain('報告を受け取りました')
  expect(again.body).toContain('すでに受け取っています')
  expect(await t.db.select().from(matchResultsTable).where(eq(matchResultsTable.matchId, matchId))).toMatchObject([
    { side: 'association', heads: 2, went: 'well', channel: 'link', notedBy: null },
  ])
})

test('nobody tells how a day went that has not come, or that never came about', async () => {
  const later = new Date(t.clock().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
  await t.db
    .update(matchesTable)
    .set({ ...agreed, onDay: later })
    .where(eq(matchesTable.id, matchId))
  const code = await codeOf({ kind: 'result', organizationId: association, about: { matchId } })
  const { cookie } = await open(code, '0042')

  const early = await post(code, { heads: '2', went: 'well', again: 'yes', comment: '' }, { cookie })
  await t.db.update(matchesTable).set({ status: 'cancelled' }).where(eq(matchesTable.id, matchId))
  const never = await look(code, { cookie })

  expect(early.body).toContain('報告は、活動の日から入れられます')
  expect(never.body).toContain('報告は要りません')
  expect(never.body).not.toContain('<form')
})

test('a paper that asks for words takes them: the centre hears, the same words once', async () => {
  const returned = await given.request(association, { status: 'returned', statusReason: '何時からですか' })
  await given.happened({ type: 'request.returned', requestId: returned })
  await settle(t)
  const code = await codeOf({ kind: 'notice', organizationId: association, about: { noticeId: await calledAbout() } })
  const { cookie } = await open(code, '0042')

  const empty = await post(code, { body: '  ' }, { cookie })
  const told = await post(code, { body: '朝9時からです' }, { cookie })
  await post(code, { body: '朝9時からです' }, { cookie })
  await settle(t)

  expect(empty.body).toContain('お返事を書いてください')
  expect(told.body).toContain('「朝9時からです」')
  const heard = await t.db.select().from(noticesTable).where(eq(noticesTable.says, 'notice.answered'))
  expect(heard).toMatchObject([{ toKind: 'staff', channel: 'screen', leadsTo: `/desk/requests/${returned}` }])
  expect(heard[0]!.body).toContain('朝9時からです')
})

test('words about a match go into its thread', async () => {
  await t.db.update(matchesTable).set(agreed).where(eq(matchesTable.id, matchId))
  await given.happened({ type: 'match.message-sent', matchId, by: 'coordinator' })
  await t.db.insert(matchMessagesTable).values({
    ...{ id: newId<MessageId>(), matchId, fromSide: 'coordinator' as const, accountId: null, author: '架空センター' },
    ...{ body: '鎌はありますか', channel: 'web' as const, sentAt: t.clock() },
  })
  await settle(t)
  const code = await codeOf({ kind: 'notice', organizationId: association, about: { noticeId: await calledAbout() } })
  const { cookie } = await open(code, '0042')

  await post(code, { body: '5本あります' }, { cookie })

  const thread = await t.db.select().from(matchMessagesTable).where(eq(matchMessagesTable.matchId, matchId))
  expect(thread.at(-1)).toMatchObject({ fromSide: 'association', body: '5本あります', channel: 'link' })
})

test('five wrong digits lock a code, also all at once; the centre hears and issues a new one', async () => {
  const code = await askCode()

  const tries = await Promise.all(
    ['1111', '2222', '3333', '4444', '5555', '6666'].map((digits) => post(code, { digits })),
  )
  const right = await post(code, { digits: '0077' })

  expect(tries.filter(({ body }) => body.includes('番号が合いませんでした'))).toHaveLength(4)
  expect(right.body).toContain('この番号は、いま使えません')
  await settle(t)
  const told = await t.db.select().from(noticesTable).where(eq(noticesTable.says, 'paper-code.locked'))
  expect(told.find(({ channel }) => channel === 'screen')).toMatchObject({
    toKind: 'staff',
    leadsTo: `/desk/papers/${code}`,
  })

  const headers = await t.given.coordinator()
  const renewed = await t.app.inject({ method: 'POST', url: `/api/paper-codes/${code}/renew`, headers, payload: {} })
  const fresh = renewed.json().code
  expect(fresh).not.toBe(code)
  expect((await open(fresh, '0077')).page.body).toContain('お手伝いをお願いできますか')
  expect((await post(code, { digits: '0077' })).body).toContain('新しい番号に変わりました')
  const again = await t.app.inject({
    method: 'POST',
    url: `/api/paper-codes/${code}/renew`,
    headers: { ...headers, 'idempotency-key': 'renew-again-1' },
    payload: {},
  })
  expect(again.json()).toMatchObject({ code: 'wrong-moment' })
})

test('the right digits end the row of wrong ones', async () => {
  const code = await askCode()
  for (const digits of ['1111', '2222', '3333', '4444']) await post(code, { digits })

  await open(code, '0077')

  const [row] = await t.db.select().from(paperCodesTable).where(eq(paperCodesTable.code, code))
  expect(row).toMatchObject({ wrongDigits: 0, lockedAt: null })
})

test('who guesses codes has to wait after ten, in plain words, and the centre hears once', async () => {
  for (let n = 0; n < 10; n++) expect((await look('AAAA-AAAA')).statusCode).toBe(404)

  const eleventh = await post(await askCode(), { digits: '0077' })

  expect(eleventh.statusCode).toBe(429)
  expect(eleventh.body).toContain('10分ほど待ってから')
  await settle(t)
  const told = await t.db.select().from(noticesTable).where(eq(noticesTable.says, 'paper-code.guessed'))
  expect(told).toHaveLength(1)
  expect(told[0]!.body).not.toContain('127.0.0.1')
})

test('an organization without any number is told to call, and the desk knows', async () => {
  const silent = await given.supporter('番号のない団体', { phone: null, fax: null, channel: 'post' })
  const asked = await given.match(requestId, silent)
  const code = await codeOf({ kind: 'answer', organizationId: silent, about: { matchId: asked } })

  const page = await look(code)

  expect(page.body).toContain('お電話で承ります')
  const seen = await t.app.inject({ url: `/api/paper-codes/${code}`, headers: await t.given.coordinator() })
  expect(seen.json()).toMatchObject({ opensWith: null, organizationName: '番号のない団体', title: '川沿いの清掃' })
})

test('a paper keeps its code when it is printed again, and a code ends', async () => {
  const code = await askCode()

  expect(await askCode()).toBe(code)
  t.travel({ days: 91 })
  expect((await look(code)).body).toContain('期限が過ぎました')
  t.travel({ days: -91 })
})

test('the code of a request can be replaced, and the request goes on under the new one', async () => {
  const code = await requestCode()

  const headers = await t.given.coordinator()
  const renewed = await t.app.inject({ method: 'POST', url: `/api/paper-codes/${code}/renew`, headers, payload: {} })

  expect(await requestCode()).toBe(renewed.json().code)
})

test('a coordinator is led to the desk, and finds every code in the search box', async () => {
  const code = await askCode()
  const headers = await t.given.coordinator()

  const led = await look(code, headers)
  const found = await t.app.inject({ url: `/api/search?q=${code.toLowerCase()}`, headers })

  expect(led.headers.location).toBe(`/desk/papers/${code}`)
  expect(found.json().items[0]).toMatchObject({ kind: 'paper', leadsTo: `/desk/papers/${code}` })
})

test.for([
  ['GET', '/api/paper-codes/ABCD-2345'],
  ['POST', '/api/paper-codes/ABCD-2345/renew'],
] as const)('%s %s is for the centre alone', async ([method, url]) => {
  const payload = method === 'POST' ? { payload: {} } : {}
  const stranger = await t.app.inject({ method, url, headers: t.given.stranger(), ...payload })
  const member = await t.app.inject({
    method,
    url,
    headers: await t.given.signedInAs('association', association),
    ...payload,
  })
  const centre = await t.app.inject({ method, url, headers: await t.given.coordinator(), ...payload })

  expect([stranger.statusCode, member.statusCode, centre.statusCode]).toEqual([401, 403, 404])
})
