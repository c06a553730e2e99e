import type { OrganizationId, RequestId } from '@app/shared'
import type { ItemId } from '@app/shared/help-categories'
import { requestInput } from '@app/shared/requests'
import { requestFacts, supporterFacts } from '../server/src/matches/suggestion-facts.queries.ts'
import { fitsIn } from '../server/src/matches/session-fits.ts'
import { type Db, openDb, openPool } from '../server/src/platform/db.ts'
import { insertRequest } from '../server/src/requests/requests.store.ts'
import { ranking, suggestForSeries } from '../server/src/series/suggest-for-series.ts'
import { insertSeries } from '../server/src/series/series.store.ts'
import { addSupporters, buildCity } from './city.ts'
import { postgresCpu } from './servers.ts'

const size = Number(process.env.SUPPORTERS ?? 2_000)
const rounds = Number(process.env.ROUNDS ?? 5)
const sessions = 24

/** Who could come to how many of two dozen sessions: read together, beside session by session, on the same city in one run. */
export async function measureSeries(databaseUrl: string, postmaster: number): Promise<void> {
  const pool = openPool(databaseUrl, { longest: 300_000 })
  const db = openDb(pool)
  const now = new Date()
  await buildCity(db, 0, now)
  await addSupporters(db, { from: 0, to: size, now })
  for (const itemId of ['pr.phone', 'clean.street'] as ItemId[]) {
    const seriesId = await postSeries(db, itemId, now)
    const ways = {
      together: () => suggestForSeries(db, seriesId, now),
      apart: () => sessionBySession(db, seriesId, now),
    }
    const same = JSON.stringify(await ways.together()) === JSON.stringify(await ways.apart())
    const seen = { together: [] as number[], apart: [] as number[], wall: [] as number[], wallApart: [] as number[] }
    for (let round = 0; round < rounds; round++)
      for (const way of ['together', 'apart'] as const) {
        const [before, began] = [used(postmaster), performance.now()]
        await ways[way]()
        seen[way].push((used(postmaster) - before) / 1000)
        seen[way === 'together' ? 'wall' : 'wallApart'].push(performance.now() - began)
      }
    const [ours, theirs] = [median(seen.together), median(seen.apart)]
    console.log(
      `${itemId}, ${size} supporters, ${sessions} sessions: ${ours.toFixed(0)} ms of processor, ${(ours / theirs).toFixed(2)} of` +
        ` session by session (${theirs.toFixed(0)} ms); wall ${median(seen.wall).toFixed(0)} and ${median(seen.wallApart).toFixed(0)} ms;` +
        ` ${same ? 'the same answer' : 'THE ANSWERS DIFFER'}`,
    )
  }
  await pool.end()
}

/** One set of questions to the database for each session: what the answer has to equal. */
async function sessionBySession(db: Db, seriesId: string, now: Date) {
  const { rows } = await db.$client.query<{ id: RequestId; number: number }>(
    `select id, series_number as number from requests where series_id = $1 and status = 'open' order by series_number`,
    [seriesId],
  )
  const all = []
  for (const { id: requestId, number } of rows) {
    const request = await requestFacts(db, requestId, now)
    const fits = fitsIn(request, await supporterFacts(db, request, now))
    all.push(...fits.map((fit) => ({ ...fit, requestId, number })))
  }
  return ranking(all)
}

async function postSeries(db: Db, itemId: ItemId, now: Date) {
  const { rows } = await db.$client.query<{ id: OrganizationId; district: number }>(
    `select id, district_id as district from organizations where kind = 'association' order by id limit 1`,
  )
  const { id: associationId, district } = rows[0]!
  return db.transaction(async (tx) => {
    const seriesId = await insertSeries(tx, {
      associationId,
      kind: 'repeating',
      title: '計測',
      rhythm: null,
      postedAt: now,
    })
    for (let n = 1; n <= sessions; n++) {
      const day = new Date(now.getTime() + (20 + 14 * n) * 86_400_000).toISOString().slice(0, 10)
      const input = requestInput.parse({
        ...{ itemId, districtId: district, title: `計測（第${n}回）`, description: '計測', whenKind: 'single' },
        ...{ days: [{ day, from: '10:00', to: '12:00' }], place: '集会所', private: {}, headsMin: 3, headsMax: 5 },
      })
      const reception = { associationId, status: 'open', channel: 'web', postedAt: now } as const
      await insertRequest(tx, input, { ...reception, seriesId, seriesNumber: n, sessionTitle: null } as never)
    }
    return seriesId
  })
}

function used(postmaster: number): number {
  const { user, system } = process.cpuUsage()
  return user + system + (postgresCpu(postmaster) ?? 0)
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
