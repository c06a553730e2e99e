import { expect, test } from 'vitest'
import { idempotencyAnswersTable } from '../../src/platform/platform.table.ts'
import { tasksOf } from '../../src/worker.ts'
import { buildTestApp } from '../build-test-app.ts'
import { givenMatchesIn } from '../given-matches.ts'

const world = await buildTestApp()
const scene = givenMatchesIn(world)

test('every minute, what is overdue moves on and what nobody needs is forgotten', async () => {
  const { sweep } = tasksOf({ ...world, mailer: { kind: 'smtp', deliver: async () => {} } })
  const proposal = await scene.proposal(await scene.request(await scene.association()), await scene.supporter(), 2)
  const answer = { actor: 'nobody', route: 'POST /api/requests', key: 'a-key-of-mine', bodyHash: '0' }
  await world.db.insert(idempotencyAnswersTable).values({ ...answer, createdAt: world.clock() })

  await sweep!({})
  expect(await scene.matchRow(proposal)).toMatchObject({ status: 'proposed' })
  world.travel({ days: 8 })
  await sweep!({})

  expect(await scene.matchRow(proposal)).toMatchObject({ status: 'expired' })
  expect(await world.db.select().from(idempotencyAnswersTable)).toEqual([])
})
