import { jstDay } from '@app/shared'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { demoCity } from './demo-city.ts'
import { masterData } from './city.store.ts'
import { seedDemoCity } from './index.ts'
import { stories } from './stories.ts'

const now = new Date('2026-11-23T01:00:00Z')
const { db, config, app } = await buildTestApp({ now: now.toISOString() })
const demo = { ...config, demo: true }

test('the demo city is built once, into an empty database only', async () => {
  const first = await seedDemoCity(db, demo, 'a password for the demo', now)
  const second = await seedDemoCity(db, demo, 'a password for the demo', now)

  const { rows } = await db.execute(sql`select
    (select count(*)::int from associations) associations, (select count(*)::int from federations) federations, (select count(*)::int from supporters) supporters,
    (select count(*)::int from exchange_meetings) meetings, (select count(*)::int from accounts) people,
    (select count(*)::int from organizations where not is_demo) real`)
  expect([first, second]).toEqual([true, false])
  expect(rows[0]).toEqual({ associations: 518, federations: 2, supporters: 60, meetings: 2, people: 6, real: 0 })
})

test('two supporters show pictures, one picture waits, and so does a change of name: the queue has something to show', async () => {
  const { rows } = await db.execute(sql`select
    (select count(*)::int from pictures where status = 'shown') shown,
    (select count(*)::int from pictures where status = 'waiting') waiting,
    (select count(*)::int from waiting_changes where returned_at is null) changes`)

  expect(rows).toEqual([{ shown: 3, waiting: 1, changes: 1 }])
})

test('one story that everybody reads shows photographs, plain drawings that cost little', async () => {
  const { rows } = await db.execute<{ id: string; title: string; shown: number; bytes: number }>(sql`
    select a.id, a.title, count(*)::int shown, max(length(p.content)) bytes
    from activities a cross join lateral jsonb_array_elements(a.pictures) chosen (picture)
    join activity_pictures p on p.id = (chosen.picture ->> 'id')::uuid and p.status = 'shown' and p.faces = 'none'
    where a.status = 'published' group by a.id`)

  expect(rows).toMatchObject([{ title: '川沿いの清掃', shown: 3 }])
  expect(rows[0]!.bytes).toBeLessThan(40_000)
  const page = (await app.inject(`/api/activities/${rows[0]!.id}`)).json<{ pictures: { id: string }[] }>()
  const picture = await app.inject(`/api/activity-pictures/${page.pictures[0]!.id}/file`)
  expect(page.pictures).toHaveLength(3)
  expect(picture.headers['content-type']).toBe('image/png')
})

test('students have closed their examinations, companies other days, all of them still ahead', async () => {
  const { rows } = await db.execute(sql`select kind, count(*)::int n, min(from_day) > ${jstDay(now)}::date ahead
    from closed_spans group by kind order by kind`)

  expect(rows).toEqual([
    { kind: 'exams', n: 3, ahead: true },
    { kind: 'own', n: 6, ahead: true },
  ])
})

test('nobody is seeded where there is no demo', async () => {
  expect(await seedDemoCity(db, { ...config, demo: false }, 'x', now)).toBe(false)
})

test('no number rings and no mail arrives anywhere', async () => {
  const { rows } = await db.execute(sql`select count(*)::int strange from contacts
    where coalesce(phone, '055-000-0000') !~ '^055-000-00[0-9]{2}$' or coalesce(fax, '055-000-0000') !~ '^055-000-00[0-9]{2}$'
      or coalesce(email, 'a@example.jp') !~ '@example[.]jp$'`)
  expect(rows).toEqual([{ strange: 0 }])
})

test('two years of requests end as the city is described, and every story is told', async () => {
  const { rows } = demoCity(jstDay(now), await masterData(db))
  const share = (status: string) =>
    rows.requests.filter((request) => request.status === status).length / rows.requests.length

  expect(share('closed')).toBeGreaterThan(0.5)
  expect(share('unmet')).toBeGreaterThan(0.1)
  expect(share('cancelled')).toBeGreaterThan(0.12)
  const titles = [...rows.requests, ...rows.series].map(({ title }) => title)
  expect(stories.filter(({ need }) => !titles.includes(need.title))).toEqual([])
})

test('the classes of every month and the plan in six parts are series, as they stand in the middle of them', async () => {
  const { rows } = demoCity(jstDay(now), await masterData(db))
  const sessionsOf = (title: string) => {
    const { id } = rows.series.find((one) => one.title === title)!
    return rows.requests.filter(({ seriesId }) => seriesId === id)
  }

  expect(sessionsOf('スマホ教室').map(({ seriesNumber, status }) => `${seriesNumber} ${status}`)).toEqual([
    ...['1 closed', '2 closed', '3 staffed', '4 staffed', '5 staffed'],
    ...[6, 7, 8, 9, 10, 11, 12].map((n) => `${n} open`),
  ])
  expect(sessionsOf('空き家活用ワークショップ').map(({ sessionTitle }) => sessionTitle)).toHaveLength(6)
})

test('the yearly renewal fits the day: half answered in the season, over in April, two asked by hand in November', async () => {
  const data = await masterData(db)
  const on = (day: string) => demoCity(day, data).rows.renewals
  const open = (rows: ReturnType<typeof on>) => rows.filter(({ answer }) => !answer)

  expect(open(on('2026-11-23')).map(({ fiscalYear }) => fiscalYear)).toEqual([2027, 2027])
  expect(open(on('2027-04-10'))).toEqual([])
  const season = on('2027-03-10')
  expect(new Set(season.map(({ fiscalYear }) => fiscalYear))).toEqual(new Set([2027]))
  expect(open(season).length).toBeGreaterThan(10)
  expect(season.length - open(season).length).toBeGreaterThan(10)
  expect(season.every(({ answeredAt }) => !answeredAt || answeredAt < new Date('2027-03-11'))).toBe(true)
})

test('the same day gives the same city', async () => {
  const data = await masterData(db)
  const names = (city: ReturnType<typeof demoCity>) =>
    city.rows.organizations.map(({ name, districtId }) => `${name}/${districtId}`)

  expect(names(demoCity(jstDay(now), data))).toEqual(names(demoCity(jstDay(now), data)))
})

test('the public sees supporters, requests and meetings of the demo city', async () => {
  const read = async (url: string) => (await app.inject({ url })).json<{ total: number }>().total

  expect(await read('/api/supporters')).toBe(57)
  expect(await read('/api/requests')).toBeGreaterThan(5)
  expect(await read('/api/exchange-meetings')).toBe(2)
})

test('every request of the demo city has a timeline, and telling it notifies nobody', async () => {
  const { rows } = await db.execute(sql`select
      (select count(*)::int from requests r where not exists (
        select from events e where e.type = 'request.posted' and e.payload @> jsonb_build_object('requestId', r.id))) untold,
      (select count(*)::int from events where handled_at is null) waiting`)
  expect(rows).toEqual([{ untold: 0, waiting: 0 }])
})
