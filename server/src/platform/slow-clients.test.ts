import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'

/** The time-outs of production, unshortened: this file waits for them, side by side and without work. */
const { app } = await buildTestApp()
const sockets: Socket[] = []
let address: string
beforeAll(async () => {
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => sockets.forEach((socket) => socket.destroy()))

/** Sends `whole` at once, then byte by byte for ever; tells after how many seconds it was cut, and what it heard. */
async function drip(whole: string, drop: string) {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  sockets.push(socket)
  let heard = ''
  socket.on('data', (bytes) => (heard += String(bytes)))
  socket.on('error', () => undefined) // the cut may come as a reset
  await once(socket, 'connect')
  const since = performance.now()
  socket.write(whole)
  const dripping = setInterval(() => socket.write(drop), 250)
  await once(socket, 'close')
  clearInterval(dripping)
  return { after: (performance.now() - since) / 1_000, status: Number(heard.split(' ')[1] ?? 0) }
}
const many = <T>(one: () => Promise<T>) => Promise.all(Array.from({ length: 100 }, one))

/** How long an ordinary caller waits for each answer, until the others are gone. */
async function timesUntil(over: Promise<unknown>): Promise<number[]> {
  let isOver = false
  void over.finally(() => (isOver = true))
  const times: number[] = []
  while (!isOver) {
    const since = performance.now()
    const answer = await fetch(`${address}/api/site`)
    await answer.arrayBuffer()
    expect(answer.status).toBe(200)
    times.push(performance.now() - since)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return times.sort((a, b) => a - b)
}

test('two hundred who send byte by byte are cut in time, and everybody else is served meanwhile', async () => {
  const headers = many(() => drip('GET /api/site HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', 'a'))
  const body = many(() =>
    drip(
      `POST /api/session HTTP/1.1\r\nHost: localhost\r\nOrigin: ${address}\r\nSec-Fetch-Site: same-origin\r\n` +
        'Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"email":"',
      'a',
    ),
  )
  const times = await timesUntil(Promise.all([headers, body]))

  // ten seconds for headers, eight for a handler, fifteen for a whole request, looked at once a second; the rest is room
  // for a busy machine, and without the limits nothing would be cut before the test gives up
  for (const { after, status } of await headers) {
    expect(after).toBeLessThan(20)
    expect([0, 408]).toContain(status)
  }
  for (const { after, status } of await body) {
    expect(after).toBeLessThan(25)
    expect([0, 408, 503]).toContain(status)
  }
  expect(times.length).toBeGreaterThan(20)
  expect(times[Math.floor(times.length * 0.99)]).toBeLessThan(3_000)
}, 60_000)
