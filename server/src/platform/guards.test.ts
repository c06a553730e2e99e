import { randomUUID } from 'node:crypto'
import { createHmac } from 'node:crypto'
import { Refusal } from '@app/shared'
import { defineEndpoint, type EndpointSpec, paths } from '@app/shared/kernel'
import { sql } from 'drizzle-orm'
import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildTestApp } from '../../test/build-test-app.ts'
import { routeOf } from './endpoint-route.ts'
import { refuseCarelessRoute } from './guards.ts'
import { requireVersion } from './version.ts'

const at = paths({
  act: 'POST /api/test/acts',
  edit: 'PATCH /api/test/acts',
  fail: 'GET /api/test/failures',
  lie: 'GET /api/test/lies',
})
const answer = { status: 200, schema: z.object({ ok: z.boolean() }) } as const
const note = z.strictObject({ note: z.string().max(10).default(''), kind: z.enum(['a', 'b']).default('a') })
const staffOnly = { summary: 'An act', audience: ['coordinator'], success: answer, refuses: [] } as const
const act = defineEndpoint(at.act, { ...staffOnly, body: note })
const edit = defineEndpoint(at.edit, { ...staffOnly, body: note, needsVersion: true, refuses: ['version-stale'] })
const fail = defineEndpoint(at.fail, { ...staffOnly, query: z.object({ how: z.string() }) })
const lie = defineEndpoint(at.lie, staffOnly)
const canary = 'canary-8f2c1'

const { app, db, given, config } = await buildTestApp({
  extend: (app) => {
    app.route({ ...routeOf(act), handler: async () => ({ ok: true }) })
    app.route({
      ...routeOf(edit),
      handler: async (request) => {
        requireVersion(request.context(), 3)
        return { ok: true }
      },
    })
    app.route({
      ...routeOf(fail),
      handler: async (request) => {
        const { how } = request.query as { how: string }
        if (how === 'bug') throw new Error(canary)
        if (how === 'refusal') throw new Refusal('wrong-moment')
        await db.execute(sql`insert into accounts (id, display_name, created_at) values (${canary}, ${canary}, now())`)
        return { ok: true }
      },
    })
    app.route({ ...routeOf(lie), handler: async () => ({ ok: canary }) as never })
  },
})
const me = await given.coordinator()
const ticket = await given.sessionOf(await given.account('coordinator'))
const post = (headers: Record<string, string>, payload: unknown = { note: 'hi' }) =>
  app.inject({ method: 'POST', url: at.act.path, headers, payload: payload as object })
const { 'sec-fetch-site': _site, ...unmarked } = me

describe('a route boots only when it says', () => {
  const boots = (spec: Partial<EndpointSpec> & { path?: `POST /${string}` | `GET /${string}` }) => {
    const { path = 'POST /api/test/x', ...rest } = spec
    const { x } = paths({ x: path })
    const app = Fastify()
    app.addHook('onRoute', refuseCarelessRoute)
    const endpoint = defineEndpoint(x, { ...staffOnly, body: z.strictObject({}), ...rest } as EndpointSpec)
    return () => app.route({ ...routeOf(endpoint), handler: async () => ({ ok: true }) } as never)
  }

  test('who may call it', () => {
    expect(boots({})).not.toThrow()
    expect(boots({ audience: undefined as never })).toThrow('names no audience')
  })
  test('exactly what it takes', () => {
    expect(boots({ body: undefined as never })).toThrow('no strict body')
    expect(boots({ body: z.object({}) })).toThrow('no strict body')
  })
  test.each([
    ['an object in an object', z.strictObject({ a: z.object({}) })],
    ['an object in an array', z.strictObject({ a: z.array(z.object({ b: z.string() })).optional() })],
    ['one of several', z.union([z.strictObject({}), z.object({})])],
    ['an object behind a check', z.object({ a: z.string() }).refine(() => true)],
    ['a word read as a number', z.strictObject({ a: z.coerce.number() })],
    [
      'a word read as a number, within',
      z.strictObject({ a: z.array(z.strictObject({ b: z.coerce.date().nullable() })) }),
    ],
    ['anything at all, not even an object', z.looseObject({})],
  ])('exactly, also within: %s', (_what, body) => {
    expect(boots({ body: body as never })).toThrow('no strict body')
  })
  test('how often it may be called', () => {
    const app = Fastify()
    app.addHook('onRoute', refuseCarelessRoute)
    const config = { audience: 'open' } as const

    expect(() => app.get('/api/test/x', { config }, () => ({}))).toThrow('names no rate class')
  })
  test('what it answers', () => {
    expect(
      boots({
        path: 'GET /api/test/x',
        body: undefined as never,
        success: { status: 200, schema: undefined as never },
      }),
    ).toThrow('names no answer')
    expect(
      boots({ path: 'GET /api/test/x', body: undefined as never, success: { status: 200, file: 'text/calendar' } }),
    ).not.toThrow()
  })
})

describe('who may', () => {
  test('strangers, others and the right ones hear 401, 403 and 200', async () => {
    const stranger = await post({ ...given.stranger(), 'idempotency-key': randomUUID() })
    const other = await post(await given.admin())

    expect([stranger.json().code, other.json().code, (await post(me)).statusCode]).toEqual([
      'not-signed-in',
      'not-yours',
      200,
    ])
  })

  test('a stranger hears so before anything that was sent is looked at', async () => {
    expect((await post({ ...given.stranger(), 'idempotency-key': randomUUID() }, { wrong: 1 })).statusCode).toBe(401)
  })
})

describe('only our own pages may act', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['nothing known', {}],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['a foreign origin without fetch metadata of use', { 'sec-fetch-site': 'none', origin: 'https://evil.example' }],
  ])('%s is refused', async (_from, headers) => {
    const answer = await post({ ...unmarked, ...headers })

    expect(answer.json()).toMatchObject({ code: 'cross-site', status: 403 })
  })

  test('an old browser on our own origin may act', async () => {
    expect((await post({ ...unmarked, origin: new URL(config.publicUrl).origin })).statusCode).toBe(200)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    '%s is refused',
    async (type) => {
      const answer = await app.inject({
        method: 'POST',
        url: at.act.path,
        headers: { ...me, 'content-type': type },
        payload: '{}',
      })

      expect(answer.json()).toMatchObject({ code: 'unsupported-body', status: 415 })
    },
  )
})

describe('an access token is refused when', () => {
  const token = ticket.headers.cookie!.slice('at='.length)
  const [head, body] = token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))) as [object, Record<string, unknown>]
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const forged = (h: object, b: object, key = config.jwtSecret, hash = 'sha256') => {
    const signed = `${encode({ ...head, ...h })}.${encode({ ...body, ...b })}`
    return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`
  }
  const ask = (cookie: string) => app.inject({ url: '/api/staff', headers: { cookie: `at=${cookie}` } })
  const past = Math.floor(Date.parse('2026-10-05T01:00:00Z') / 1000) - 31

  test('nothing about it is wrong: then it is accepted', async () => {
    expect((await ask(forged({}, {}))).statusCode).toBe(200)
  })

  test.each([
    ['it has no signature', `${encode({ ...head, alg: 'none' })}.${encode(body)}.`],
    ['it is signed by HS384', forged({ alg: 'HS384' }, {}, undefined, 'sha384')],
    ['it is signed by HS512', forged({ alg: 'HS512' }, {}, undefined, 'sha512')],
    ['it claims RS256', forged({ alg: 'RS256' }, {})],
    ['another key signed it', forged({}, {}, 'x'.repeat(40))],
    ['the issuer is another', forged({}, { iss: 'other' })],
    ['the audience is another', forged({}, { aud: 'other' })],
    ['the type is another', forged({ typ: 'JWT' }, {})],
    ['it never ends', forged({}, { exp: undefined })],
    ['it names nobody', forged({}, { sub: undefined })],
    ['it names no session', forged({}, { sid: undefined })],
    ['it names another account', forged({}, { sub: randomUUID() })],
    ['it names an unknown session', forged({}, { sid: randomUUID() })],
    ['it ended 31 seconds ago', forged({}, { exp: past })],
    ['it asks for critical headers', forged({ crit: ['x'], x: 1 }, {})],
    ['it brings its own key', forged({ jwk: { kty: 'oct', k: 'eA' }, jku: 'http://127.0.0.1/', kid: 'other' }, {})],
    ['its key id is a path', forged({ kid: '../../etc/passwd' }, {})],
    ['it has no key id', forged({ kid: undefined }, {})],
    ['it is far too long', 'a'.repeat(10_000)],
    ['it is no token', 'a.b.c'],
  ])('%s', async (_why, cookie) => {
    expect((await ask(cookie)).json()).toMatchObject({ code: 'not-signed-in', status: 401 })
  })
})

describe('what is sent', () => {
  test('is explained by pointer, in Japanese', async () => {
    const answer = await post(me, { note: 'far too long for this', kind: 'c', extra: 1 })

    expect(answer.statusCode).toBe(422)
    expect(answer.json().errors).toEqual([
      { pointer: '/note', detail: '10文字以内で入力してください' },
      { pointer: '/kind', detail: '選べるものの中から選んでください' },
      { pointer: '/extra', detail: 'この項目は受け付けていません' },
    ])
  })

  test('may be nothing where nothing is needed', async () => {
    expect((await app.inject({ method: 'POST', url: at.act.path, headers: me })).statusCode).toBe(200)
  })

  test.each([
    ['a prototype', '{"__proto__":{"x":1}}'],
    ['a constructor', '{"constructor":{"prototype":{"x":1}}}'],
    ['no JSON', '{"note":'],
    ['a NUL', '{"note":"a\\u0000b"}'],
    ['half a letter', '{"note":"\\ud83d"}'],
    ['nothing but brackets', '['.repeat(10_000) + ']'.repeat(10_000)],
  ])('is refused when it is %s', async (_what, payload) => {
    const answer = await app.inject({
      method: 'POST',
      url: at.act.path,
      headers: { ...me, 'content-type': 'application/json' },
      payload,
    })

    expect(answer.json()).toMatchObject({ code: 'invalid-input', status: 422 })
  })

  test('is refused when it is deep, also where anything may be kept', async () => {
    // the body and its content are two levels more
    const keep = (levels: number) => {
      const deep: unknown = JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)
      return app.inject({ method: 'PUT', url: '/api/drafts/deep', headers: me, payload: { content: { deep } } })
    }

    expect((await keep(6)).statusCode).toBe(200)
    expect((await keep(7)).json()).toMatchObject({ code: 'invalid-input', status: 422 })
  })

  test('is refused when it is too much', async () => {
    expect((await post(me, { note: 'x'.repeat(70_000) })).json()).toMatchObject({ code: 'body-too-large', status: 413 })
  })

  test('needs the version that was read where somebody else may be faster', async () => {
    const patch = (headers: object) =>
      app.inject({ method: 'PATCH', url: at.edit.path, headers: { ...me, ...headers }, payload: {} })

    expect((await patch({})).json()).toMatchObject({ code: 'version-needed', status: 428 })
    expect((await patch({ 'if-match': '"2"' })).json()).toMatchObject({ code: 'version-stale', status: 412 })
    expect((await patch({ 'if-match': '"3"' })).statusCode).toBe(200)
  })
})

describe('what goes wrong inside', () => {
  const ask = (how: string) => app.inject({ url: `${at.fail.path}?how=${how}`, headers: me })

  test.each(['bug', 'database'])('shows nothing but the number of the request: %s', async (how) => {
    const answer = await ask(how)

    expect(answer.json()).toMatchObject({
      code: 'unexpected',
      status: 500,
      instance: expect.stringMatching(/^urn:uuid:/),
    })
    expect(answer.body).not.toContain(canary)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })

  test('an answer that breaks its own promise is not sent', async () => {
    const answer = await app.inject({ url: at.lie.path, headers: me })

    expect(answer.json()).toMatchObject({ code: 'unexpected' })
    expect(answer.body).not.toContain(canary)
  })

  test('unknown addresses and malformed ones hear the same not-found', async () => {
    const answers = await Promise.all(
      ['/api/none', '/api/%ff', '/api/organizations/x/seats'].map((url) => app.inject({ url, headers: me })),
    )

    expect(answers.map((one) => [one.statusCode, one.headers['content-type']?.toString().split(';')[0]])).toEqual([
      [404, 'application/problem+json'],
      [expect.toBeOneOf([404, 422]), 'application/problem+json'],
      [404, 'application/problem+json'],
    ])
  })
})

test('nothing a signed-in person reads is kept by caches, and every answer carries the headers', async () => {
  const { headers } = await app.inject({ url: '/api/staff', headers: me })

  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  })
  expect(headers['content-security-policy']).toContain("default-src 'self'")
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
})
