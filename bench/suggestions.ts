import type { RequestId } from '@app/shared'
import { type ItemId } from '@app/shared/help-categories'
import { type KnownSupporter, requestFacts, supporterFacts } from '../server/src/matches/suggestion-facts.queries.ts'
import { suggestionFrom, suggestionsFor } from '../server/src/matches/suggestions.queries.ts'
import { suggestSupporters } from '../server/src/matches/suggestions.rules.ts'
import { type Db, openDb, openPool } from '../server/src/platform/db.ts'
import { addSupporters, buildCity } from './city.ts'
import { postRequests } from './plan.ts'
import { postgresCpu } from './servers.ts'

const sizes = (process.env.SIZES ?? '1000,10000,100000').split(',').map(Number)
const perPage = 20

/** The first twenty for a request, as the city grows, beside reading and scoring everybody in JavaScript. */
export async function measureSuggestions(databaseUrl: string, postmaster: number): Promise<void> {
  const pool = openPool(databaseUrl, { longest: 300_000 })
  const db = openDb(pool)
  const now = new Date()
  await buildCity(db, 0, now)
  await postRequests(db, 200, now)
  const { rows } = await pool.query<{ id: RequestId }>(`select id from requests where status = 'open' order by id`)
  const ids = rows.map(({ id }) => id)
  for (const [at, size] of sizes.entries()) {
    await addSupporters(db, { from: sizes[at - 1] ?? 0, to: size, now })
    const everybody = sampled(ids, size > 20_000 ? 2 : 5)
    const cost = (asked: readonly RequestId[], work: (id: RequestId) => Promise<unknown>) =>
      processorOf(postmaster, asked, work)
    await cost(sampled(ids, 10), (id) => suggestionsFor(db, id, { perPage }, now)) // warming up
    const ours = await cost(sampled(ids, 60), (id) => suggestionsFor(db, id, { perPage }, now))
    const all = await cost(everybody, (id) => scoringEverybody(db, id, now))
    let differ = 0
    for (const id of everybody) {
      const { items, total } = await suggestionsFor(db, id, { perPage }, now)
      const brute = await scoringEverybody(db, id, now)
      if (JSON.stringify({ items, total }) !== JSON.stringify(brute)) differ++
    }
    console.log(
      `${size} supporters: ${ours.toFixed(1)} ms a request, ${(ours / all).toFixed(4)} of scoring everybody` +
        ` (${all.toFixed(0)} ms); ${differ} of ${everybody.length} differ`,
    )
  }
  await pool.end()
}

/** Every registered supporter is read and scored: what the answer has to equal. */
async function scoringEverybody(db: Db, id: RequestId, now: Date) {
  const request = await requestFacts(db, id, now)
  const { rows } = await db.$client.query<{ id: string }>('select id from help_categories order by id')
  const known = new Map<string, KnownSupporter>()
  for (const { id: category } of rows) {
    const facts = { ...request.facts, itemId: `${category}.any` as ItemId }
    for (const one of await supporterFacts(db, { ...request, facts }, now, 'anywhere')) known.set(one.id, one)
  }
  const everybody = [...known.values()]
  const items = suggestSupporters(request.facts, everybody, request.settings)
    .slice(0, perPage)
    .map(suggestionFrom(everybody, request.settings))
  return { items, total: suggestSupporters(request.facts, everybody, request.settings).length }
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
