import type { OrganizationId, RequestId } from '@app/shared'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'

const world = await buildTestApp()
const { app, given } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
let officer: Headers
let coordinator: Headers
let neighbour: Headers
beforeAll(async () => {
  association = await scene.association()
  officer = await given.signedInAs('association', association)
  coordinator = await given.coordinator()
  neighbour = await given.signedInAs('association', await scene.association('南口自治会'))
})

const end = async (act: string, id: RequestId, headers: Headers, body: object) =>
  app.inject({
    method: 'POST',
    url: `/api/requests/${id}/${act}`,
    headers: { ...headers, ...(await scene.requestAsRead(id)) },
    payload: body,
  })
/** One supporter has agreed, one has half agreed, one was asked. */
async function busyRequest() {
  const request = await scene.request(association, { headsMin: 8, headsMax: 12 })
  const agreed = await scene.agreed(request, await scene.supporter('甲'), 4)
  const half = await scene.halfAgreed(request, await scene.supporter('乙'), 3)
  const asked = await scene.proposal(request, await scene.supporter('丙'), 2)
  return { request, agreed, half, asked }
}

describe('a request ends with its matches', () => {
  test.each([
    ['cancel', { kind: 'rain', reason: '大雨の予報です' }, 'cancelled', () => officer],
    ['postpone', { reason: '大雨の予報です' }, 'postponed', () => officer],
    ['give-up', { reason: '大雨の予報です' }, 'unmet', () => coordinator],
  ] as const)('%s: everybody who was asked hears why, and no heads stay behind', async (act, body, status, who) => {
    const { request, agreed, half, asked } = await busyRequest()

    const answer = await end(act, request, who(), body)

    expect(answer.json()).toMatchObject({ status, statusReason: '大雨の予報です', headsAgreed: 0, headsHeld: 0 })
    expect(await scene.matchRow(agreed)).toMatchObject({ status: 'cancelled', endReason: '大雨の予報です' })
    for (const id of [half, asked])
      expect(await scene.matchRow(id)).toMatchObject({ status: 'withdrawn', endReason: '大雨の予報です' })
    expect((await scene.told(agreed)).at(-1)).toBe('match.cancelled')
    expect((await scene.told(asked)).at(-1)).toBe('match.withdrawn')
  })

  test('strangers, neighbours and supporters cannot; giving up is for the centre; a reason is needed', async () => {
    const { request } = await busyRequest()
    const supporter = await given.signedInAs('supporter', await scene.supporter())
    const body = { kind: 'other', reason: '都合により' }

    expect((await end('cancel', request, given.stranger(), body)).statusCode).toBe(401)
    expect((await end('cancel', request, neighbour, body)).statusCode).toBe(404)
    expect((await end('cancel', request, supporter, body)).statusCode).toBe(403)
    expect((await end('postpone', request, neighbour, { reason: 'x' })).statusCode).toBe(404)
    expect((await end('postpone', request, given.stranger(), { reason: 'x' })).statusCode).toBe(401)
    expect((await end('give-up', request, officer, { reason: 'x' })).statusCode).toBe(403)
    expect((await end('give-up', request, given.stranger(), { reason: 'x' })).statusCode).toBe(401)
    expect((await end('cancel', request, officer, { kind: 'other', reason: '' })).json()).toMatchObject({
      code: 'invalid-input',
    })
  })

  test('once, and with the version that was read', async () => {
    const { request } = await busyRequest()
    const stale = { ...officer, 'if-match': '"99"', 'idempotency-key': 'stale-cancel' }
    const body = { kind: 'taken-back', reason: '自分たちでできそうです' }

    const url = `/api/requests/${request}/cancel`
    expect((await app.inject({ method: 'POST', url, headers: stale, payload: body })).json()).toMatchObject({
      code: 'version-stale',
    })
    expect((await end('cancel', request, officer, body)).statusCode).toBe(200)
    expect((await end('cancel', request, officer, body)).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await end('give-up', request, coordinator, { reason: 'x' })).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await end('postpone', request, officer, { reason: 'x' })).json()).toMatchObject({ code: 'wrong-moment' })
  })
})
