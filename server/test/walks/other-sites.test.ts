import type { Role } from '@app/shared/accounts/role'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../build-test-app.ts'
import { fingerprint } from '../fingerprint.ts'
import { givenMatchesIn } from '../given-matches.ts'
import type { Headers } from '../given.ts'
import { isUnsafe, namedRoles, type Operation, operationsOf } from '../operations.ts'

const world = await buildTestApp()
const { app, given, pool } = world
const acts = (await operationsOf(app)).filter(isUnsafe)
let people: Record<Role, Headers>
beforeAll(async () => {
  const scene = givenMatchesIn(world)
  people = {
    association: await given.signedInAs('association', await scene.association()),
    supporter: await given.signedInAs('supporter', await scene.supporter()),
    coordinator: await given.coordinator(),
    admin: await given.admin(),
  }
})

const foreign = 'https://evil.example'
const ways: [string, Headers][] = [
  ['another site', { 'sec-fetch-site': 'cross-site', origin: foreign }],
  ['a sister site', { 'sec-fetch-site': 'same-site', origin: foreign }],
  ['the address bar with a foreign origin', { 'sec-fetch-site': 'none', origin: foreign }],
  ['an old browser on another site', { origin: foreign }],
  ['a hidden origin', { origin: 'null' }],
  ['nothing known', {}],
]
const send = (act: Operation, headers: Headers, payload?: string) => {
  const { 'sec-fetch-site': _ours, ...mine } = people[namedRoles(act)[0]!]
  const url = act.path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000')
  return app.inject({
    method: act.method,
    url,
    headers: { ...mine, 'if-match': '"1"', ...headers },
    ...(payload !== undefined && { payload }),
  })
}

test.each(ways)('no act at all is taken from %s, and nothing is written', async (_from, headers) => {
  const before = await fingerprint(pool)
  const wrong: string[] = []
  for (const act of acts) {
    const { statusCode, body } = await send(act, { ...headers, 'content-type': 'application/json' }, '{}')
    if (statusCode !== 403 || !body.includes('"cross-site"')) wrong.push(`${act.name} answers ${statusCode}`)
  }

  expect(wrong).toEqual([])
  expect(acts.length).toBeGreaterThan(60)
  expect(await fingerprint(pool)).toEqual(before)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'what a form of another page could send as %s is not read by any act',
  async (type) => {
    const before = await fingerprint(pool)
    const wrong: string[] = []
    for (const act of acts.filter(({ method }) => method !== 'DELETE')) {
      const { statusCode } = await send(act, { 'sec-fetch-site': 'same-origin', 'content-type': type }, '{}')
      if (statusCode !== 415) wrong.push(`${act.name} answers ${statusCode}`)
    }

    expect(wrong).toEqual([])
    expect(await fingerprint(pool)).toEqual(before)
  },
)
