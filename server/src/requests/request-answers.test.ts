import type { OrganizationId, RequestId } from '@app/shared'
import type { RequestInput, RequestPage } from '@app/shared/requests'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { givenRequestsIn, privateWords } from '../../test/given-requests.ts'
import { requestsTable } from './requests.table.ts'

const { app, db, given } = await buildTestApp()
const scene = givenRequestsIn(db)

let mine: OrganizationId
let officer: Headers
let coordinator: Headers
beforeAll(async () => {
  mine = await scene.association()
  officer = await given.signedInAs('association', mine)
  coordinator = await given.coordinator()
})

const post = (url: string, payload: object, headers = officer) =>
  app.inject({ method: 'POST', url, payload, headers: { ...headers, 'idempotency-key': crypto.randomUUID() } })
const get = (url: string, headers: Headers = given.stranger()) => app.inject({ method: 'GET', url, headers })
const answers = { parking: 'few', toilet: 'near', rainDecision: 'evening-before', costs: 'talk-over' } as const
const form = (changes: Partial<RequestInput> | Record<string, unknown> = {}) => ({
  ...scene.requestInput({ answers }),
  ...changes,
})
const kept = async (id: RequestId) => (await scene.requestRow(id)).answers

test('answers are kept as given, and a copy for next year carries them', async () => {
  const made = (await post('/api/requests', form())).json<RequestPage>()

  expect(made.answers).toEqual(answers)
  expect(await kept(made.id)).toEqual(answers)
  expect((await get(`/api/requests/${made.id}/copy`, officer)).json()).toMatchObject({ answers, days: [] })
})

test('everybody who may read the request reads the answers, and nobody of them where exactly to gather', async () => {
  const secret = { ...scene.requestInput().private, meetingPoint: privateWords.exactPlace }
  const id = await scene.request(mine, { answers, private: secret })
  const seen = await get(`/api/requests/${id}`)

  expect(seen.json()).toMatchObject({ answers, inside: null })
  expect(seen.body).not.toContain(privateWords.exactPlace)
})

test.each([
  ['a question that does not exist', { colour: 'red' }],
  ['a choice that was not offered', { parking: 'perhaps' }],
  ['heat in November', { heat: ['early'] }],
  ['a danger that was not ticked', { powerTools: 'both' }],
  ['how to work apart, where people gather', { howToWork: 'online' }],
])('%s is refused beside its field', async (_, wrong) => {
  const answer = await post('/api/requests', form({ answers: wrong }))

  expect(answer.statusCode).toBe(422)
  expect(answer.json<{ errors: { pointer: string }[] }>().errors[0]!.pointer).toMatch(/^\/answers/)
})

test('whoever changes the plan for rain takes the answer about it along', async () => {
  const made = (await post('/api/requests', form())).json<RequestPage>()
  const edit = (payload: object) =>
    app.inject({
      method: 'PATCH',
      url: `/api/requests/${made.id}`,
      payload,
      headers: { ...officer, 'if-match': '"1"', 'idempotency-key': crypto.randomUUID() },
    })

  expect((await edit(form({ rainPlan: 'goes-on' }))).json()).toMatchObject({
    errors: [{ pointer: '/answers/rainDecision', detail: 'この手伝いでは、お聞きしていないことです' }],
  })
  const { rainDecision: _, ...others } = answers
  expect((await edit(form({ rainPlan: 'goes-on', answers: others }))).statusCode).toBe(200)
  expect(await kept(made.id)).toEqual(others)
})

test('new days after a postponement put away what only the old days asked for', async () => {
  const summer = { ...answers, heat: ['breaks' as const] }
  const id = await scene.request(
    mine,
    { answers: summer, days: [{ day: '2027-08-01', from: null, to: null }] },
    'postponed',
  )
  const resumed = await app.inject({
    method: 'POST',
    url: `/api/requests/${id}/resume`,
    payload: { days: [{ day: '2027-10-03' }] },
    headers: { ...coordinator, 'if-match': '"1"', 'idempotency-key': crypto.randomUUID() },
  })

  expect(resumed.json()).toMatchObject({ status: 'open', answers })
  expect(await kept(id)).toEqual(answers)
})

test.each(['[]', '"yes"', 'null'])('the database keeps answers by question: %s is refused', async (wrong) => {
  const id = await scene.request(mine)
  const change = db
    .update(requestsTable)
    .set({ answers: sql`${wrong}::jsonb` })
    .where(eq(requestsTable.id, id))

  await expect(change).rejects.toMatchObject({ cause: { constraint: 'answers_are_given_by_question' } })
})

describe('あとから決まったこと', () => {
  const later = async (id: RequestId, payload: object, headers = officer) =>
    app.inject({
      ...{ method: 'POST', url: `/api/requests/${id}/answer-later`, payload },
      headers: { ...headers, 'if-match': `"${(await scene.requestRow(id)).version}"` },
    })

  test('what was open is filled, also after somebody agreed', async () => {
    const id = await scene.request(mine, { answers: { parking: 'few' } }, 'staffed')

    const answer = await later(id, { answers: { toilet: 'here' }, private: { meetingPoint: '玄関前' } })

    expect(answer.json()).toMatchObject({
      answers: { parking: 'few', toilet: 'here' },
      inside: { private: { ...privateWords, meetingPoint: '玄関前' } },
    })
  })

  test('what was said stays: people agreed to it', async () => {
    const inside = { ...scene.requestInput().private, meetingPoint: '東口' }
    const id = await scene.request(mine, { answers: { parking: 'few' }, private: inside }, 'staffed')

    for (const changed of [{ answers: { parking: 'no' } }, { private: { meetingPoint: '西口' } }])
      expect((await later(id, changed)).json()).toMatchObject({ code: 'wrong-moment' })
    expect(await kept(id)).toEqual({ parking: 'few' })
  })

  test('only what is asked, only by its own people and the centre, only until it is over', async () => {
    const id = await scene.request(mine, {}, 'staffed')
    const neighbour = await given.signedInAs('association', await scene.association('南口自治会'))
    const toilet = { answers: { toilet: 'here' } }

    expect((await later(id, { answers: { powerTools: 'both' } })).json()).toMatchObject({ code: 'invalid-input' })
    expect((await later(id, toilet, neighbour)).statusCode).toBe(404)
    expect((await later(await scene.request(mine, {}, 'closed'), toilet)).json()).toMatchObject({
      code: 'wrong-moment',
    })
    expect((await later(id, toilet, coordinator)).statusCode).toBe(200)
  })
})
