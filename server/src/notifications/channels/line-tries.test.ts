import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { lineScene } from '../../../test/line-scene.ts'
import { sendWaiting } from '../../../test/send-waiting.ts'
import { waitUntilBlocked } from '../../../test/wait-until-blocked.ts'
import { tasksOf } from '../../worker.ts'
import { takeSending } from './sendings.store.ts'
import { sendingsTable } from './sendings.table.ts'

const scene = await lineScene()
const { line, world, returned, sendingOf } = scene
const { db, clock } = world
afterAll(() => line.close())
beforeEach(scene.begin)

describe('a message that does not go at once', () => {
  test.each([429, 500, 503])('%i: tried again later, longer each time', async (status) => {
    line.troubles.push(status, status)
    await returned()
    await sendWaiting(world)
    const first = await sendingOf()

    expect(first).toMatchObject({ state: 'queued', attempts: 1, lastError: `line ${status}` })
    expect(+first.nextTryAt! - +clock()).toBe(60_000)
    expect(await sendWaiting(world)).toBe(0)
    world.travel({ minutes: 1 })
    await sendWaiting(world)
    expect(+(await sendingOf()).nextTryAt! - +clock()).toBe(120_000)
    const { rows } = await db.execute<{ run_at: string }>(
      sql`select run_at from graphile_worker.jobs where task_identifier = 'send-line' order by id desc limit 1`,
    )
    expect(+new Date(rows[0]!.run_at) - +clock()).toBe(120_000)
    world.travel({ minutes: 2 })
    await sendWaiting(world)
    expect(line.pushed).toHaveLength(1)
  })

  test('a worker that died with it in its hand: the job comes again until the hand is empty', async () => {
    await returned()
    const { id: sendingId } = await sendingOf()
    const tasks = tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } })
    await db.transaction((tx) => takeSending(tx, sendingId, clock()))

    await expect(tasks['send-line']!({ sendingId })).rejects.toThrow('in another hand')
    world.travel({ minutes: 2 })
    await tasks['send-line']!({ sendingId })

    expect(await sendingOf()).toMatchObject({ state: 'sent', attempts: 2 })
    expect(line.pushed).toHaveLength(1)
  })

  test('taken, and the line breaks before that is said: the same retry key makes it count once', async () => {
    line.cuts.left = 1
    await returned()
    await sendWaiting(world)
    expect(await sendingOf()).toMatchObject({ state: 'queued', lastError: 'line unreachable' })
    world.travel({ minutes: 1 })
    await sendWaiting(world)

    expect(await sendingOf()).toMatchObject({ state: 'sent', attempts: 2, providerId: expect.any(String) })
    expect(line.pushed).toHaveLength(1)
    expect(line.pushed[0]!.retryKey).toBe((await sendingOf()).id)
    expect(line.seen.slice(-2).map(({ status }) => status)).toEqual([200, 409])
  })

  test('waits as long as LINE asks', async () => {
    line.troubles.push({ status: 429, headers: { 'retry-after': '900' } })
    await returned()
    await sendWaiting(world)

    expect(+(await sendingOf()).nextTryAt! - +clock()).toBe(900_000)
  })

  test('of two workers that take it at once, one sends', async () => {
    await returned()
    const { id: sendingId } = await sendingOf()
    const tasks = tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } })

    const { both } = await db.transaction(async (tx) => {
      await tx.select().from(sendingsTable).where(eq(sendingsTable.id, sendingId)).for('update')
      const both = Promise.allSettled([tasks['send-line']!({ sendingId }), tasks['send-line']!({ sendingId })])
      await waitUntilBlocked(db, { connections: 2 })
      return { both }
    })

    // the job of the other comes again, and finds nothing left to do
    expect((await both).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await tasks['send-line']!({ sendingId })

    expect(line.seen.filter(({ path }) => path.endsWith('push')).length).toBeGreaterThan(0)
    expect(await sendingOf()).toMatchObject({ state: 'sent', attempts: 1 })
    expect(line.pushed).toHaveLength(1)
  })
})
