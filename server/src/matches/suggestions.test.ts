import type { OrganizationId, RequestId } from '@app/shared'
import type { Suggestion } from '@app/shared/matches'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'
import { declineMatch } from './decline-match.ts'
import { tellResult } from './tell-result.ts'

const world = await buildTestApp()
const { app, db, given, travel } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
let request: RequestId
let coordinator: Headers
beforeAll(async () => {
  association = await scene.association('北口自治会')
  request = await scene.request(association)
  coordinator = await given.coordinator()
})

const ask = (headers: Headers, query = '', id = request) =>
  app.inject({ method: 'GET', url: `/api/requests/${id}/suggestions${query}`, headers: { ...headers } })
const suggested = async (query = '', id = request) =>
  (await ask(coordinator, query, id)).json<{ items: Suggestion[]; total: number }>()
const of = (items: Suggestion[], id: OrganizationId) => items.find(({ supporterId }) => supporterId === id)
const codes = (one: Suggestion | undefined) => [...(one?.reasons ?? []), ...(one?.doubts ?? [])].map(({ code }) => code)

describe('suggestions for a request', () => {
  test('are for the centre alone', async () => {
    expect((await ask(given.stranger())).statusCode).toBe(401)
    expect((await ask(await given.signedInAs('association', association))).statusCode).toBe(403)
    expect((await ask(await given.signedInAs('supporter', await scene.supporter()))).statusCode).toBe(403)
    expect((await ask(coordinator, '', '0199a000-0000-7000-8000-000000000000' as RequestId)).statusCode).toBe(404)
  })

  test('name registered supporters with reasons; whoever cannot come is left out', async () => {
    const able = await scene.supporter('できる会', { weekdays: [0], times: ['afternoon', 'evening'] })
    const suspended = await scene.supporter('休み中', { status: 'suspended', isPublic: false })
    const otherDays = await scene.supporter('平日の会', { weekdays: [1, 2] })
    const elsewhere = await scene.supporter('西だけの会', { wholeCity: false, blocks: ['西'] })
    const busy = await scene.supporter('忙しい会')
    for (const day of ['2026-11-01', '2026-11-08'])
      await scene.agreed(await scene.request(association, { days: [{ day, from: null, to: null }] }), busy)

    const { items } = await suggested()

    expect(of(items, able)!.reasons.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        '「チラシづくり」ができると登録しています。',
        '市内のどこでも活動できます。',
        '11月1日(日)は、活動できる曜日です。',
        '希望の時間帯に活動できます。',
        'まだ一度も声をかけていません。',
      ]),
    )
    for (const id of [suspended, otherDays, elsewhere, busy]) expect(of(items, id)).toBeUndefined()
  })

  test('asking often lately counts down, and it is forgotten after 90 days', async () => {
    const tired = await scene.supporter('頼られる会')
    const fresh = await scene.supporter('はじめての会')
    for (let i = 0; i < 4; i++) {
      const match = await scene.proposal(await scene.request(association), tired)
      await declineMatch(scene.by('supporter', tired), match, { reason: 'day', note: '' })
    }

    const { items } = await suggested()

    expect(of(items, tired)!.doubts).toContainEqual({ code: 'asked-often', text: 'この3か月で4回声をかけています。' })
    expect(of(items, fresh)!.score).toBeGreaterThan(of(items, tired)!.score)
    expect(items.findIndex((one) => one.supporterId === fresh)).toBeLessThan(
      items.findIndex((one) => one.supporterId === tired),
    )

    travel('2027-01-04T01:00:00Z')
    coordinator = await given.coordinator()
    const later = await scene.request(association, { days: [{ day: '2027-02-07', from: null, to: null }] })
    expect(codes(of((await suggested('', later)).items, tired))).not.toContain('asked-often')
    travel('2026-10-05T01:00:00Z')
    coordinator = await given.coordinator()
  })

  test('who helped this association before comes up, with what it did', async () => {
    const friend = await scene.supporter('なじみの会')
    const past = await scene.request(association, {
      title: '秋まつり',
      days: [{ day: '2026-10-05', from: null, to: null }],
    })
    const match = await scene.agreed(past, friend)
    const well = { heads: 4, went: 'well', again: 'yes', comment: '' } as const
    await db.transaction((tx) => tellResult(tx, scene.by('supporter', friend), match, well))

    const { items } = await suggested()

    expect(of(items, friend)!.reasons).toContainEqual({
      code: 'worked-together',
      text: '今年の「秋まつり」でも、この自治会を手伝いました。',
    })
    const elsewhere = await scene.request(await scene.association('南口自治会'))
    expect(codes(of((await suggested('', elsewhere)).items, friend))).not.toContain('worked-together')
  })

  test('who was asked for this request says so, and so does an earlier no', async () => {
    const mine = await scene.request(association)
    const [asked, declined] = [await scene.supporter('声をかけた会'), await scene.supporter('断った会')]
    await scene.proposal(mine, asked)
    await declineMatch(scene.by('supporter', declined), await scene.proposal(mine, declined), {
      reason: 'day',
      note: '',
    })

    const { items } = await suggested('', mine)

    expect(of(items, asked)).toMatchObject({ matchStatus: 'proposed' })
    expect(codes(of(items, asked))).toContain('asked-now')
    expect(of(items, declined)).toMatchObject({ matchStatus: null })
    expect(codes(of(items, declined))).toContain('declined-this')
  })

  test('filters: kind, never asked, enough people; and how many there are in all', async () => {
    const students = await scene.supporter('学生の会', { kind: 'students', maxHeads: 2 })

    const byKind = await suggested('?kind=students')
    const enough = await suggested('?enoughHeads=true&perPage=100')
    const unasked = await suggested('?neverAsked=true&perPage=100')
    const one = await suggested('?perPage=1')

    expect(byKind.items.map(({ supporterId }) => supporterId)).toEqual([students])
    expect(of(enough.items, students)).toBeUndefined()
    expect(unasked.items.every((item) => codes(item).includes('never-asked'))).toBe(true)
    expect(one.items).toHaveLength(1)
    expect(one.total).toBeGreaterThan(1)
  })

  test('from an old ledger: 電話で確認', async () => {
    const old = await scene.supporter('名簿の会', { needsPhoneCheck: true, isPublic: false })

    expect(of((await suggested('?perPage=100')).items, old)).toMatchObject({ needsPhoneCheck: true })
  })
})
