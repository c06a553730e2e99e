import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { paperScene } from '../../test/paper-scene.ts'
import { settle } from '../../test/settle.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { paperCodesTable } from './paper-codes.table.ts'

const scene = await paperScene()
const { t, given, who, codeOf, askCode, requestCode, look, post, open } = scene
beforeEach(scene.begin)

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
  const asked = await given.match(who.requestId, silent)
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
    headers: await t.given.signedInAs('association', who.association),
    ...payload,
  })
  const centre = await t.app.inject({ method, url, headers: await t.given.coordinator(), ...payload })

  expect([stranger.statusCode, member.statusCode, centre.statusCode]).toEqual([401, 403, 404])
})
