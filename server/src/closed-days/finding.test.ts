import type { OrganizationId, RequestId } from '@app/shared'
import type { Suggestion } from '@app/shared/matches'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'

const world = await buildTestApp()
const { app, given } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
let desk: Headers
beforeAll(async () => {
  association = await scene.association('北口自治会')
  desk = await given.coordinator()
})

const close = (headers: Headers, payload: object, id: OrganizationId) =>
  app.inject({ method: 'POST', url: `/api/supporters/${id}/closed-days`, headers: { ...headers }, payload })

describe('a closed day in finding', () => {
  const day = '2026-11-01'
  const onDay = (more: object = {}) => scene.request(association, { days: [{ day, from: null, to: null }], ...more })
  const suggested = async (id: RequestId) =>
    (await app.inject({ url: `/api/requests/${id}/suggestions?perPage=100`, headers: { ...desk } })).json<{
      items: Suggestion[]
    }>().items

  async function closedOne(from = day) {
    const id = await scene.supporter('閉じた会')
    const me = await given.signedInAs('supporter', id)
    await close(me, { from, word: '学園祭' }, id)
    return { id, me }
  }

  test('nobody is suggested, or found in the directory, for a day it has closed', async () => {
    const { id } = await closedOne()
    const two = await onDay({
      days: [
        { day, from: null, to: null },
        { day: '2026-11-08', from: null, to: null },
      ],
    })

    expect((await suggested(await onDay())).map(({ supporterId }) => supporterId)).not.toContain(id)
    const other = (await suggested(two)).find(({ supporterId }) => supporterId === id)!
    expect(other.doubts).toContainEqual({
      code: 'closed-then',
      text: '希望日の一部は、この団体が活動できない日です。',
    })
    const found = async (on: string) =>
      (await app.inject({ url: `/api/supporters?perPage=100&on=${on}`, headers: given.stranger() })).body.includes(id)
    expect([await found(day), await found('2026-11-08')]).toEqual([false, true])
  })

  test('naming and asking are refused without the word; the centre reads who it is', async () => {
    const { id } = await closedOne()
    const officer = await given.signedInAs('association', association)
    const request = await onDay()
    const post = (headers: Headers, what: string, payload: object) =>
      app.inject({ method: 'POST', url: `/api/requests/${request}/${what}`, headers: { ...headers }, payload })

    const naming = await post(officer, 'namings', { supporterId: id, headsAsked: 2, message: 'ぜひ' })
    const asking = await post(desk, 'matches', {
      supporterIds: [await scene.supporter('空いている会'), id],
      headsAsked: 2,
      message: 'いかがですか',
      answerBy: '2026-10-12T08:00:00Z',
    })

    expect(naming.json()).toMatchObject({ code: 'supporter-closed', title: 'その日は、この団体が活動できない日です' })
    expect(naming.body).not.toContain('学園祭')
    expect(asking.json()).toMatchObject({ code: 'supporter-closed' })
    expect(asking.json().detail).toContain('「閉じた会」')
  })

  test('it raises its hand on its own closed day only when it means to', async () => {
    const { id, me } = await closedOne()
    const request = await onDay({ published: true })
    const raise = (more: object) =>
      app.inject({
        method: 'POST',
        url: `/api/requests/${request}/hands`,
        headers: { ...me },
        payload: { heads: 2, message: '学園祭ですが、2人は行けます', ...more },
      })

    const first = await raise({})
    const meant = await raise({ evenIfClosed: true })

    expect(first.json()).toMatchObject({ code: 'supporter-closed', errors: [{ pointer: '/evenIfClosed' }] })
    expect(first.json().detail).toContain('11月1日(日)')
    expect(meant.statusCode, meant.body).toBe(201)
    expect(meant.json()).toMatchObject({ supporterId: id, supporterAnswer: 'yes' })
  })

  test('behind a mailed link the closed day is said before it is pressed, without its word', async () => {
    const id = await scene.supporter('あとで閉じた会')
    const match = await scene.proposal(await onDay(), id)
    const address = await scene.answerAddress(match)
    const press = (body: string) =>
      app.inject({
        method: 'POST',
        url: address,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        payload: body,
      })
    await close(await given.signedInAs('supporter', id), { from: day, word: '学園祭' }, id)

    const shown = await app.inject({ url: address })
    const unaware = await press('answer=yes&heads=2')
    const aware = await press('answer=yes&heads=2&evenIfClosed=true')

    expect(shown.body).toContain('この日は、前に「活動できない日」とうかがっています')
    expect(shown.body).toContain('name="evenIfClosed"')
    expect(shown.body).not.toContain('学園祭')
    expect(unaware.statusCode).toBe(409)
    expect(aware.statusCode, aware.body).toBe(200)
    expect(await scene.matchRow(match)).toMatchObject({ supporterAnswer: 'yes', heads: 2 })
  })

  test('the association still agrees a yes that was said before the day was closed', async () => {
    const id = await scene.supporter('先に返事の会')
    const match = await scene.halfAgreed(await onDay(), id)
    await close(await given.signedInAs('supporter', id), { from: day }, id)

    const answer = await app.inject({
      method: 'POST',
      url: `/api/matches/${match}/accept`,
      headers: { ...(await given.signedInAs('association', association)), ...(await scene.asRead(match)) },
      payload: {},
    })

    expect(answer.json()).toMatchObject({ status: 'agreed' })
  })
})
