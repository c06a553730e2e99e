import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { eventsTable } from '../platform/platform.table.ts'
import { sweepMorning } from './sweep-morning.ts'

const { db, systemContext, travel } = await buildTestApp()
const sweepAt = (moment: string) => {
  travel(new Date(`${moment}+09:00`).toISOString())
  return sweepMorning(systemContext())
}
const mornings = async () => (await db.select().from(eventsTable)).map(({ payload }) => payload)

test('once on a working morning, between eight and noon', async () => {
  expect(await sweepAt('2026-10-05T07:59:59')).toBe(false)
  expect(await sweepAt('2026-10-05T08:00:00')).toBe(true)
  expect(await sweepAt('2026-10-05T08:01:00')).toBe(false)
  expect(await sweepAt('2026-10-06T12:00:00')).toBe(false)

  expect(await mornings()).toEqual([{ day: '2026-10-05' }])
})

test.each(['2026-10-10', '2026-10-12', '2026-12-29'])('not on %s', async (day) => {
  expect(await sweepAt(`${day}T09:00:00`)).toBe(false)
})

test('two copies of the server tell it once', async () => {
  const told = await Promise.all([sweepAt('2026-10-07T08:00:00'), sweepAt('2026-10-07T08:00:00')])

  expect(told.toSorted()).toEqual([false, true])
  expect((await mornings()).filter((one) => (one as { day: string }).day === '2026-10-07')).toHaveLength(1)
})
