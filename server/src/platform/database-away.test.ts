import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { testConfig } from '../../test/build-test-app.ts'
import { openTestDatabase } from '../../test/test-database.ts'
import { buildApp } from '../app.ts'
import { openDb, openPool } from './db.ts'

const database = await openTestDatabase()

/** A line to the database that can fall silent: what is sent into it arrives nowhere, and nobody says so. */
async function line() {
  const { hostname, port } = new URL(database.url)
  const ends = new Set<Socket>()
  let isSilent = false
  const server = createServer((client) => {
    const far = connect(Number(port), hostname)
    for (const end of [client, far]) {
      ends.add(end)
      end.on('error', () => {})
    }
    client.on('data', (bytes) => isSilent || far.write(bytes))
    far.on('data', (bytes) => isSilent || client.write(bytes))
    client.on('close', () => far.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: Object.assign(new URL(database.url), { host }).href,
    silence: (on: boolean) => (isSilent = on),
    close: () => {
      for (const end of ends) end.destroy()
      server.close()
    },
  }
}

const wire = await line()
const pool = openPool(wire.url, { max: 2, longest: 500 })
const app = await buildApp({ db: openDb(pool), config: testConfig(), clock: () => new Date(), shed: false })
afterAll(async () => {
  wire.silence(false)
  await app.close()
  await pool.end()
  wire.close()
  await database.close()
})

/** What a stranger hears whose page needs the database, and after how many milliseconds. */
async function asked() {
  const start = performance.now()
  const { statusCode, headers } = await app.inject({ url: '/api/set-up' })
  return { statusCode, wait: headers['retry-after'], took: performance.now() - start }
}

test('no page waits longer than five seconds for a database that fell silent, and no lock is taken for silence', async () => {
  const usual = openPool(wire.url)
  const { query_timeout: silence = 0, statement_timeout: statement, lock_timeout: lock = 0 } = usual.options
  await usual.end()

  expect(silence).toBeLessThanOrEqual(5_000)
  expect(Number(statement)).toBeLessThan(silence)
  expect(lock).toBeLessThan(Number(statement))
})

test('a database that answers nothing is a 503 within two seconds, and once it answers again so do we', async () => {
  expect(await asked()).toMatchObject({ statusCode: 200 })

  wire.silence(true)
  // the first two are asked on lines that stood already, the third must open one
  for (const heard of await Promise.all([asked(), asked(), asked()])) {
    expect(heard).toMatchObject({ statusCode: 503, wait: '2' })
    expect(heard.took).toBeLessThan(2_000)
  }
  expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
  expect((await app.inject({ url: '/readyz' })).statusCode).toBe(503)

  wire.silence(false)
  expect(await asked()).toMatchObject({ statusCode: 200 })
})
