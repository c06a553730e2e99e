import type { OrganizationId } from '@app/shared'
import type { Association, DistrictSeen } from '@app/shared/organizations'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { contact, contactWords, givenOrganizationsIn } from '../../test/given-organizations.ts'
import { givenRequestsIn } from '../../test/given-requests.ts'
import { associationsKnown } from './ledger-known.store.ts'
import { holdTwins } from './merging.ts'
import { organizationsTable } from './organizations.table.ts'

const { app, db, given } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const requests = givenRequestsIn(db)
const coordinator = await given.coordinator()

const add = (payload: object, headers: Headers = coordinator) =>
  app.inject({ method: 'POST', url: '/api/associations', headers: { ...headers }, payload })
const federationOf = (districtId: number, name: string) =>
  add({ name, kana: 'れんごうかい', districtId, isFederation: true, contact: contact() })
const district = (id: string, headers: Headers) =>
  app.inject({ url: `/api/federations/${id}/district`, headers: { ...headers } })
const seen = async (id: string, headers: Headers) => (await district(id, headers)).json<DistrictSeen>()
const edit = (id: string, payload: object, headers: Headers, version = 1) =>
  app.inject({
    method: 'PATCH',
    url: `/api/associations/${id}`,
    headers: { ...headers, 'if-match': `"${version}"` },
    payload,
  })

let federation: Association
let chair: Headers
let own: { id: OrganizationId; name: string }
let foreign: { id: OrganizationId; name: string }
beforeAll(async () => {
  federation = (await federationOf(7, '第七地区連合会')).json()
  chair = await given.signedInAs('association', federation.id)
  own = await organizations.association('うちの自治会', 7)
  foreign = await organizations.association('よその自治会', 8)
})

describe('a federation', () => {
  test('sees the associations of its own district, and no other', async () => {
    const { associations, districtName, name } = await seen(federation.id, chair)

    expect([name, districtName]).toEqual(['第七地区連合会', '琢美'])
    expect(associations.map((one) => one.name)).toEqual(['うちの自治会'])
  })

  test('sees what runs and how it ended, of requests that were let be published; nothing that waits for the centre', async () => {
    const open = await requests.request(own.id, {}, 'open')
    const over = await requests.request(own.id, {}, 'closed')
    await requests.request(own.id, { published: false }, 'open')
    await requests.request(own.id, {}, 'submitted')
    await requests.request(own.id, {}, 'cancelled')
    await requests.request(foreign.id, {}, 'open')

    const { requests: lines, associations } = await seen(federation.id, chair)

    expect(lines.map(({ id }) => id).toSorted()).toEqual([open, over].toSorted())
    expect(lines.every(({ associationName }) => associationName === own.name)).toBe(true)
    expect(associations[0]).toMatchObject({ openRequests: 1, hasSeat: false, handover: 'not-asked' })
  })

  test('reads no officer and no contact of its associations (rule 2), neither here nor elsewhere', async () => {
    const { body } = await district(federation.id, chair)

    for (const word of Object.values(contactWords)) expect(body).not.toContain(word)
    for (const url of [
      `/api/organizations/${own.id}/contact`,
      `/api/associations/${own.id}`,
      `/api/organizations/${own.id}/seats`,
      `/api/organizations/${own.id}/handover`,
    ])
      expect([url, (await app.inject({ url, headers: { ...chair } })).statusCode]).toEqual([url, 404])
  })

  test('does not answer for its associations', async () => {
    const id = await requests.request(own.id, {}, 'open')
    const answer = await app.inject({
      method: 'POST',
      url: `/api/requests/${id}/cancel`,
      headers: { ...chair, 'if-match': '"1"' },
      payload: { kind: 'other', reason: '連合会から' },
    })

    expect(answer.statusCode).toBe(404)
  })

  test('is not there for a neighbour, nor for one of its own associations; a stranger is asked to come in', async () => {
    const other = (await federationOf(8, '第八地区連合会')).json<Association>()
    const neighbour = await given.signedInAs('association', other.id)
    const member = await given.signedInAs('association', own.id)

    expect((await district(federation.id, neighbour)).statusCode).toBe(404)
    expect((await district(federation.id, member)).statusCode).toBe(404)
    expect((await district(own.id, member)).statusCode).toBe(404)
    expect((await district(federation.id, given.stranger())).statusCode).toBe(401)
    expect((await seen(federation.id, coordinator)).name).toBe('第七地区連合会')
  })

  test('cannot move itself into another district; the centre can, and what it sees moves along', async () => {
    const { id } = (await federationOf(10, '第十地区連合会')).json<Association>()
    const me = await given.signedInAs('association', id)
    const inEleven = await organizations.association('十一の自治会', 11)

    expect((await edit(id, { districtId: 11 }, me)).json()).toMatchObject({ code: 'not-yours' })
    expect((await seen(id, me)).associations).toEqual([])
    expect((await edit(id, { districtId: 7 }, coordinator)).json()).toMatchObject({ code: 'already-registered' })
    expect((await edit(id, { districtId: 11 }, coordinator)).statusCode).toBe(200)
    expect((await seen(id, me)).associations.map(({ name }) => name)).toEqual([inEleven.name])
  })

  test('there is one of each district, added by the centre', async () => {
    const again = await federationOf(7, 'べつの連合会')

    expect(again.json()).toMatchObject({ code: 'already-registered' })
    expect(await db.$count(organizationsTable, eq(organizationsTable.name, 'べつの連合会'))).toBe(0)
    expect((await add({}, chair)).statusCode).toBe(403)
  })

  test('the database holds the district it sees to the one it lies in', async () => {
    const moved = db.execute(sql`update federations set district_id = 12 where organization_id = ${federation.id}`)

    await expect(moved).rejects.toThrow()
  })

  test('is no association of a ledger, no row of its district and nobody to be made one with', async () => {
    const known = await db.transaction((tx) => associationsKnown(tx))
    const twins = await db.transaction((tx) => holdTwins(tx, own.id, federation.id)).catch((error: unknown) => error)
    const counted = await app.inject({ url: '/api/associations/by-district', headers: { ...coordinator } })

    expect(known.map(({ id }) => id)).not.toContain(federation.id)
    expect(twins).toMatchObject({ code: 'invalid-input' })
    expect(counted.json().items.find(({ id }: { id: number }) => id === 7)).toMatchObject({ associations: 1 })
  })
})
