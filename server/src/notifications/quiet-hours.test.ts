import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'
import { sql } from 'drizzle-orm'

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

test('an applicant that has only left its address is answered at once, also at night; nobody else is', async () => {
  const world = await buildTestApp({ now: '2027-01-31T16:00:00Z' })
  const given = givenNoticesIn(world)
  const id = await given.association('夜分自治会', { email: 'jichikai@example.jp' })
  const requestId = await given.request(id, { status: 'returned', statusReason: '場所' })
  const { accountId } = await world.given.account('association', id, { email: 'jichikai@example.jp' })

  await given.happened({ type: 'account.password-changed', accountId })
  await given.happened({ type: 'request.returned', requestId })
  await settle(world)

  const { rows } = await world.db.execute<{ run_at: Date; to_kind: string }>(
    sql`select j.run_at, n.to_kind from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
      join notices n on n.id = (p.payload ->> 'noticeId')::uuid where j.task_identifier = 'send-mail' order by n.to_kind`,
  )
  const eight = '2027-01-31T23:00:00.000Z'
  expect(rows.map(({ run_at, to_kind }) => [to_kind, new Date(run_at).toISOString() === eight])).toEqual([
    ['address', false],
    ['organization', true],
  ])
})
