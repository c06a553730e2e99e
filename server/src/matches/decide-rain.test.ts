import type { OrganizationId, RequestId } from '@app/shared'
import { dayForRain, type RainDecision, type RainFacts, type RequestPage } from '@app/shared/requests'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { inLineFor } from '../../test/in-line.ts'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'
import { closeDays } from '../closed-days/close-days.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { settle } from '../../test/settle.ts'
import { acceptMatch } from './accept-match.ts'
import { cancelMatch } from './cancel-match.ts'
import { decideRain } from './decide-rain.ts'
import { endRequest } from './end-request.ts'

const world = await buildTestApp()
const { app, given, db, url } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
let officer: Headers
let coordinator: Headers
beforeAll(async () => {
  association = await scene.association()
})
/** The clock moves on, so everybody comes in anew. */
async function signIn() {
  officer = await given.signedInAs('association', association)
  coordinator = await given.coordinator()
}

const eve = '2026-10-31T08:00:00Z' // five in the afternoon in Japan, the day before
const day = '2026-11-01'
/** A request for tomorrow with one supporter that agreed and one that was only asked. */
async function tomorrows(state: object = {}) {
  world.travel('2026-10-20T00:00:00Z')
  const request = await scene.request(association, { headsMin: 4, headsMax: 8, ...state })
  const [comes, wasAsked] = [await scene.supporter('甲'), await scene.supporter('乙')]
  const asked = await scene.proposal(request, wasAsked, 2)
  const agreed = await scene.agreed(request, comes, 4)
  world.travel(eve)
  await signIn()
  return { request, agreed, asked, comes }
}
const press = async (id: RequestId, decision: RainDecision, headers = officer) =>
  app.inject({
    method: 'POST',
    url: `/api/requests/${id}/decide-rain`,
    headers: { ...headers, ...(await scene.requestAsRead(id)) },
    payload: { decision },
  })
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'yes',
    (error: { code?: string }) => error.code ?? String(error),
  )

describe('the day about which may be decided', () => {
  const facts: RainFacts = {
    ...{ status: 'staffed', itemId: 'clean.river', rainPlan: null },
    days: [{ day }, { day: '2026-11-08' }, { day: '2026-10-25' }],
    agreedOn: [{ day, from: '09:00' }],
  }
  test.each([
    ['two days before', '2026-10-30T14:59:00Z', false],
    ['the day before, from midnight in Japan', '2026-10-30T15:00:00Z', true],
    ['the morning itself', '2026-10-31T23:59:00Z', true],
    ['once it began', '2026-11-01T00:00:00Z', false],
    ['the day after', '2026-11-01T15:00:00Z', false],
  ])('%s', (_, now, may) => {
    expect(dayForRain(facts, new Date(now)) !== null).toBe(may)
  })

  test('its reserve is the next wished day; a day without a clock time lasts until it is over', () => {
    expect(dayForRain(facts, new Date(eve))).toEqual({ day, from: '09:00', reserve: '2026-11-08' })
    const noTime = { ...facts, agreedOn: [{ day, from: null }] }
    expect(dayForRain(noTime, new Date('2026-11-01T14:00:00Z'))).toMatchObject({ day })
  })

  test('only where rain changes something, only while somebody has agreed and it is not over', () => {
    const now = new Date(eve)
    expect(dayForRain({ ...facts, itemId: 'pr.phone' }, now)).toBeNull()
    expect(dayForRain({ ...facts, itemId: 'pr.phone', rainPlan: 'cancelled' }, now)).not.toBeNull()
    expect(dayForRain({ ...facts, agreedOn: [] }, now)).toBeNull()
    for (const status of ['cancelled', 'postponed', 'done'] as const)
      expect(dayForRain({ ...facts, status }, now)).toBeNull()
  })
})

describe('one press', () => {
  test('決行: it is kept and told once; the promise stays', async () => {
    const { request, agreed } = await tomorrows()

    const page = (await press(request, 'goes-ahead')).json<RequestPage>()

    expect(page).toMatchObject({ status: 'staffed', inside: { goesAheadOn: day, agreedOn: [{ day, from: '15:00' }] } })
    expect(await scene.told(request)).toContain('request.goes-ahead')
    expect(await scene.matchRow(agreed)).toMatchObject({ status: 'agreed' })
    expect((await press(request, 'goes-ahead')).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('中止: with its reason, and all matches end; also when 決行 was told before', async () => {
    const { request, agreed, asked } = await tomorrows()
    await press(request, 'goes-ahead')

    const page = (await press(request, 'cancel', coordinator)).json<RequestPage>()

    expect(page).toMatchObject({ status: 'cancelled', statusReason: '11月1日(日)は行いません', headsAgreed: 0 })
    expect(page.inside).toMatchObject({ cancelReason: 'rain' })
    expect(await scene.matchRow(agreed)).toMatchObject({ status: 'cancelled' })
    expect(await scene.matchRow(asked)).toMatchObject({ status: 'withdrawn' })
  })

  test('whoever decides reads who has no mail and has to be called, before and after; nobody else does', async () => {
    const { request, agreed, comes } = await tomorrows({ headsMin: 6 })
    const mailed = await scene.supporter('メールの会')
    await scene.agreed(request, mailed, 2)
    await db.execute(
      sql`update contacts set channel = 'mail', email = 'mail@example.jp' where organization_id = ${mailed}`,
    )
    const read = async (headers: Headers) =>
      (await app.inject({ url: `/api/requests/${request}`, headers })).json<RequestPage>().inside?.withoutMail
    const toCall = { matchId: agreed, name: '甲', day }

    expect(await read(officer)).toEqual([{ ...toCall, isRainedOff: false }])
    expect(await read(await given.signedInAs('supporter', comes))).toBeUndefined()
    expect((await press(request, 'cancel')).statusCode).toBe(200)
    expect(await read(officer)).toEqual([{ ...toCall, isRainedOff: true }])
    expect(await read(coordinator)).toHaveLength(1)
    const match = await app.inject({ url: `/api/matches/${agreed}`, headers: officer })
    expect(match.json()).toMatchObject({ status: 'cancelled', isRainedOff: true })
  })

  test('中止 and 延期 leave the contacts open until the end of that day in Japan, and mail the centre', async () => {
    for (const decision of ['cancel', 'postpone'] as const) {
      const { request, agreed, asked } = await tomorrows()
      const look = (id: string) => app.inject({ url: `/api/matches/${id}/contacts`, headers: officer })
      await press(request, decision)
      const mails = await settle(world)
      expect(mails.map(({ subject }) => subject)).toContainEqual(expect.stringMatching(/^【(中止|延期)】/))

      expect((await look(agreed)).body).toContain('055-000-0022')
      expect((await look(asked)).json()).toMatchObject({ code: 'wrong-moment' })
      world.travel('2026-11-01T14:59:59Z')
      await signIn()
      expect((await look(agreed)).statusCode).toBe(200)
      world.travel('2026-11-01T15:00:00Z')
      await signIn()
      expect((await look(agreed)).json()).toMatchObject({ code: 'wrong-moment' })
    }
  })

  test('延期 to a named 予備日: whoever had agreed and is free is asked anew, one tap agrees it', async () => {
    const { request, agreed, asked, comes } = await tomorrows()

    const page = (await press(request, 'postpone')).json<RequestPage>()

    expect(page).toMatchObject({
      status: 'open',
      headsAgreed: 0,
      days: [{ day: '2026-11-08' }],
      statusReason: '雨のため、11月1日(日)は行いません。予備日は11月8日(日)です',
    })
    expect(await scene.matchRow(agreed)).toMatchObject({ status: 'cancelled' })
    expect(await scene.matchRow(asked)).toMatchObject({ status: 'withdrawn' })
    const anew = (await scene.matchesOf(request)).find(({ status }) => status === 'proposed')!
    expect(anew).toMatchObject({ supporterId: comes, onDay: '2026-11-08', associationAnswer: 'yes', headsAsked: 4 })
    await acceptMatch(scene.by('supporter', comes), anew.id, {})
    expect(await scene.requestRow(request)).toMatchObject({ status: 'staffed', headsAgreed: 4 })
    expect(await scene.told(request)).toEqual(expect.arrayContaining(['request.postponed', 'request.resumed']))
  })

  test('each hears one thing: the asked anew the question, the others the end, the association what was done', async () => {
    const { request, comes } = await tomorrows()
    await settle(world)
    const before = new Set((await db.select().from(noticesTable)).map(({ id }) => id))
    await press(request, 'postpone')
    await settle(world)
    const rows = (await db.select().from(noticesTable)).filter(({ id }) => !before.has(id))
    const saidTo = (id: OrganizationId) =>
      rows.filter((row) => row.organizationId === id && row.channel === 'screen').map(({ says }) => says)

    expect(saidTo(comes)).toEqual(['match.named'])
    expect(saidTo(association)).toEqual(['request.postponed'])
    expect(rows.find(({ says, organizationId }) => says === 'match.named' && organizationId === comes)!.body).toContain(
      '予備日の11月8日(日)でも',
    )
  })

  test('who is busy or has closed the 予備日 is not asked anew', async () => {
    const { request, comes } = await tomorrows()
    await closeDays(scene.by('coordinator'), comes, { kind: 'own', from: '2026-11-08', to: null, word: null })

    await press(request, 'postpone')

    expect((await scene.matchesOf(request)).filter(({ status }) => status === 'proposed')).toEqual([])
  })

  test('延期 without a 予備日 waits for its new days', async () => {
    const alone = await tomorrows({ days: [{ day, from: null, to: null }], whenKind: 'single' })
    expect((await press(alone.request, 'postpone')).json()).toMatchObject({
      status: 'postponed',
      statusReason: '雨のため、11月1日(日)は行いません。新しい日は、これから決めます',
    })
  })

  test('not two days before, not once it began; not for neighbours, supporters and strangers', async () => {
    const { request, comes } = await tomorrows()
    world.travel('2026-10-30T00:00:00Z')
    await signIn()
    expect((await press(request, 'cancel')).json()).toMatchObject({ code: 'wrong-moment' })
    world.travel('2026-11-01T06:00:00Z')
    await signIn()
    expect((await press(request, 'goes-ahead')).json()).toMatchObject({ code: 'wrong-moment' })
    world.travel(eve)
    const neighbour = await given.signedInAs('association', await scene.association('南口自治会'))
    expect((await press(request, 'cancel', neighbour)).statusCode).toBe(404)
    expect((await press(request, 'cancel', await given.signedInAs('supporter', comes))).statusCode).toBe(403)
    expect((await press(request, 'cancel', given.stranger())).statusCode).toBe(401)
    expect(await scene.requestRow(request)).toMatchObject({ status: 'staffed' })
  })
})

describe('while somebody holds the request', () => {
  /** Both wait for the request; the first in line goes first. */
  const inLine = inLineFor({ db, url }, outcome)
  const rain = (request: RequestId) => decideRain(scene.by('association', association), request, 'goes-ahead')

  test('two press 決行 at once: one of them tells everybody, the other hears that it was told', async () => {
    const { request } = await tomorrows()

    expect(
      await inLine(
        request,
        () => rain(request),
        () => rain(request),
      ),
    ).toEqual(['yes', 'wrong-moment'])
    expect((await scene.told(request)).filter((type) => type === 'request.goes-ahead')).toHaveLength(1)
  })

  test('中止 and 延期 at once cannot both win', async () => {
    const { request } = await tomorrows()
    const decide = (what: RainDecision) => () => decideRain(scene.by('association', association), request, what)

    expect(await inLine(request, decide('cancel'), decide('postpone'))).toEqual(['yes', 'wrong-moment'])
    expect(await scene.requestRow(request)).toMatchObject({ status: 'cancelled' })
    expect(await scene.told(request)).not.toContain('request.postponed')
  })

  test('the only helper cancels first: nobody is told that it goes ahead', async () => {
    const { request, agreed, comes } = await tomorrows()
    const no = () => cancelMatch(scene.by('supporter', comes), agreed, '急用')

    expect(await inLine(request, no, () => rain(request))).toEqual(['yes', 'wrong-moment'])
    expect(await scene.told(request)).not.toContain('request.goes-ahead')
  })

  test('the helper cancels second: it was told, and its no counts', async () => {
    const { request, agreed, comes } = await tomorrows()
    const no = () => cancelMatch(scene.by('supporter', comes), agreed, '急用')

    expect(await inLine(request, () => rain(request), no)).toEqual(['yes', 'yes'])
    expect(await scene.matchRow(agreed)).toMatchObject({ status: 'cancelled' })
  })

  test('the centre calls it off first: it does not go ahead afterwards', async () => {
    const { request } = await tomorrows()
    const off = () => endRequest(scene.by('coordinator'), request, 'cancel', { kind: 'rain', reason: '大雨です' })

    expect(await inLine(request, off, () => rain(request))).toEqual(['yes', 'wrong-moment'])
    expect(await scene.requestRow(request)).toMatchObject({ status: 'cancelled', goesAheadOn: null })
  })
})
