import { type ClosedSpanId, jstDay, type OrganizationId } from '@app/shared'
import type { SupporterCalendar } from '@app/shared/closed-days'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import { givenMeetingsIn } from '../../test/given-meetings.ts'
import type { Headers } from '../../test/given.ts'
import { eventsTable } from '../platform/platform.table.ts'
import { newId } from '../platform/ids.ts'
import { closedSpansTable } from './closed-days.table.ts'
import { sweepClosedDays } from './sweep-closed-days.ts'

const world = await buildTestApp()
const { app, db, given, pool, travel } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
let company: OrganizationId
let worker: Headers
let desk: Headers
beforeAll(async () => {
  association = await scene.association('北口自治会')
  company = await scene.supporter('あおぞら商会')
  worker = await given.signedInAs('supporter', company)
  desk = await given.coordinator()
})

const url = (id: OrganizationId, rest = 'closed-days') => `/api/supporters/${id}/${rest}`
const close = (headers: Headers, payload: object, id = company) =>
  app.inject({ method: 'POST', url: url(id), headers: { ...headers }, payload })
const calendar = async (headers: Headers, id = company) =>
  (await app.inject({ url: url(id, 'calendar'), headers: { ...headers } })).json<SupporterCalendar>()
const open = (headers: Headers, spanId: string, id = company) =>
  app.inject({ method: 'DELETE', url: url(id, `closed-days/${spanId}`), headers: { ...headers } })
const students = () => scene.supporter('学生の会', { kind: 'students' })

describe('closing days', () => {
  test('a supporter closes a day or a span, sees it, and opens it again', async () => {
    const id = await scene.supporter('はじめの会')
    const me = await given.signedInAs('supporter', id)

    const day = await close(me, { from: '2026-11-20', word: ' 棚卸し ' }, id)
    const span = await close(me, { from: '2026-12-28', to: '2027-01-04' }, id)

    expect(day.statusCode, day.body).toBe(201)
    expect(day.json()).toMatchObject({ span: { from: '2026-11-20', to: '2026-11-20', word: '棚卸し' }, stands: [] })
    expect((await calendar(me, id)).closed).toMatchObject([
      { from: '2026-11-20', kind: 'own', word: '棚卸し' },
      { from: '2026-12-28', to: '2027-01-04', word: null },
    ])
    expect((await open(me, day.json().span.id, id)).statusCode).toBe(200)
    expect((await calendar(me, id)).closed.map(({ id: left }) => left)).toEqual([span.json().span.id])
    expect((await open(me, day.json().span.id, id)).json()).toMatchObject({ code: 'not-found' })
  })

  test('the centre does it for a supporter, over the channel in which it heard so; the event holds no word', async () => {
    const id = await scene.supporter('電話の会')
    const proxy = { ...desk, 'x-on-behalf-of': id, 'x-channel': 'phone', 'idempotency-key': 'closed-by-phone' }

    const answer = await close(proxy, { from: '2026-11-20', word: '社員旅行' }, id)

    expect(answer.statusCode, answer.body).toBe(201)
    const rows = await db.select().from(closedSpansTable)
    expect(rows.find(({ organizationId }) => organizationId === id)).toMatchObject({ channel: 'phone' })
    const told = (await db.select().from(eventsTable)).filter(({ type }) => type === 'closed-span.added')
    expect(told.at(-1)!.payload).toEqual({ closedSpanId: answer.json().span.id, organizationId: id })
  })

  test.each([
    ['ends before it begins', { from: '2026-11-20', to: '2026-11-19' }, 'invalid-input'],
    ['longer than a year', { from: '2026-11-20', to: '2027-11-21' }, 'invalid-input'],
    ['over already', { from: '2026-09-01', to: '2026-09-02' }, 'day-is-past'],
    ['a long word', { from: '2026-11-20', word: 'あ'.repeat(31) }, 'invalid-input'],
    ['examinations of a company', { from: '2026-11-20', kind: 'exams' }, 'invalid-input'],
  ])('%s: refused with a sentence', async (_name, said, code) => {
    const answer = await close(worker, said)

    expect(answer.json()).toMatchObject({ code })
    expect(JSON.stringify(answer.json())).toMatch(/[ぁ-ん]/)
  })

  test('students close their examinations', async () => {
    const id = await students()
    const me = await given.signedInAs('supporter', id)

    expect((await close(me, { kind: 'exams', from: '2026-11-20', to: '2026-11-27' }, id)).statusCode).toBe(201)
    expect((await calendar(me, id)).hasExams).toBe(true)
  })

  test('days that are closed already are not closed twice, and the answer says which', async () => {
    const id = await scene.supporter('重なる会')
    const me = await given.signedInAs('supporter', id)
    await close(me, { from: '2026-11-20', to: '2026-11-25' }, id)

    const again = await close(me, { from: '2026-11-25', to: '2026-11-30' }, id)

    expect(again.json()).toMatchObject({ code: 'closed-already' })
    expect(again.json().detail).toContain('11月20日(金)から11月25日(水)まで')
    expect((await close(me, { from: '2026-11-26' }, id)).statusCode).toBe(201)
  })

  test('the database itself refuses an overlap, a turned span, and one longer than a year', async () => {
    const id = await scene.supporter('守られる会')
    const insert = (from: string, to: string) =>
      pool.query(
        `insert into closed_spans (id, organization_id, kind, from_day, to_day, channel, entered_at)
         values (gen_random_uuid(), $1, 'own', $2, $3, 'web', now())`,
        [id, from, to],
      )
    await insert('2026-11-20', '2026-11-22')

    await expect(insert('2026-11-22', '2026-11-30')).rejects.toMatchObject({
      constraint: 'closed_spans_of_one_supporter_never_overlap',
    })
    await expect(insert('2026-12-22', '2026-12-21')).rejects.toMatchObject({
      constraint: 'a_closed_span_ends_after_it_begins',
    })
    await expect(insert('2027-01-01', '2028-01-02')).rejects.toMatchObject({
      constraint: 'a_closed_span_is_a_year_at_most',
    })
    await insert('2027-01-01', '2028-01-01')
  })

  test('its own people and the centre; for everybody else it is not there', async () => {
    const rival = await given.signedInAs('supporter', await scene.supporter('よその会'))
    const officer = await given.signedInAs('association', association)
    const span = (await close(worker, { from: '2026-12-10', word: '創立記念' })).json().span.id

    for (const [headers, code] of [
      [given.stranger(), 401],
      [officer, 403],
      [rival, 404],
    ] as const) {
      expect((await app.inject({ url: url(company, 'calendar'), headers: { ...headers } })).statusCode).toBe(code)
      expect((await close(headers, { from: '2026-12-20' })).statusCode).toBe(code)
      expect((await open(headers, span)).statusCode).toBe(code)
    }
    expect((await calendar(desk)).closed).toMatchObject([{ word: '創立記念' }])
    expect((await open(rival, span, await scene.supporter('もう一つ'))).statusCode).toBe(404)
  })

  test('what is over disappears', async () => {
    const id = await scene.supporter('過ぎた会')
    await close(await given.signedInAs('supporter', id), { from: '2026-10-10' }, id)
    travel('2026-10-11T01:00:00Z')
    desk = await given.coordinator()

    expect((await calendar(desk, id)).closed).toEqual([])
    travel('2026-10-05T01:00:00Z')
    desk = await given.coordinator()
    worker = await given.signedInAs('supporter', company)
  })
})

test('what was asked before waits for its answer, and the answer to the closing says so', async () => {
  const id = await scene.supporter('聞かれている会')
  const match = await scene.proposal(
    await scene.request(association, { days: [{ day: '2026-11-01', from: null, to: null }] }),
    id,
  )

  const answer = await close(await given.signedInAs('supporter', id), { from: '2026-11-01' }, id)

  expect(answer.json()).toMatchObject({ stands: [], waits: [{ matchId: match, day: '2026-11-01' }] })
  expect(await scene.matchRow(match)).toMatchObject({ status: 'proposed' })
})

test('the sweep forgets what has been over for thirty days, and nothing else', async () => {
  const id = await scene.supporter('忘れられる会')
  const at = { organizationId: id, kind: 'own', word: '遠足', channel: 'web', enteredAt: world.clock() } as const
  await db.insert(closedSpansTable).values([
    { id: newId<ClosedSpanId>(), from: '2026-09-01', to: '2026-09-04', ...at },
    { id: newId<ClosedSpanId>(), from: '2026-09-05', to: '2026-09-05', ...at },
  ])

  await sweepClosedDays(world.systemContext())

  const left = (await db.select().from(closedSpansTable)).filter(({ organizationId }) => organizationId === id)
  expect(left.map(({ to }) => to)).toEqual(['2026-09-05'])
})

describe('ひと月に◯回まで', () => {
  const limit = (headers: Headers, payload: object, id = company) =>
    app.inject({ method: 'PATCH', url: url(id, 'calendar'), headers: { ...headers }, payload })

  test('is said by the supporter or the centre, and stands in the calendar; taken back, it never said', async () => {
    expect((await limit(worker, { mostAMonth: 2 })).json()).toEqual({ mostAMonth: 2 })
    expect((await calendar(desk)).mostAMonth).toBe(2)
    await limit(desk, { mostAMonth: null })
    expect((await calendar(worker)).mostAMonth).toBeNull()
  })

  test('how often it was asked this month and when last is told to itself too, a raised hand left out', async () => {
    const id = await scene.supporter('声のかかる会')
    const me = await given.signedInAs('supporter', id)
    expect((await calendar(me, id)).asked).toEqual({ thisMonth: 0, lastOn: null, mostAMonth: 2, helpedThisYear: 0 })

    await scene.proposal(await scene.request(association), id)
    await limit(me, { mostAMonth: 1 }, id)

    const lastOn = jstDay(world.clock())
    expect((await calendar(desk, id)).asked).toEqual({ thisMonth: 1, lastOn, mostAMonth: 1, helpedThisYear: 0 })
  })

  describe('whoever chooses a supporter sees what it carries', () => {
    const often = async (headers: Headers, ...ids: string[]) =>
      app.inject({ url: `/api/supporters/askings?ids=${ids.join()}`, headers: { ...headers } })

    test('last asked, times this month and its number, for several at once', async () => {
      const [busy, idle] = [await scene.supporter('頼まれる会'), await scene.supporter('頼まれない会')]
      const chair = await given.signedInAs('association', association)
      await scene.proposal(await scene.request(association), busy)
      await limit(desk, { mostAMonth: 3 }, busy)

      const lastOn = jstDay(world.clock())
      const expected = [
        { supporterId: busy, thisMonth: 1, lastOn, mostAMonth: 3, helpedThisYear: 0 },
        { supporterId: idle, thisMonth: 0, lastOn: null, mostAMonth: 2, helpedThisYear: 0 },
      ]
      const { items } = (await often(chair, busy, idle)).json()
      expect(items).toHaveLength(2)
      expect(items).toEqual(expect.arrayContaining(expected))
      expect((await often(desk, busy)).json()).toEqual({ items: [expected[0]] })
    })

    test('not of those who are not listed; not for strangers and rivals; not more than eight', async () => {
      const chair = await given.signedInAs('association', association)
      const hidden = await scene.supporter('のらない会', { isPublic: false })
      const left = await scene.supporter('出ていった会', { status: 'withdrawn', isPublic: false })
      expect((await often(chair, hidden, left)).json()).toEqual({ items: [] })
      expect((await often({}, company)).statusCode).toBe(401)
      expect((await often(worker, company)).statusCode).toBe(403)
      const nine = Array.from({ length: 9 }, () => newId<OrganizationId>())
      expect((await often(chair, ...nine)).statusCode).toBe(422)
    })
  })

  test('not by others, not beyond what makes sense, not after it left', async () => {
    const rival = await given.signedInAs('supporter', await scene.supporter('よその会'))
    expect((await limit(rival, { mostAMonth: 2 })).statusCode).toBe(404)
    expect((await limit(worker, { mostAMonth: 0 })).json()).toMatchObject({ errors: [{ pointer: '/mostAMonth' }] })
    expect((await limit(worker, { mostAMonth: 11 })).json()).toMatchObject({ errors: [{ pointer: '/mostAMonth' }] })
    const gone = await scene.supporter('やめた会', { status: 'withdrawn', isPublic: false })
    expect((await limit(desk, { mostAMonth: 1 }, gone)).json()).toMatchObject({ code: 'wrong-moment' })
    await expect(pool.query('update supporters set most_a_month = 11')).rejects.toMatchObject({
      constraint: 'a_supporter_helps_one_to_ten_times_a_month',
    })
  })
})

describe('the calendar', () => {
  test('shows what was said, promised, and signed up for', async () => {
    const id = await scene.supporter('予定の会', { weekdays: [0, 6], months: [10, 11], times: ['morning'] })
    const me = await given.signedInAs('supporter', id)
    await scene.agreed(await scene.request(association, { days: [{ day: '2026-11-01', from: null, to: null }] }), id)
    await scene.halfAgreed(
      await scene.request(association, { days: [{ day: '2026-11-08', from: null, to: null }] }),
      id,
    )
    await scene.proposal(await scene.request(association, { days: [{ day: '2026-11-15', from: null, to: null }] }), id)
    const meeting = await givenMeetingsIn(db).openMeeting()
    await app.inject({
      method: 'POST',
      url: `/api/exchange-meetings/${meeting}/sign-ups`,
      headers: { ...me },
      payload: { heads: 1, card: '' },
    })

    const shown = await calendar(me, id)

    expect(shown).toMatchObject({ weekdays: [0, 6], months: [10, 11], times: ['morning'], hasExams: false })
    expect(shown.promised).toMatchObject([
      { day: '2026-11-01', title: 'チラシづくり', agreed: true },
      { day: '2026-11-08', agreed: false },
    ])
    expect(shown.meetings).toMatchObject([{ meetingId: meeting }])
  })

  test('a promise stands when its day is closed, and the answer names it', async () => {
    const id = await scene.supporter('約束の会')
    const request = await scene.request(association, { days: [{ day: '2026-11-01', from: null, to: null }] })
    const match = await scene.agreed(request, id)

    const answer = await close(await given.signedInAs('supporter', id), { from: '2026-10-30', to: '2026-11-02' }, id)

    expect(answer.json()).toMatchObject({ stands: [{ matchId: match, agreed: true }], waits: [] })
    expect(await scene.matchRow(match)).toMatchObject({ status: 'agreed' })
  })
})
