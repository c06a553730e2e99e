import { beforeAll, expect, test } from 'vitest'
import type { OrganizationId, RequestId } from '@app/shared'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenRequestsIn, privateWords } from '../../test/given-requests.ts'

const { app, db, given, travel } = await buildTestApp({
  limits: { signIn: 8 },
  env: { CENTRE_NAME: '架空センター', CENTRE_PHONE: '055-000-0001' },
})
const scene = givenRequestsIn(db)
let mine: OrganizationId
let id: RequestId
let code: string
beforeAll(async () => {
  mine = await scene.association()
  id = await scene.request(mine, { title: '北口自治会の夜店', place: '北口公園' }, 'submitted')
  code = (await scene.requestRow(id)).code
})
const look = (typed: string, headers = {}) =>
  app.inject({ method: 'GET', url: `/c/${encodeURIComponent(typed)}`, headers })

test('a paper’s code tells how things stand, and neither who asked nor where', async () => {
  const { statusCode, headers, body } = await look(code.toLowerCase().replace('-', ' '))

  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  expect(body).toContain('受け付けました。センターが内容を確かめています')
  expect(body).toContain('夜店・模擬店の運営')
  expect(body).toContain('11月1日(日)')
  expect(body).toContain('4〜6人')
  expect(body).toContain(
    'この番号のご本人用ページは準備中です。お問い合わせは、架空センター（電話 055-000-0001）へお願いします。',
  )
  for (const word of ['北口', '富士川', ...Object.values(privateWords)]) expect(body).not.toContain(word)
})

test('nothing runs and nothing is loaded on the page', async () => {
  const { headers, body } = await look(code)
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'/,
  )
  expect(body).not.toMatch(/<script|<img|<link|style="/)
})

test('a code that nobody has is said to be unknown, and what was typed is not sent back', async () => {
  const { statusCode, body } = await look('ZZZZ-<b>')
  expect(statusCode).toBe(404)
  expect(body).toContain('この番号は見つかりませんでした')
  expect(body).not.toContain('<b>')
})

test('a coordinator is led to the request; an officer and a lapsed sign-in read the page', async () => {
  const led = await look(code, await given.coordinator())
  expect(led.statusCode).toBe(303)
  expect(led.headers.location).toBe(`/desk/requests/${id}`)
  const officer = await given.signedInAs('association', mine)
  expect((await look(code, officer)).statusCode).toBe(200)
  travel({ hours: 1 })
  expect((await look(code, officer)).statusCode).toBe(200)
})

test('typing the code on paper leads to its page', async () => {
  const form = await app.inject({ method: 'GET', url: '/c/' })
  expect(form.body).toContain('紙の番号（8文字）')
  const led = await app.inject({ method: 'GET', url: `/c/?code=${encodeURIComponent('ＡＢＣＤ２３４５')}` })
  expect(led.headers.location).toBe('/c/ABCD-2345')
})

test('guessing ends soon, in plain words', async () => {
  let last = await look('AAAA-AAAA')
  for (let tries = 0; tries < 10 && last.statusCode !== 429; tries++) last = await look('AAAA-AAAA')
  expect(last.statusCode).toBe(429)
  expect(last.headers['content-type']).toContain('text/html')
  expect(last.body).toContain('5分ほど待ってから')
})
