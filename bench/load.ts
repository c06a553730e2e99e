import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

/** One request of a kind, the n-th of its round. */
export interface Shot {
  method: 'GET' | 'POST'
  path: string
  body?: string
  headers?: Record<string, string>
}

/** Where to, and as whom. */
interface Target {
  url: string
  cookie: string
}

/** Sends one and reads the answer to its end; anything but 200 and 201 stops the measurement. */
export function shoot(agent: Agent, { url, cookie }: Target, { method, path, body, headers }: Shot): Promise<string> {
  const { hostname, port, origin } = new URL(url)
  const typed =
    body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const signed = cookie ? { cookie } : {}
  const keyed = method === 'POST' ? { 'idempotency-key': randomUUID(), origin, 'sec-fetch-site': 'same-origin' } : {}
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, hostname, port, method, path, headers: { ...headers, ...signed, ...typed, ...keyed } },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.on('end', () => {
          if (response.statusCode === 200 || response.statusCode === 201) resolve(text)
          else reject(new Error(`${method} ${path} answered ${response.statusCode}: ${text.slice(0, 300)}`))
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** So many at once, each sending its next when it has its answer, until the time is over; answers how many and how long. */
export async function load(target: Target, shotOf: (n: number) => Shot, { atOnce = 10, ms = 1_500 } = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const begun = performance.now()
  let count = 0
  const one = async () => {
    while (performance.now() - begun < ms) await shoot(agent, target, shotOf(count++))
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  agent.destroy()
  return { count, seconds: (performance.now() - begun) / 1_000 }
}
