import { randomUUID } from 'node:crypto'
import type { RequestId } from '@app/shared'
import { defineEndpoint, paths } from '@app/shared/kernel'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildTestApp } from '../../test/build-test-app.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { sqlStateOf } from './constraints.ts'
import { openDb, openPool } from './db.ts'
import { deliverEvent } from './deliver.ts'
import { routeOf } from './endpoint-route.ts'
import { newId } from './ids.ts'
import { record } from './outbox.ts'
import { idempotencyAnswersTable } from './platform.table.ts'
import { transact } from './transact.ts'

const at = paths({ count: 'POST /api/test/counts' })
const count = defineEndpoint(at.count, {
  summary: 'Counts something',
  audience: 'signed-in',
  body: z.strictObject({ by: z.int() }),
  success: { status: 201, schema: z.object({ id: z.string(), by: z.int() }) },
  refuses: [],
})
const event = () => ({ type: 'request.posted', requestId: newId<RequestId>() }) as const

const { app, db, url, given, systemContext } = await buildTestApp({
  extend: (app) =>
    app.route({
      ...routeOf(count),
      handler: async (request, reply) => {
        const ctx = request.context()
        const { by } = request.body as { by: number }
        const answer = await transact(ctx, async (tx) => {
          await record(tx, ctx, event())
          return { id: newId(), by }
        })
        return reply.code(201).send(answer)
      },
    }),
})
const eventCount = async () => Number((await db.execute(sql`select count(*)::int as n from events`)).rows[0]!.n)
const me = await given.coordinator()
const post = (key: string, by: number, headers = me) =>
  app.inject({ method: 'POST', url: at.count.path, headers: { ...headers, 'idempotency-key': key }, payload: { by } })

test('asked again under the same key, the same answer comes back and nothing happens twice', async () => {
  const key = randomUUID()
  const before = await eventCount()

  const [first, again] = [await post(key, 1), await post(key, 1)]

  expect(first.statusCode, first.body).toBe(201)
  expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body])
  expect(await eventCount()).toBe(before + 1)
})

test('the same key with something else is refused', async () => {
  const key = randomUUID()
  await post(key, 1)

  expect((await post(key, 2)).json()).toMatchObject({ code: 'key-reused', status: 422 })
})

test('the same key of somebody else is another key', async () => {
  const key = randomUUID()
  const first = await post(key, 1)

  const other = await post(key, 1, await given.coordinator())

  expect(other.json().id).not.toBe(first.json().id)
})

test('whoever asks while the first is under way waits for its answer', async () => {
  const [key, before] = [randomUUID(), await eventCount()]

  const { answers } = await db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${idempotencyAnswersTable} in exclusive mode`)
    const answers = Promise.all(Array.from({ length: 5 }, () => post(key, 1)))
    await waitUntilBlocked(db, { connections: 5 })
    return { answers }
  })

  expect(new Set((await answers).map(({ body }) => body)).size).toBe(1)
  expect(await eventCount()).toBe(before + 1)
})

test('a POST without a key is refused', async () => {
  const { 'idempotency-key': _key, ...headers } = me
  const answer = await app.inject({ method: 'POST', url: at.count.path, headers, payload: { by: 1 } })

  expect(answer.json()).toMatchObject({ code: 'key-needed', status: 428 })
})

test('a transaction that leaves no trace is a bug and changes nothing', async () => {
  const key = newId()
  const work = transact(systemContext(), (tx) =>
    tx.execute(sql`insert into throttles (bucket, count, closes_at) values (${key}, 1, now())`),
  )

  await expect(work).rejects.toThrow('left no trace')
  expect((await db.execute(sql`select 1 from throttles where bucket = ${key}`)).rows).toEqual([])
})

test('a connection that told of one transaction does not vouch for the next', async () => {
  const pool = openPool(url, { max: 1 })
  const ctx = { ...systemContext(), db: openDb(pool) }
  await transact(ctx, (tx) => record(tx, ctx, event()))

  await expect(transact(ctx, async () => {})).rejects.toThrow('left no trace')
  await pool.end()
})

test('one key cannot answer for two transactions', async () => {
  const ctx = { ...systemContext(), idempotency: { route: 'r', key: 'k', bodyHash: 'h' } }
  const work = () => transact(ctx, async (tx) => void (await record(tx, ctx, event())))
  await work()

  await expect(work()).rejects.toThrow('two transactions under one key')
})

test('what is rolled back is told to nobody', async () => {
  const before = await eventCount()
  const ctx = systemContext()

  const work = transact(ctx, async (tx) => {
    await record(tx, ctx, event())
    throw new Error('no')
  })

  await expect(work).rejects.toThrow('no')
  expect(await eventCount()).toBe(before)
})

test('an event is delivered once, however often its job runs', async () => {
  const ctx = systemContext()
  const told: unknown[] = []
  const eventId = await transact(ctx, (tx) => record(tx, ctx, event()))
  const hear = async (_tx: unknown, _ctx: unknown, { event: heard }: { event: unknown }) => void told.push(heard)

  await deliverEvent(ctx, eventId, hear)
  await deliverEvent(ctx, eventId, hear)

  expect(told).toMatchObject([{ type: 'request.posted' }])
})

test('what PostgreSQL asks to try again is tried again, from the beginning; nothing else is', async () => {
  await db.execute(sql`create function fail_with(state text) returns void language plpgsql as
    $$ begin raise exception using errcode = state; end $$`)
  const ctx = systemContext()
  const before = await eventCount()
  const tries = async (state: string, failures: number) => {
    let n = 0
    const work = transact(ctx, async (tx) => {
      await record(tx, ctx, event())
      if (++n <= failures) await tx.execute(sql`select fail_with(${state})`)
    })
    return work.then(
      () => `done at ${n}`,
      (error: unknown) => `${sqlStateOf(error)} after ${n}`,
    )
  }

  expect(await tries('40001', 2)).toBe('done at 3')
  expect(await tries('40P01', 1)).toBe('done at 2')
  expect(await eventCount()).toBe(before + 2)
  expect(await tries('23505', 1)).toBe('23505 after 1')
  expect(await tries('40001', 99)).toBe('40001 after 6')
  expect(await eventCount()).toBe(before + 2)
})

test('audit and events only grow', async () => {
  const stateOf = async (query: ReturnType<typeof sql>) => db.execute(query).then(() => 'done', sqlStateOf)

  expect([
    await stateOf(sql`update audit set act = 'nothing'`),
    await stateOf(sql`delete from audit`),
    await stateOf(sql`truncate audit`),
    await stateOf(sql`update events set type = 'nothing'`),
    await stateOf(sql`delete from events`),
  ]).toEqual(Array(5).fill('23001'))
})

test('a lifecycle moves only along its legal steps, whoever writes', async () => {
  await db.execute(sql`insert into legal_steps values ('test_things', 'open', 'done')`)
  await db.execute(sql`create table test_things (status text)`)
  await db.execute(sql`create trigger t before update of status on test_things
    for each row execute function refuse_illegal_step('test_things')`)
  await db.execute(sql`insert into test_things values ('open')`)

  await db.execute(sql`update test_things set status = 'done'`)
  const back = db.execute(sql`update test_things set status = 'open'`)

  await expect(back.catch((error: unknown) => Promise.reject(sqlStateOf(error)))).rejects.toBe('23514')
})
