import { weekdayOf } from '@app/shared/kernel'
import { requestInput, type RequestStatus } from '@app/shared/requests'
import { openDb, openPool } from '../server/src/platform/db.ts'
import { openBoard } from '../server/src/matches/index.ts'
import { bestPlan } from '../server/src/plans/best-plan.ts'
import { boardOf, headsNeeded } from '../server/src/plans/board-of.rules.ts'
import type { Board } from '../server/src/plans/board.rules.ts'
import { insertRequest } from '../server/src/requests/requests.store.ts'
import { givenBoard } from '../server/test/given-board.ts'
import { buildCity } from './city.ts'

const seconds = Number(process.env.SECONDS ?? 20)

/** The whole-board plan: a city with 200 open requests and 200 supporters, read and planned; then made-up boards. */
export async function measurePlan(databaseUrl: string): Promise<void> {
  const pool = openPool(databaseUrl, { longest: 120_000 })
  const db = openDb(pool)
  const now = new Date()
  await buildCity(db, 140, now)
  await postRequests(db, 200, now)
  const { requests, supporters } = await watched('reading the board', () => openBoard(db, now))
  const wanting = requests.filter((one) => headsNeeded(one) > 0)
  const board = boardOf(wanting, supporters, { locked: [], forbidden: [], perMonth: 2, perfect: 120 })
  await plan('the city', board)
  await pool.end()
  for (const seed of [1, 2, 3]) {
    await plan('made up', givenBoard({ requests: 200, supporters: 200, share: 0.1, seed }))
    await plan('scarce', givenBoard({ requests: 200, supporters: 60, share: 0.15, seed }))
  }
  await plan('made up', givenBoard({ requests: 500, supporters: 300, share: 20 / 300, seed: 1 }))
}

/** Open requests of all kinds, on the weekends of the next two months. */
export async function postRequests(
  db: ReturnType<typeof openDb>,
  count: number,
  now: Date,
  status: RequestStatus = 'open',
): Promise<void> {
  const { rows: asking } = await db.$client.query<{ id: string; district: number }>(
    `select id, district_id as district from organizations where kind = 'association' order by id limit ${count}`,
  )
  const { rows: items } = await db.$client.query<{ id: string }>('select id from help_items where active order by id')
  const weekends = Array.from({ length: 60 }, (_, at) =>
    new Date(now.getTime() + (at + 10) * 86_400_000).toISOString().slice(0, 10),
  ).filter((day) => [0, 6].includes(weekdayOf(day)))
  for (const [n, { id, district }] of asking.entries()) {
    const days = [n, n * 5 + 2].slice(0, 1 + (n % 2)).map((at) => ({ day: weekends[at % weekends.length]! }))
    const headsMin = 2 + ((n * 7) % 11)
    const input = requestInput.parse({
      ...{ itemId: items[(n * 11) % items.length]!.id, districtId: district, title: `依頼 ${n}`, description: '計測' },
      ...{ whenKind: days.length > 1 ? 'candidates' : 'single', days, place: '地区の公園', private: {} },
      ...{ headsMin, headsMax: headsMin + 3 },
    })
    const reception = { associationId: id as never, status, channel: 'web', postedAt: now } as const
    await db.transaction((tx) => insertRequest(tx, input, reception))
  }
}

async function plan(name: string, board: Board): Promise<void> {
  const { requests, supporters, options } = board
  const title = `${name}: ${requests.length} requests, ${supporters.length} supporters, ${options.length} ways`
  const best = (await watched(title, () => bestPlan(board, seconds * 1000)))!
  const { worth, bound, firstCome } = best
  const proven =
    worth.staffed !== bound.staffed
      ? 'no'
      : worth.misfit === bound.misfit && worth.load === bound.load
        ? 'wholly'
        : 'staffed'
  console.log(
    `  staffed ${worth.staffed}, limit ${bound.staffed}, first come ${firstCome.staffed}` +
      ` (${(firstCome.staffed / worth.staffed).toFixed(2)} of the plan); misfit per request` +
      ` ${(worth.misfit / worth.staffed).toFixed(1)} against ${(firstCome.misfit / firstCome.staffed).toFixed(1)}; proven: ${proven}`,
  )
}

/** Says how long it took, what it cost in processor time, and for how long nobody else had a turn. */
async function watched<T>(title: string, work: () => Promise<T>): Promise<T> {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  const result = await work()
  longest = Math.max(longest, performance.now() - last)
  const used = process.cpuUsage(cpu)
  clearInterval(timer)
  const took = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(
    `${title}: ${took} s, processor ${((used.user + used.system) / 1e6).toFixed(1)} s, nobody else for ${longest.toFixed(0)} ms`,
  )
  return result
}
