import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { openDb, openPool } from './db.ts'

const { app, db, url } = await buildTestApp({ shed: true })
/** The app's own connections are all taken while it is too busy: who watches needs one of its own. */
const watching = openPool(url, { max: 1 })
afterAll(() => watching.end())
const ask = (url: string) => app.inject({ url })

test('when the database is slow, the first are served and whoever is too many hears at once when to come back', async () => {
  const { answers } = await db.transaction(async (tx) => {
    await tx.execute(sql`lock table seats in access exclusive mode`)
    const answers = Array.from({ length: 40 }, () => ask('/api/set-up'))
    await waitUntilBlocked(openDb(watching), { connections: 5 })
    const late = await ask('/api/set-up')
    expect(late.json()).toMatchObject({ code: 'too-busy', status: 503 })
    expect(late.headers['retry-after']).toBe('2')
    expect((await ask('/healthz')).statusCode).toBe(200)
    return { answers }
  })

  const statuses = (await Promise.all(answers)).map(({ statusCode }) => statusCode)
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(10)
  expect(new Set(statuses)).toEqual(new Set([200, 503]))
  expect((await ask('/api/set-up')).statusCode).toBe(200)
})

test('when the machine itself is out of breath, pages hear at once when to come back, and health is still told', async () => {
  for (let turn = 0; turn < 3; turn++) {
    const until = performance.now() + 1_700
    while (performance.now() < until); // nothing else gets a turn meanwhile
    await sleep(1)
  }

  const [page, health] = [await ask('/api/site'), await ask('/healthz')]
  expect(page.json()).toMatchObject({ code: 'too-busy', status: 503 })
  expect(page.headers['retry-after']).toBe('2')
  expect(health.statusCode).toBe(200)
  await expect.poll(async () => (await ask('/api/site')).statusCode, { timeout: 6_000 }).toBe(200)
})

test('a server that is about to stop says so, and asks browsers to go elsewhere', async () => {
  app.health.isReady = false

  const [ready, site] = [await ask('/readyz'), await ask('/api/site')]

  expect([ready.statusCode, site.statusCode]).toEqual([503, 200])
  expect(site.headers.connection).toBe('close')
  app.health.isReady = true
})
