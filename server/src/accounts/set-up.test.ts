import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { offerSetUp } from './set-up.ts'

const { app, given, systemContext } = await buildTestApp()

const admin = { displayName: '名取 管理', email: 'first@example.jp', password: 'sunrise over twelve quiet valleys' }
const setUp = (code: string, more: object = {}) =>
  app.inject({ method: 'POST', url: '/api/set-up', headers: given.stranger(), payload: { code, ...admin, ...more } })
const isNeeded = async () => (await app.inject({ url: '/api/set-up' })).json().isNeeded

test('the first admin comes in with the newest printed code, once, and then nobody is asked any more', async () => {
  const old = await offerSetUp(systemContext())
  const code = await offerSetUp(systemContext())
  expect(await isNeeded()).toBe(true)
  expect((await setUp(old!)).json()).toMatchObject({ code: 'link-spent' })
  expect((await setUp(code!, { password: 'atsukatsu supporter kofu' })).json()).toMatchObject({
    code: 'password-too-weak',
  })

  const answer = await setUp(code!)

  expect(answer.statusCode, answer.body).toBe(201)
  expect(answer.json()).toMatchObject({ seats: [{ role: 'admin' }] })
  expect(await isNeeded()).toBe(false)
  expect((await setUp(code!)).json()).toMatchObject({ code: 'setup-done' })
  expect(await offerSetUp(systemContext())).toBeNull()
})
