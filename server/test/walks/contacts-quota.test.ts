import { expect, test } from 'vitest'
import { buildTestApp } from '../build-test-app.ts'
import { givenMatchesIn } from '../given-matches.ts'
import { settle } from '../settle.ts'
import { noticesTable } from '../../src/notifications/notices.table.ts'

const world = await buildTestApp({ limits: { contacts: 3 } })
const { app, db, given, travel } = world

test('whoever opens very many contacts is stopped for the hour, and the centre hears of it once', async () => {
  const association = await givenMatchesIn(world).association('北口自治会')
  const account = await given.account('coordinator')
  const [{ headers: busy }, colleague] = [await given.sessionOf(account), await given.coordinator()]
  const look = async (headers: Record<string, string>) =>
    (await app.inject({ url: `/api/organizations/${association}/contact`, headers })).statusCode

  const looks = [await look(busy), await look(busy), await look(busy), await look(busy), await look(busy)]
  expect(looks).toEqual([200, 200, 200, 429, 429])
  expect(await look(colleague)).toBe(200)

  await settle(world)
  const told = (await db.select().from(noticesTable)).filter(({ channel }) => channel === 'screen')
  expect(told.map(({ says, toKind }) => [says, toKind])).toEqual([['account.looked-up-too-much', 'staff']])
  expect(told[0]!.body).toContain('山田 花子さんが、1時間のうちに')

  travel({ minutes: 61 })
  expect(await look((await given.sessionOf(account)).headers)).toBe(200)
})
