import type { OrganizationId, RequestId } from '@app/shared'
import { districtId } from '@app/shared/districts'
import type { Suggestion, Ways } from '@app/shared/matches'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'
import { closedSpansTable } from '../closed-days/closed-days.table.ts'
import { supporterDistrictsTable, supportersTable } from '../organizations/organizations.table.ts'
import { newId } from '../platform/ids.ts'
import { declineMatch } from './decline-match.ts'
import { requestFacts, supporterFacts } from './suggestion-facts.queries.ts'
import { canCome } from './suggestions.rules.ts'
import { suggestionsFor } from './suggestions.queries.ts'
import { tellResult } from './tell-result.ts'

const world = await buildTestApp()
const { app, db, given, systemContext } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
let desk: Headers
let officer: Headers
beforeAll(async () => {
  association = await scene.association('北口自治会')
  desk = await given.coordinator()
  officer = await given.signedInAs('association', association)
})

const ask = (headers: Headers, id: RequestId) =>
  app.inject({ url: `/api/requests/${id}/ways`, headers: { ...headers } })
const ways = async (headers: Headers, id: RequestId) => (await ask(headers, id)).json<Ways>()
const sunday = { day: '2026-11-01', from: '13:00', to: '15:00' }
const closeAll = async (from: string, to: string) => {
  const all = await db.select({ organizationId: supportersTable.organizationId }).from(supportersTable)
  const at = { channel: 'web', enteredAt: world.clock() } as const
  await db.delete(closedSpansTable)
  await db
    .insert(closedSpansTable)
    .values(all.map((one) => ({ id: newId<never>(), ...one, kind: 'own' as const, from, to, word: '棚卸し', ...at })))
}

describe('ways to find helpers', () => {
  test('are for the centre and the association itself', async () => {
    const request = await scene.request(association)
    const neighbour = await given.signedInAs('association', await scene.association('南口自治会'))
    const supporter = await given.signedInAs('supporter', await scene.supporter())

    const answers = await Promise.all(
      [given.stranger(), supporter, neighbour, officer, desk].map((one) => ask(one, request)),
    )

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 403, 404, 200, 200])
  })

  test('12 + 8 for 20, with reasons, and both are asked in one go with heads of their own', async () => {
    const request = await scene.request(association, { headsMin: 40, headsMax: 40, days: [sunday] })
    const [one, two] = [
      await scene.supporter('甲の会', { maxHeads: 25 }),
      await scene.supporter('乙の会', { maxHeads: 24 }),
    ]

    const { combinations, relaxations } = await ways(desk, request)
    const best = combinations.find(({ parts }) => parts.every(({ supporterId }) => [one, two].includes(supporterId)))!

    expect(best.day).toBe('2026-11-01')
    expect(best.parts.map(({ name, heads }) => [name, heads])).toEqual([
      ['甲の会', 25],
      ['乙の会', 15],
    ])
    expect(best.parts.every(({ reasons }) => reasons.length > 0)).toBe(true)
    expect(relaxations.map(({ code }) => code)).toContain('two-together')

    const asked = await app.inject({
      method: 'POST',
      url: `/api/requests/${request}/matches`,
      headers: { ...desk },
      payload: {
        supporterIds: [one, two],
        headsAsked: 1,
        shares: best.parts.map(({ supporterId, heads }) => ({ supporterId, heads })),
        message: 'いかがですか',
        answerBy: '2026-10-12T08:00:00Z',
        day: best.day,
      },
    })
    expect(asked.json().items.map(({ headsAsked }: { headsAsked: number }) => headsAsked)).toEqual([25, 15])
  })

  test('nobody that week: the centre and the association read what a week later brings, without names or words', async () => {
    const request = await scene.request(association, { days: [sunday] })
    await closeAll('2026-10-26', '2026-11-02')

    const centre = await ways(desk, request)
    const own = await ask(officer, request)

    expect(centre.fitting).toBe(0)
    expect(centre.relaxations[0]).toMatchObject({ code: 'weeks-later', weeks: 1 })
    expect(own.json<Ways>().relaxations.map(({ text }) => text)).toContain(centre.relaxations[0]!.text)
    expect(own.json<Ways>().combinations).toEqual([])
    expect(own.body).not.toMatch(/棚卸し|商会|の会/)
    await db.delete(closedSpansTable)
    expect((await ways(officer, request)).relaxations).toEqual([])
  })

  test('while somebody is still asked, the association is not told to change anything', async () => {
    const request = await scene.request(association, { days: [sunday] })
    await scene.proposal(request, await scene.supporter('考え中の会'))
    await closeAll('2026-10-26', '2026-11-02')

    expect((await ways(desk, request)).relaxations.length).toBeGreaterThan(0)
    expect((await ways(officer, request)).relaxations).toEqual([])
    await db.delete(closedSpansTable)
  })

  test('a request for which nobody was found still says what would have helped, while its day is ahead', async () => {
    const request = await scene.request(association, { days: [sunday] }, 'unmet')
    await closeAll('2026-10-26', '2026-11-02')

    expect((await ways(officer, request)).relaxations[0]).toMatchObject({ code: 'weeks-later' })
    await db.delete(closedSpansTable)
  })

  test('one that was called off has none', async () => {
    const request = await scene.request(association, {}, 'cancelled')

    expect(await ways(desk, request)).toEqual({ fitting: 0, combinations: [], relaxations: [] })
  })
})

describe('the fatigue guard', () => {
  test('how often it was asked and helped, this month and this fiscal year of Japan', async () => {
    const tired = await scene.supporter('頼られる会')
    const past = await scene.request(association, { days: [{ day: '2026-10-05', from: null, to: null }] })
    const match = await scene.agreed(past, tired)
    await db.transaction((tx) =>
      tellResult(tx, scene.by('supporter', tired), match, { heads: 4, went: 'well', again: 'yes', comment: '' }),
    )
    const second = await scene.proposal(await scene.request(association), tired)
    await declineMatch(scene.by('supporter', tired), second, { reason: 'day', note: '' })
    const request = await scene.request(association)
    const now = systemContext().now
    const guard = async (at: Date) =>
      (await suggestionsFor(db, request, { perPage: 100 }, at)).items.find(
        ({ supporterId }: Suggestion) => supporterId === tired,
      )!

    expect((await guard(now)).asked).toEqual({
      lastOn: '2026-10-05',
      thisMonth: 2,
      mostAMonth: 2,
      thisYear: 2,
      helpedThisYear: 1,
    })
    expect((await guard(now)).doubts.map(({ code }) => code)).toContain('asked-this-month')
    // half past midnight on November 1 in Japan, when it is still October in Greenwich
    expect((await guard(new Date('2026-10-31T15:30:00Z'))).asked).toMatchObject({ thisMonth: 0, thisYear: 2 })
  })

  test('an asking of half past midnight on April 1 in Japan counts for the new month and year', async () => {
    const one = await scene.supporter('年度がわりの会')
    world.travel('2027-03-31T15:30:00Z')
    const day = '2027-06-06'
    await scene.proposal(await scene.request(association, { days: [{ day, from: null, to: null }] }), one)
    const request = await scene.request(association, { days: [{ day, from: null, to: null }] })

    const { items } = await suggestionsFor(db, request, { perPage: 100 }, systemContext().now)

    expect(items.find(({ supporterId }) => supporterId === one)!.asked).toMatchObject({
      ...{ lastOn: '2027-04-01', thisMonth: 1, thisYear: 1, helpedThisYear: 0 },
    })
    world.travel('2026-10-05T01:00:00Z')
  })
})

describe('the hard filters of the database', () => {
  test('leave out nobody that the rules would keep, and keep those close by for what could be relaxed', async () => {
    const areas = [
      { wholeCity: true },
      { wholeCity: false },
      { wholeCity: false, blocks: ['中央' as const] },
      { wholeCity: false, blocks: ['西' as const] },
      { wholeCity: false, blocks: ['中央' as const, '西' as const] },
    ]
    for (const [i, area] of areas.entries())
      for (const status of ['registered', 'suspended'] as const)
        for (const named of [true, false]) {
          const id = await scene.supporter(`地区${i}${status}${named}`, { ...area, status })
          if (named)
            await db
              .insert(supporterDistrictsTable)
              .values({ organizationId: id, districtId: districtId.parse(1 + (i % 2)) })
        }
    const request = await scene.request(association, { days: [sunday] })
    const now = systemContext().now
    const known = await requestFacts(db, request, now)

    const here = await supporterFacts(db, known, now)
    const anywhere = await supporterFacts(db, known, now, 'anywhere')

    const kept = (all: typeof here) =>
      all
        .filter((one) => canCome(known.facts, one))
        .map(({ id }) => id)
        .toSorted()
    expect(kept(here)).toEqual(kept(anywhere))
    expect(here.every(({ status }) => status === 'registered')).toBe(true)
    expect(anywhere.length).toBeGreaterThan(here.length)
  })
})
