import type { OrganizationId, RequestId } from '@app/shared'
import {
  type KnownRequest,
  type KnownSupporter,
  requestFacts,
  supporterFactsOf,
} from '../server/src/matches/suggestion-facts.queries.ts'
import { suggestionFrom, suggestionsFor } from '../server/src/matches/suggestions.queries.ts'
import { suggestSupporters } from '../server/src/matches/suggestions.rules.ts'
import { type Db, openDb, openPool } from '../server/src/platform/db.ts'
import { addSupporters, buildCity } from './city.ts'
import { postRequests } from './plan.ts'
import { postgresCpu } from './servers.ts'
import { scanningInSql } from './suggestions-scan.ts'

const sizes = (process.env.SIZES ?? '1000,10000,100000').split(',').map(Number)
/** So many answers are held against weighing everybody, and fewer in a city in which that takes long. */
const comparedIn = (size: number) => (size > 20_000 ? 40 : 320)
const perPage = 20

/**
 * The first twenty for a request, as the city grows, beside a scan in SQL and beside reading and weighing everybody in
 * JavaScript, on the same data in one run.
 */
export async function measureSuggestions(databaseUrl: string, postmaster: number): Promise<void> {
  const pool = openPool(databaseUrl, { longest: 600_000 })
  const db = openDb(pool)
  const now = new Date()
  await buildCity(db, 0, now)
  await postRequests(db, 400, now)
  const { rows } = await pool.query<{ id: RequestId }>(`select id from requests where status = 'open' order by id`)
  const ids = rows.map(({ id }) => id)
  await postRequests(db, 200, new Date(now.getTime() - 100 * 86_400_000), 'done')
  for (const [at, size] of sizes.entries()) {
    const begun = performance.now()
    await addSupporters(db, { from: sizes[at - 1] ?? 0, to: size, now, varied: true })
    await addHistory(db)
    console.log(`${size} supporters: added in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
    const cost = (asked: readonly RequestId[], work: (id: RequestId) => Promise<unknown>) =>
      processorOf(postmaster, asked, work)
    const ours = (id: RequestId) => suggestionsFor(db, id, { perPage }, now)
    const scan = async (id: RequestId) => scanningInSql(db, await requestFacts(db, id, now))
    await cost(sampled(ids, 20), ours) // warming up
    await cost(sampled(ids, 3), scan)
    const mean = await cost(sampled(ids, 120), ours)
    const bySql = await cost(sampled(ids, size > 20_000 ? 10 : 30), scan)
    const byAll = await cost(sampled(ids, size > 20_000 ? 2 : 5), (id) => weighingEverybody(db, id, now))
    const differ = await differing(db, sampled(ids, comparedIn(size)), now)
    console.log(
      `  ${mean.toFixed(1)} ms a request; ${(mean / bySql).toFixed(4)} of a scan in SQL (${bySql.toFixed(0)} ms),` +
        ` ${(mean / byAll).toFixed(5)} of weighing everybody (${byAll.toFixed(0)} ms); ${differ} of ${comparedIn(size)} differ`,
    )
  }
  await pool.end()
}

/** How many of these answers differ from weighing everybody, who are read once for all of them. */
async function differing(db: Db, ids: readonly RequestId[], now: Date): Promise<number> {
  const everybody = await readEverybody(db, await requestFacts(db, ids[0]!, now), now)
  let differ = 0
  for (const id of ids) {
    const request = await requestFacts(db, id, now)
    const friends = await supporterFactsOf(db, request, now, await helpedBefore(db, id))
    const own = new Map(friends.map((one) => [one.id, one]))
    const known = everybody.map((one) => own.get(one.id) ?? { ...one, workedTogether: null })
    const found = await suggestionsFor(db, id, { perPage }, now)
    if (JSON.stringify(found) !== JSON.stringify(weighed(request, known))) differ++
  }
  return differ
}

async function helpedBefore(db: Db, id: RequestId): Promise<OrganizationId[]> {
  const { rows } = await db.$client.query<{ id: OrganizationId }>(
    `select distinct m.supporter_id as id from matches m join requests r on r.id = m.request_id
      where m.status = 'done' and r.association_id = (select association_id from requests where id = $1)`,
    [id],
  )
  return rows.map((one) => one.id)
}

/** What happened so far: every fourth has helped once, another was asked in vain, one in ten has promised a day to come. */
async function addHistory(db: Db): Promise<void> {
  await db.$client.query(`
    insert into matches (id, request_id, supporter_id, status, started_by, association_answer, supporter_answer, heads_asked,
      heads, on_day, message, answer_by, proposed_at, agreed_at, ended_at)
    select gen_random_uuid(), r.ids[1 + n % array_length(r.ids, 1)], s.organization_id,
      case when n % 4 = 0 then 'done' when n % 10 = 3 then 'agreed' else 'declined' end, 'coordinator', 'yes',
      case when n % 4 = 0 or n % 10 = 3 then 'yes' else 'no' end, 3, 3,
      (case when n % 10 = 3 then now() + (n % 60) * interval '1 day' when n % 4 = 0 then now() - (n % 500) * interval '1 day' end)::date,
      '計測', now(), now() - (n % 500) * interval '1 day', now() - (n % 500) * interval '1 day', now()
    from (select organization_id, substr(number, 2)::int as n from supporters where number like 'M%') s,
      (select array_agg(id order by id) as ids from requests where status = 'done') r
    where (n % 4 < 2 or n % 10 = 3) and not exists (select from matches m where m.supporter_id = s.organization_id)`)
  await db.$client.query('vacuum analyze')
}

/** Every supporter is read and weighed: what the answer has to equal. */
async function weighingEverybody(db: Db, id: RequestId, now: Date) {
  const request = await requestFacts(db, id, now)
  return weighed(request, await readEverybody(db, request, now))
}

async function readEverybody(db: Db, request: KnownRequest, now: Date): Promise<KnownSupporter[]> {
  const { rows } = await db.$client.query<{ id: OrganizationId }>('select organization_id as id from supporters')
  const ids = rows.map((one) => one.id)
  return supporterFactsOf(db, request, now, ids)
}

function weighed(request: KnownRequest, known: readonly KnownSupporter[]) {
  const all = suggestSupporters(request.facts, known, request.settings)
  const items = all.slice(0, perPage).map(suggestionFrom(known, request.settings))
  return { items, total: Math.min(100, all.length), totalIsCapped: all.length > 100 }
}

/** Processor time of this process and of PostgreSQL, per request, in milliseconds. */
async function processorOf(postmaster: number, ids: readonly RequestId[], work: (id: RequestId) => Promise<unknown>) {
  const used = () => {
    const { user, system } = process.cpuUsage()
    return user + system + (postgresCpu(postmaster) ?? 0)
  }
  const before = used()
  for (const id of ids) await work(id)
  return (used() - before) / ids.length / 1000
}

const sampled = (ids: readonly RequestId[], count: number) =>
  Array.from({ length: count }, (_, at) => ids[Math.floor((at * ids.length) / count)]!)
