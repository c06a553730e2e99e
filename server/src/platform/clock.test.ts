import { afterAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../test/test-database.ts'
import { startClock } from './clock.ts'

const database = await openTestDatabase()
afterAll(() => database.close())

test('a server whose own clock is wrong still lives in the time of the database', async () => {
  let wrong = 10 * 60_000
  const { clock, correct, stop } = await startClock(database.db, () => Date.now() + wrong)
  const off = () => Math.abs(clock().getTime() - Date.now())

  expect(off()).toBeLessThan(2_000)
  wrong = -86_400_000
  await correct()
  expect(off()).toBeLessThan(2_000)
  stop()
})
