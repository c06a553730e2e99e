import type { District } from '@app/shared/districts'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { eventsTable } from '../platform/platform.table.ts'
import { loadDistricts } from './load-districts.ts'

const { app, db, given } = await buildTestApp()

const list = async (headers: Headers = given.stranger()): Promise<District[]> =>
  (await app.inject({ url: '/api/districts', headers })).json().items
const edit = (id: number, headers: Headers, payload: object) =>
  app.inject({ method: 'PATCH', url: `/api/districts/${id}`, headers, payload })

describe('the list of districts', () => {
  test('is complete and goes block by block in the city’s order', async () => {
    const districts = await list()

    expect(districts).toHaveLength(31)
    expect([...new Set(districts.map(({ block }) => block))]).toEqual(['東', '西', '南', '北', '中央'])
    expect(districts.slice(0, 2).map(({ name }) => name)).toEqual(['琢美', '東'])
  })

  test('tells only the centre which blocks are a guess', async () => {
    const doubts = async (headers?: Headers) => new Set((await list(headers)).map(({ blockUnsure }) => blockUnsure))

    expect(await doubts()).toEqual(new Set([null]))
    expect(await doubts(await given.coordinator())).toEqual(new Set([true, false]))
    expect((await list(await given.admin())).filter(({ blockUnsure }) => !blockUnsure).map(({ name }) => name)).toEqual(
      ['相川'],
    )
  })

  test('is loaded once: a correction outlives the next start', async () => {
    const admin = await given.admin()
    await edit(16, { ...admin, 'if-match': '"1"' }, { kana: 'だいこく' })

    await loadDistricts(db)

    expect((await list()).find(({ id }) => id === 16)).toMatchObject({ kana: 'だいこく', version: 2 })
    expect(await list()).toHaveLength(31)
  })
})

describe('correcting a district', () => {
  test('settles 要確認 when the block is said, and is remembered', async () => {
    const admin = await given.admin()

    const answer = await edit(15, { ...admin, 'if-match': '"1"' }, { block: '南' })

    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.json()).toMatchObject({ name: '国母', block: '南', blockUnsure: false, version: 2 })
    expect(await db.select().from(eventsTable)).toContainEqual(
      expect.objectContaining({ type: 'district.edited', payload: { districtId: 15 } }),
    )
  })

  test('leaves 要確認 when only the name is corrected', async () => {
    const answer = await edit(14, { ...(await given.admin()), 'if-match': '"1"' }, { name: '住吉' })

    expect(answer.json()).toMatchObject({ blockUnsure: true })
  })

  test('is for admins, with the version they have read', async () => {
    const admin = await given.admin()

    expect((await edit(1, given.stranger(), { name: '無' })).statusCode).toBe(401)
    expect((await edit(1, await given.coordinator(), { name: '無' })).json()).toMatchObject({ code: 'not-yours' })
    expect((await edit(1, admin, { name: '無' })).json()).toMatchObject({ code: 'version-needed' })
    expect((await edit(1, { ...admin, 'if-match': '"9"' }, { name: '無' })).json()).toMatchObject({
      code: 'version-stale',
    })
    for (const nowhere of [77, 0, 4_000_000_000])
      expect((await edit(nowhere, { ...admin, 'if-match': '"1"' }, { name: '無' })).json()).toMatchObject({
        code: 'not-found',
      })
    expect((await list()).find(({ id }) => id === 1)).toMatchObject({ name: '富士川' })
  })
})
