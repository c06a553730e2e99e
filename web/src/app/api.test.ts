import { afterEach, expect, test, vi } from 'vitest'
import { ask, hrefOf, type ProblemError } from './api.ts'

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const signedOut = () => json(401, { code: 'not-signed-in', title: '会員ページに入りなおしてください', status: 401 })
const place = { method: 'GET' as const, path: '/api/meetings/:id' }

afterEach(() => void vi.unstubAllGlobals())

/** Answers by address, in order; the log tells who was asked. */
function serverWith(answers: Record<string, (() => Response | Promise<Response>)[]>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string, request: RequestInit) => {
    asked.push(`${request.method} ${url}`)
    return answers[url]!.shift()!()
  })
  return asked
}

test('calls that find the sign-in run out renew it once, then go on', async () => {
  const ok = () => json(200, { ok: true })
  const asked = serverWith({
    '/api/meetings/1': [signedOut, ok],
    '/api/meetings/2': [signedOut, ok],
    '/api/session/refresh': [() => new Response(null, { status: 204 })],
  })

  const answers = await Promise.all([ask(place, { params: { id: 1 } }), ask(place, { params: { id: 2 } })])

  expect(answers).toEqual([{ ok: true }, { ok: true }])
  expect(asked.filter((line) => line.includes('refresh'))).toHaveLength(1)
})

test('no network is a sentence, not an exception from the browser', async () => {
  serverWith({ '/api/meetings/1': [() => Promise.reject(new TypeError('Failed to fetch'))] })

  const error = await ask(place, { params: { id: 1 } }).catch((e: ProblemError) => e)

  expect(error).toMatchObject({ code: 'unexpected' })
  expect((error as ProblemError).message).toContain('通信できませんでした')
})

test('an address leaves out what was not asked and repeats lists', () => {
  const address = hrefOf(place, {
    params: { id: 'a b' },
    query: { q: '', kind: ['x', 'y'], page: undefined, on: '2026-10-04' },
  })

  expect(address).toBe('/api/meetings/a%20b?kind=x&kind=y&on=2026-10-04')
})
