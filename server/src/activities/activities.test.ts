import type { ActivityId, MatchId, OrganizationId, RequestId } from '@app/shared'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'

const world = await buildTestApp()
const { app, given, travel } = world
const scene = givenMatchesIn(world)
const agreedOn = '2026-10-05T01:00:00Z'
const theDay = '2026-11-01T12:00:00Z'

let association: OrganizationId
let supporter: OrganizationId
let officer: Headers
let company: Headers
let coordinator: Headers
beforeAll(async () => {
  association = await scene.association('北口自治会')
  officer = await given.signedInAs('association', association)
  coordinator = await given.coordinator()
})

const well = { heads: 4, went: 'well', again: 'yes', comment: 'とても助かりました' }
const report = (id: MatchId, headers: Headers, body: object = well) =>
  app.inject({ method: 'POST', url: `/api/matches/${id}/results`, headers: { ...headers }, payload: body })
const get = (url: string, headers: Headers) => app.inject({ method: 'GET', url, headers: { ...headers } })
const stories = async (headers: Headers, query = '') =>
  (await get(`/api/activities${query}`, headers)).json<{
    items: { id: ActivityId; requestId: RequestId; version: number }[]
  }>().items
/** A new supporter that has agreed; the clock then stands on the day itself, in the evening. */
async function agreedMatch(changes: Parameters<typeof scene.request>[1] = {}) {
  travel(agreedOn)
  supporter = await scene.supporter()
  company = await given.signedInAs('supporter', supporter)
  const request = await scene.request(association, changes)
  const match = await scene.agreed(request, supporter)
  travel(theDay)
  officer = await given.signedInAs('association', association)
  company = await given.signedInAs('supporter', supporter)
  coordinator = await given.coordinator()
  return { request, match }
}

describe('30秒の報告', () => {
  test('the first marks the match as done, the last one closes the request; each is told once', async () => {
    const { request, match } = await agreedMatch()

    const first = await report(match, company)
    expect(first.statusCode).toBe(201)
    expect(await scene.matchRow(match)).toMatchObject({ status: 'done' })
    expect(await scene.requestRow(request)).toMatchObject({ status: 'done' })

    const second = await report(match, officer)
    expect(second.json()).toMatchObject({ side: 'association', went: 'well' })
    expect(await scene.requestRow(request)).toMatchObject({ status: 'closed' })
    expect(await scene.told(match)).toEqual(expect.arrayContaining(['match.reported', 'match.done']))
    expect(await scene.told(request)).toEqual(['request.staffed', 'request.done', 'request.closed'])
    expect((await report(match, officer)).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('not before the day, not by strangers or neighbours, not before agreement', async () => {
    const { match } = await agreedMatch()
    const neighbour = await given.signedInAs('association', await scene.association('南口自治会'))
    travel('2026-10-31T14:00:00Z')
    const tooEarly = await report(match, await given.signedInAs('supporter', supporter))
    const open = await scene.proposal(await scene.request(association), supporter)
    const early = await report(open, await given.signedInAs('supporter', supporter))
    travel(theDay)

    expect(tooEarly.json()).toMatchObject({ code: 'wrong-moment' })
    expect(early.json()).toMatchObject({ code: 'wrong-moment' })
    expect((await report(match, given.stranger())).statusCode).toBe(401)
    expect((await report(match, neighbour)).statusCode).toBe(404)
    expect((await report(match, company, { ...well, side: 'association' })).statusCode).toBe(403)
  })

  test('the coordinator notes it from a call, and says whose it was', async () => {
    const { match } = await agreedMatch()
    const byPhone = (key: string) => ({ ...coordinator, 'x-channel': 'phone', 'idempotency-key': key })

    expect((await report(match, byPhone('report-0001'))).json()).toMatchObject({ code: 'invalid-input' })
    expect((await report(match, byPhone('report-0002'), { ...well, side: 'association' })).json()).toMatchObject({
      side: 'association',
      channel: 'phone',
    })
  })

  test('each side reads its own, the centre both', async () => {
    const { match } = await agreedMatch()
    await report(match, company)
    await report(match, officer)
    const sides = async (headers: Headers) =>
      (await get(`/api/matches/${match}/results`, headers))
        .json<{ items: { side: string }[] }>()
        .items.map(({ side }) => side)

    expect(await sides(company)).toEqual(['supporter'])
    expect(await sides(officer)).toEqual(['association'])
    expect(await sides(coordinator)).toEqual(['association', 'supporter'])
  })

  test('a request with two supporters is done with the second; whoever was still asked hears that it is over', async () => {
    const { request, match } = await agreedMatch({ headsMin: 8, headsMax: 12 })
    travel(agreedOn)
    const other = await scene.agreed(request, await scene.supporter('もう一社'), 3)
    const asked = await scene.proposal(request, await scene.supporter('さらに一社'), 2)
    travel(theDay)

    await report(match, officer)
    expect(await scene.requestRow(request)).toMatchObject({ status: 'open' })
    await report(other, officer)

    expect(await scene.requestRow(request)).toMatchObject({ status: 'done' })
    expect(await scene.matchRow(asked)).toMatchObject({ status: 'withdrawn' })
  })
})

describe('活動実績', () => {
  async function finished(changes: Parameters<typeof scene.request>[1] = {}) {
    const { request, match } = await agreedMatch(changes)
    await report(match, company, { ...well, heads: 5 })
    await report(match, officer, { ...well, heads: 3 })
    const [story] = (await stories(coordinator, '?unpublished=true')).filter((one) => one.requestId === request)
    return { request, id: story!.id }
  }
  test('the end of a request begins its story: with the heads the association counted, for the centre alone', async () => {
    const { id } = await finished()

    expect((await get(`/api/activities/${id}`, coordinator)).json()).toMatchObject({
      title: 'チラシづくり',
      happenedOn: '2026-11-01',
      associationLabel: '北口自治会',
      heads: 3,
      supporters: [{ id: supporter, name: 'あおぞら商会', heads: 3 }],
      publishedAt: null,
    })
    for (const who of [given.stranger(), company, officer]) {
      expect((await get(`/api/activities/${id}`, who)).statusCode).toBe(404)
      expect((await stories(who)).map((one) => one.id)).not.toContain(id)
      expect((await get('/api/activities?unpublished=true', who)).statusCode).toBe(403)
    }
  })

  /** The centre asks, hears both sides, and publishes. */
  async function published(id: ActivityId) {
    const act = async (name: string, body: object = {}, more: object = {}) => {
      const { version, edition, asks } = (await get(`/api/activities/${id}/story`, coordinator)).json()
      const headers = { ...coordinator, 'if-match': `"${version}"`, ...more }
      const payload = { ...body, ...(name === 'answers' && { edition }) }
      await app.inject({ method: 'POST', url: `/api/activities/${id}/${name}`, headers, payload })
      return asks as { matchId: MatchId | null }[]
    }
    await act('ask')
    for (const { matchId: of } of await act('ask'))
      await act(
        'answers',
        { answer: 'yes', of, toldBy: '架空 花子' },
        { 'x-channel': 'phone', 'idempotency-key': `heard-from-${of}-${id}` },
      )
    await act('publish')
  }

  test('everybody reads what every side agreed to, of one supporter or one district', async () => {
    const { id } = await finished()
    await published(id)

    expect((await get(`/api/activities/${id}`, given.stranger())).json()).toMatchObject({
      associationLabel: '富士川地区の自治会',
    })
    expect((await stories(given.stranger(), `?supporter=${supporter}`)).map((one) => one.id)).toEqual([id])
    expect(await stories(given.stranger(), '?district=2')).toEqual([])
  })

  test('an association that shows its name is named', async () => {
    const { id } = await finished({ showName: true })
    await published(id)

    expect((await get(`/api/activities/${id}`, given.stranger())).json()).toMatchObject({
      associationLabel: '北口自治会',
    })
  })
})
