import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenPassword } from '../../test/given.ts'

const { app, given } = await buildTestApp()

test('who has mail address and password comes in and is known from then on', async () => {
  const { email, seatId } = await given.account('coordinator', null, { withPassword: true })

  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: given.stranger(),
    payload: { email: ` ${email.toUpperCase()} `, password: givenPassword },
  })

  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.json()).toMatchObject({ activeSeatId: seatId, seats: [{ role: 'coordinator' }] })
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const me = await app.inject({ url: '/api/me', headers: { cookie } })
  expect(me.json()).toMatchObject({ account: { email } })
})
