import type { MatchId, OrganizationId } from '@app/shared'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'

const world = await buildTestApp()
const { app, given, travel, pool } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
beforeAll(async () => {
  association = await scene.association('北口自治会')
})

const well = { heads: 4, went: 'well', again: 'yes' }
const report = (id: MatchId, headers: Headers, more: object) =>
  app.inject({
    method: 'POST',
    url: `/api/matches/${id}/results`,
    headers: { ...headers },
    payload: { ...well, ...more },
  })
async function doneMatch(day = '2026-11-01') {
  travel('2026-10-05T01:00:00Z')
  const supporter = await scene.supporter()
  const match = await scene.agreed(
    await scene.request(association, { days: [{ day, from: '15:00', to: '20:30' }] }),
    supporter,
  )
  travel(`${day}T12:00:00Z`)
  return {
    match,
    officer: await given.signedInAs('association', association),
    company: await given.signedInAs('supporter', supporter),
  }
}
const figures = async (query = '') =>
  (await app.inject({ url: `/api/activity-figures${query}`, headers: { ...(await given.coordinator()) } })).json()

describe('what a report may say beyond the four questions', () => {
  test('each side answers its own; the other reads nothing of it', async () => {
    const { match, officer, company } = await doneMatch()
    const ages = { teen: 1, from18: 3 }

    const told = await report(match, company, { minutes: 150, firstTimers: 2, ages, forStory: '楽しく働けました。' })
    const answered = await report(match, officer, { burden: 'much-less', unaided: 'cancelled', comment: 'また' })

    expect(told.json()).toMatchObject({ minutes: 150, firstTimers: 2, ages: { ...ages, child: null } })
    expect(answered.json()).toMatchObject({ burden: 'much-less', unaided: 'cancelled', minutes: null })
    const seen = await app.inject({ url: `/api/matches/${match}/results`, headers: { ...company } })
    expect(seen.body).not.toContain('much-less')
    expect(seen.json<{ items: unknown[] }>().items).toHaveLength(1)
  })

  test('nothing of it has to be said', async () => {
    const { match, officer } = await doneMatch()

    expect((await report(match, officer, {})).json()).toMatchObject({ burden: null, unaided: null, firstTimers: null })
  })

  test('no more of an age, and no more first-timers, than came; what a side is not asked is refused', async () => {
    const { match, officer, company } = await doneMatch()

    const ages = await report(match, company, { ages: { teen: 3, from65: 2 } })
    const first = await report(match, company, { firstTimers: 5 })
    const long = await report(match, company, { minutes: 40 })
    const burden = await report(match, company, { burden: 'less' })
    const whoCame = await report(match, officer, { firstTimers: 1 })

    expect(ages.json()).toMatchObject({ code: 'invalid-input' })
    expect(ages.body).toContain('年代の合計（5人）が、来た人数（4人）より多くなっています')
    for (const one of [first, long, burden, whoCame]) expect(one.statusCode).toBe(422)
    expect(burden.body).toContain('自治会からの報告に')
  })

  test('the database itself refuses what cannot be', async () => {
    const { match, company, officer } = await doneMatch()
    await report(match, company, {})
    await report(match, officer, {})
    const set = (side: string, what: string) =>
      pool.query(`update match_results set ${what} where match_id = $1 and side = $2`, [match, side])

    await expect(set('supporter', 'age_teen = 3, age_65_plus = 2')).rejects.toThrow('no_more_ages_than_came')
    await expect(set('supporter', 'age_teen = 3, age_65_plus = -1')).rejects.toThrow('no_age_is_counted_below_zero')
    await expect(set('supporter', 'first_timers = 5')).rejects.toThrow('no_more_first_timers_than_came')
    await expect(set('supporter', `burden = 'less'`)).rejects.toThrow('the_association_says_what_help_changed')
    await expect(set('association', 'first_timers = 1')).rejects.toThrow('the_supporter_says_who_came')
    await expect(set('association', 'minutes = 45')).rejects.toThrow('helping_takes_between')
  })

  test('the centre notes both from the telephone', async () => {
    const { match } = await doneMatch()
    const phone = { ...(await given.coordinator()), 'x-channel': 'phone' }
    const own = (key: string) => ({ ...phone, 'idempotency-key': key }) as unknown as Headers

    const heard = await report(match, own('by-phone-0001'), { side: 'association', burden: 'same', unaided: 'smaller' })

    expect(heard.json()).toMatchObject({ channel: 'phone', burden: 'same', unaided: 'smaller' })
  })
})

describe('年度の数字', () => {
  test('adds up what was told, each figure with how many answered; what was left out is no answer', async () => {
    const { match, officer, company } = await doneMatch('2027-04-10')
    await report(match, company, { minutes: 60, firstTimers: 1, ages: { teen: 4 } })
    await report(match, officer, { heads: 3, minutes: 120, burden: 'less', unaided: 'cancelled' })
    const silent = await doneMatch('2027-04-11')
    await report(silent.match, silent.officer, {})

    const year = await figures('?fiscalYear=2027')

    expect(year).toMatchObject({
      fiscalYear: 2027,
      done: 2,
      heads: 7,
      reports: { association: 2, supporter: 1 },
      time: { answers: 1, minutes: 120, personMinutes: 360 },
      firstTimers: { answers: 1, persons: 1, heads: 4 },
      ages: { answers: 1, bands: { teen: 4, child: 0 } },
      burden: { answers: 1, said: { less: 1, 'much-less': 0 } },
      unaided: { answers: 1, said: { cancelled: 1 } },
    })
    expect(year.years).toContain(2026)
    expect(await figures('?fiscalYear=2001')).toMatchObject({ done: 0, heads: 0, burden: { answers: 0 } })
  })

  test('the last day of March and the first of April are of different years', async () => {
    const march = await doneMatch('2028-03-31')
    await report(march.match, march.officer, {})

    expect(await figures('?fiscalYear=2027')).toMatchObject({ done: 3 })
    expect(await figures('?fiscalYear=2028')).toMatchObject({ done: 0 })
  })
})
