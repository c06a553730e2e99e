import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { networkOf } from './throttle.ts'

const { app, given, travel } = await buildTestApp({ limits: { signIn: 25 } })

const guess = (remoteAddress: string, forwarded: string) =>
  app.inject({
    method: 'POST',
    url: '/api/session/mail-links/redeem',
    headers: { ...given.stranger(), 'x-forwarded-for': forwarded },
    payload: { secret: 'not a secret at all' },
    remoteAddress,
  })

test('one network tries 25 times in five minutes, whatever it claims to be forwarded for', async () => {
  const answers = []
  for (let i = 0; i < 27; i++) answers.push((await guess(`2001:db8:1:2::${i + 1}`, `10.0.0.${i}`)).statusCode)

  expect(answers.filter((status) => status === 410)).toHaveLength(25)
  expect(answers.slice(25)).toEqual([429, 429])
  expect((await guess('2001:db8:1:3::1', '')).statusCode).toBe(410)
  travel({ minutes: 6 })
  expect((await guess('2001:db8:1:2::1', '')).statusCode).toBe(410)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s belongs to %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})
