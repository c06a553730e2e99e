import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect, createServer } from 'node:net'
import type { RequestId } from '@app/shared'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { openDb, openPool } from './db.ts'
import { newId } from './ids.ts'
import { record } from './outbox.ts'
import { transact } from './transact.ts'

const { db, url, systemContext } = await buildTestApp()

/** A line to the database that can be cut at the one moment when nobody knows: after COMMIT was sent, before it is answered. */
async function lineToDatabase() {
  const { hostname, port } = new URL(url)
  let cutting = false
  const server = createServer((client) => {
    const database = connect(Number(port), hostname)
    for (const end of [client, database]) end.on('error', () => {})
    database.pipe(client)
    client.on('close', () => database.end())
    client.on('data', (bytes) => {
      database.write(bytes)
      if (!cutting || !/\bcommit\b/i.test(bytes.toString('latin1'))) return
      database.unpipe(client)
      setTimeout(() => client.destroy(), 200)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const through = Object.assign(new URL(url), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` }).href
  const pool = openPool(through, { max: 2 })
  afterAll(async () => {
    await pool.end()
    server.close()
  })
  return { db: openDb(pool), cut: (on: boolean) => (cutting = on) }
}

test('when the line breaks during COMMIT nobody claims to know: 503, and the same key finds the answer', async () => {
  const line = await lineToDatabase()
  const key = randomUUID()
  const happened = async () => Number((await db.execute(sql`select count(*) as n from events`)).rows[0]!.n)
  let runs = 0
  const ask = () => {
    const ctx = { ...systemContext(), db: line.db, idempotency: { route: 'POST /x', key, bodyHash: 'h' } }
    return transact(ctx, async (tx) => {
      await record(tx, ctx, { type: 'request.posted', requestId: newId<RequestId>() })
      return { run: ++runs }
    })
  }

  line.cut(true)
  await expect(ask()).rejects.toMatchObject({ code: 'too-busy' })
  expect(await happened()).toBe(1)

  line.cut(false)
  expect(await ask()).toEqual({ run: 1 })
  expect([runs, await happened()]).toEqual([1, 1])
})
