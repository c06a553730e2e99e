import type { OrganizationId } from '@app/shared'
import type { Association } from '@app/shared/organizations'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { contact, contactWords, givenOrganizationsIn } from '../../test/given-organizations.ts'
import { givenRequestsIn } from '../../test/given-requests.ts'

const { app, db, given } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const requests = givenRequestsIn(db)
const coordinator = await given.coordinator()

const list = (query: Record<string, string> = {}, headers: Headers = coordinator) =>
  app.inject({ url: '/api/associations', query, headers })
const names = async (query: Record<string, string> = {}) =>
  ((await list(query)).json().items as Association[]).map(({ name }) => name)
const show = (id: OrganizationId, headers: Headers = coordinator) =>
  app.inject({ url: `/api/associations/${id}`, headers })
const add = (changes: object, headers: Headers = coordinator) =>
  app.inject({
    method: 'POST',
    url: '/api/associations',
    headers,
    payload: { name: 'あたらし自治会', kana: 'あたらしじちかい', districtId: 3, contact: contact(), ...changes },
  })
const edit = (id: OrganizationId, payload: object, headers: Headers) =>
  app.inject({ method: 'PATCH', url: `/api/associations/${id}`, headers, payload })

const kitaguchi = await organizations.association('北口三丁目自治会', 5)
await organizations.association('朝日中自治会', 6)
await organizations.association('酒折自治会', 9)

describe('associations', () => {
  test('are found by the centre by name and district, in order, page by page', async () => {
    expect(await names({ q: '三丁' })).toEqual([kitaguchi.name])
    expect(await names({ district: '9' })).toEqual(['酒折自治会'])
    const all = await names()
    const first = (await list({ perPage: '2' })).json()
    const rest = await names({ after: first.next })
    expect([...first.items.map(({ name }: Association) => name), ...rest]).toEqual(all)
    expect(first.total).toBe(all.length)
  })

  test('tell how many requests run and whether somebody holds a seat', async () => {
    const { id } = await organizations.association('にぎやか自治会', 5)
    await requests.request(id, {}, 'open')
    await requests.request(id, {}, 'closed')
    expect((await show(id)).json()).toMatchObject({ openRequests: 1, hasSeat: false, districtName: '新紺屋' })

    const me = await given.signedInAs('association', id)

    expect((await show(id, me)).json()).toMatchObject({ hasSeat: true })
  })

  test('are added by the centre; one name once in each district', async () => {
    const answer = await add({})

    expect(answer.statusCode, answer.body).toBe(201)
    expect(answer.json()).toMatchObject({ name: 'あたらし自治会', households: null, showName: false, version: 1 })
    expect((await add({ name: 'アタラシ 自治会' })).json()).toMatchObject({ code: 'already-registered' })
    expect((await add({ districtId: 4 })).statusCode).toBe(201)
    expect((await add({ districtId: 90 })).json()).toMatchObject({ code: 'invalid-input' })
  })

  test('change their own facts; what is not said stays', async () => {
    const { id } = await organizations.association('じぶん自治会', 7, { showName: true })
    const me = await given.signedInAs('association', id)

    const answer = await edit(id, { kana: 'じぶんじちかい' }, { ...me, 'if-match': '"1"' })

    expect(answer.json()).toMatchObject({ kana: 'じぶんじちかい', households: 120, showName: true, version: 2 })
    expect((await edit(id, { households: 90 }, { ...me, 'if-match': '"1"' })).json()).toMatchObject({
      code: 'version-stale',
    })
    expect((await edit(id, { households: 90 }, me)).json()).toMatchObject({ code: 'version-needed' })
    expect((await edit(id, { name: 'となりの自治会' }, { ...coordinator, 'if-match': '"2"' })).json()).toMatchObject({
      name: 'となりの自治会',
      version: 3,
    })
    await organizations.association('さき自治会', 7)
    expect((await edit(id, { name: 'サキ自治会' }, { ...coordinator, 'if-match': '"3"' })).json()).toMatchObject({
      code: 'already-registered',
    })
  })

  test('are not there for strangers, supporters and other associations', async () => {
    const { id: supporterId } = await organizations.supporter('よそ商会')
    const neighbour = await given.signedInAs('association', (await organizations.association('お隣自治会', 8)).id)
    const supporter = await given.signedInAs('supporter', supporterId)

    expect((await list({}, given.stranger())).statusCode).toBe(401)
    for (const headers of [neighbour, supporter]) {
      expect((await list({}, headers)).json()).toMatchObject({ code: 'not-yours' })
      expect((await add({}, headers)).json()).toMatchObject({ code: 'not-yours' })
    }
    expect((await show(kitaguchi.id, neighbour)).json()).toMatchObject({ code: 'not-found' })
    expect((await show(kitaguchi.id, supporter)).json()).toMatchObject({ code: 'not-yours' })
    expect((await show(supporterId)).json()).toMatchObject({ code: 'not-found' })
    expect((await edit(kitaguchi.id, { showName: true }, { ...neighbour, 'if-match': '"1"' })).json()).toMatchObject({
      code: 'not-found',
    })
  })

  test('show no contact in the list or by themselves', async () => {
    for (const text of [(await list({ perPage: '100' })).body, (await show(kitaguchi.id)).body])
      for (const word of Object.values(contactWords)) expect(text).not.toContain(word)
  })
})
