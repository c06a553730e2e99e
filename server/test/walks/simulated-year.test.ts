import { addDays, jstDay, weekdayOf } from '@app/shared'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { holidayOf } from '../../src/platform/japanese.ts'
import { isWorkingDay } from '../../src/platform/working-days.rules.ts'
import { tasksOf } from '../../src/worker.ts'
import { settle } from '../settle.ts'
import { agendaOf } from '../year/agenda.ts'
import { cityOf } from '../year/city.ts'
import { coordinatorOf } from '../year/coordinator.ts'
import { peopleOf } from '../year/people.ts'

/**
 * A year of a small city through the real interface: people answer late, say no, call off, do not read mail, are on the
 * telephone; one coordinator works off the first screen. `YEAR=300` lives it with three hundred requests.
 */
const many = Number(process.env.YEAR ?? 40)
const city = await cityOf({ seed: 4, associations: 24, supporters: 18 })
const { db, dice, travel, clock } = city
const agenda = agendaOf()
const people = peopleOf(city, agenda)
const desk = coordinatorOf(city)
const { sweep } = tasksOf({ ...city, mailer: { kind: 'kept', deliver: async () => {} } })

const lastDay = '2027-03-31'
/** No new request comes in the last weeks; what runs may come to its end. */
const lastAsked = '2027-01-15'

/** The coordinator is there on Mondays, Wednesdays and Fridays. */
const isAtWork = (day: string) => [1, 3, 5].includes(weekdayOf(day)) && isWorkingDay(day, holidayOf)

/** Autumn is the season. */
const season = (day: string) => (['09', '10', '11'].includes(day.slice(5, 7)) ? 3 : 1)

async function hear(): Promise<void> {
  for (const mail of await settle(city)) people.receive(mail)
}

async function liveADay(day: string, asks: number): Promise<void> {
  const at = (time: string) => travel(new Date(`${day}T${time}:00+09:00`).toISOString())
  at('09:05')
  await sweep!({})
  await hear()
  at('10:00')
  if (isAtWork(day)) await desk.work()
  const associations = city.members.filter(({ side }) => side === 'association')
  for (let n = 0; n < asks; n++) await people.ask(dice.oneOf(associations), `手伝い ${day} ${n}`)
  await hear()
  at('19:30')
  await agenda.live()
  await hear()
  agenda.next()
}

const countsOf = (words: readonly string[]) =>
  Object.fromEntries([...new Set(words)].toSorted().map((one) => [one, words.filter((word) => word === one).length]))
const rowsOf = async <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  (await db.execute<T>(query)).rows

beforeAll(async () => {
  const days: string[] = []
  for (let day = '2026-04-01'; day <= lastDay; day = addDays(day, 1)) days.push(day)
  const total = days.filter((day) => day <= lastAsked).reduce((sum, day) => sum + season(day), 0)
  let owed = 0
  for (const day of days) {
    owed += day <= lastAsked ? (many * season(day)) / total : 0
    const asks = Math.floor(owed + 1e-9)
    owed -= asks
    await liveADay(day, asks)
  }
  if (process.env.YEAR) console.log(countsOf(city.refused))
}, 600_000)

describe('at the end of the year', () => {
  test('everybody asked who meant to, and every request came somewhere', async () => {
    const byStatus = await rowsOf<{ status: string; n: number }>(
      sql`select status, count(*)::int as n from requests group by status order by status`,
    )
    const counts = Object.fromEntries(byStatus.map(({ status, n }) => [status, n]))
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(many - 1)
    // a year in which nothing succeeds, or everything does, has not tried the ways in between
    expect(counts).toMatchObject({
      closed: expect.any(Number),
      unmet: expect.any(Number),
      cancelled: expect.any(Number),
    })
    expect(counts.closed).toBeGreaterThan(many / 4)
  })

  test('nothing waits past its time', async () => {
    const { late } = await desk.workbench()
    expect(late.map(({ kind, title, days }) => `${kind} ${title} ${days}`)).toEqual([])
  })

  test('nothing stands still that no list shows', async () => {
    const { late, cameIn, waiting } = await desk.workbench()
    const shown = new Set([...late, ...cameIn, ...waiting].map(({ leadsTo }) => leadsTo.split('/').at(-1)))
    const running = await rowsOf<{ id: string; status: string }>(
      sql`select r.id, r.status from requests r where r.status in ('submitted', 'returned', 'open', 'staffed', 'postponed', 'done')
        and not exists (select from matches m where m.request_id = r.id and m.status = 'agreed' and m.on_day >= ${jstDay(clock())}::date)
        and not exists (select from asking_turns t where t.request_id = r.id and t.match_id is null and t.passed_at is null)`,
    )
    expect(running.filter(({ id }) => !shown.has(id))).toEqual([])
  })

  test('every no, and every end, was told with its reason to whoever waited for it', async () => {
    const untold = await rowsOf<{ type: string; id: string }>(sql`
      select e.type, e.id from events e where e.type in ('match.declined', 'match.withdrawn', 'match.expired', 'match.cancelled',
          'match.not-needed', 'request.returned', 'request.cancelled', 'request.postponed', 'request.unmet')
        and not exists (select from notices n where n.event_id = e.id)
        -- the end of the request itself tells the sides of its matches
        and not (e.type in ('match.withdrawn', 'match.cancelled') and exists (select from events r where r.at = e.at
          and r.type in ('request.cancelled', 'request.postponed', 'request.unmet')))
        -- the first result ends what was still open of the request, and thanks everybody
        and not (e.type = 'match.withdrawn' and e.role = 'system')`)
    expect(untold).toEqual([])
    const silent = await rowsOf(sql`select m.id, m.status from matches m
      where m.status in ('declined', 'cancelled') and coalesce(m.end_reason, '') = '' and m.decline_reason is null`)
    expect(silent).toEqual([])
  })

  test('nobody was told anything twice, and every event was handled', async () => {
    expect(await rowsOf(sql`select id, type from events where handled_at is null`)).toEqual([])
    const twice = await rowsOf(sql`select event_id, organization_id, channel, address, count(*) from notices
      group by 1, 2, 3, 4 having count(*) > 1`)
    expect(twice).toEqual([])
    const reminded = await rowsOf(sql`select payload ->> 'matchId' as id, type, count(*) from events
      where type in ('match.day-before', 'match.result-asked', 'match.result-asked-again') group by 1, 2 having count(*) > 1`)
    expect(reminded).toEqual([])
  })

  test('the heads add up, and nobody was promised twice', async () => {
    const wrong = await rowsOf(sql`select r.id from requests r where
      r.heads_agreed <> coalesce((select sum(m.heads) from matches m where m.request_id = r.id and m.status in ('agreed', 'done')), 0)
      or r.heads_held <> coalesce((select sum(m.heads) from matches m where m.request_id = r.id and m.status = 'proposed' and m.supporter_answer = 'yes'), 0)
      or r.heads_held + r.heads_agreed > r.heads_max`)
    expect(wrong).toEqual([])
    const twoPlaces =
      await rowsOf(sql`select supporter_id, on_day from matches where status in ('agreed', 'done') and on_day is not null
      group by 1, 2 having count(*) > 1`)
    expect(twoPlaces).toEqual([])
  })

  test('the interface said no only where people were too late or too many', () => {
    const known =
      /→ (wrong-moment|heads-full|supporter-busy|supporter-closed|version-stale|match-already-open|day-is-past|invalid-input)$/
    expect(city.refused.filter((one) => !known.test(one))).toEqual([])
  })

  test('the funnel adds up: asked, answered, agreed, done', async () => {
    const [funnel] = await rowsOf<Record<string, number>>(sql`select count(*)::int as asked,
      count(*) filter (where status = 'declined')::int as declined, count(*) filter (where status = 'withdrawn')::int as withdrawn,
      count(*) filter (where status = 'expired')::int as expired, count(*) filter (where status = 'cancelled')::int as cancelled,
      count(*) filter (where status = 'done')::int as done, count(*) filter (where status in ('proposed', 'agreed'))::int as running
      from matches`)
    const { asked, ...ways } = funnel!
    expect(Object.values(ways).reduce((sum, n) => sum + n, 0)).toBe(asked)
    const events = await rowsOf<{ n: number }>(sql`select count(*)::int as n from events where type = 'match.proposed'`)
    expect(events[0]!.n).toBe(asked)
  })
})
