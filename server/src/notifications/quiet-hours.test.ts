import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'
import { sql } from 'drizzle-orm'
import { mailedAt } from './quiet-hours.ts'

const at = (moment: string) => mailedAt('renewal.lapsed', new Date(moment))?.toISOString() ?? 'now'

test('what ends at midnight on April 1 is mailed at eight in the morning', () => {
  expect(at('2027-04-01T00:00:00+09:00')).toBe('2027-03-31T23:00:00.000Z')
  expect(at('2027-04-01T07:59:59+09:00')).toBe('2027-03-31T23:00:00.000Z')
  expect(at('2027-04-01T08:00:00+09:00')).toBe('now')
  expect(at('2027-04-01T19:59:00+09:00')).toBe('now')
  expect(at('2027-12-31T20:00:00+09:00')).toBe('2027-12-31T23:00:00.000Z')
})

test('what somebody does is mailed at once, also at night', () => {
  expect(mailedAt('match.agreed', new Date('2027-04-01T00:00:00+09:00'))).toBeNull()
})

test('the job of such a mail waits in the queue', async () => {
  const world = await buildTestApp({ now: '2027-01-31T16:00:00Z' })
  const given = givenNoticesIn(world)
  const id = await given.association('夜分自治会', { email: 'yobun@example.jp' })
  await world.given.account('association', id, { email: 'yobun@example.jp' })

  await given.happened({ type: 'handover.asked', organizationId: id, year: 2027 })
  await settle(world)

  const { rows } = await world.db.execute<{ run_at: Date }>(
    sql`select run_at from graphile_worker.jobs where task_identifier = 'send-mail'`,
  )
  expect(rows.map(({ run_at }) => new Date(run_at).toISOString())).toEqual(['2027-01-31T23:00:00.000Z'])
})
