import { Agent } from 'node:http'
import type { Pool } from 'pg'
import { load, shoot, type Shot } from './load.ts'
import { postgresCpu, type Server } from './servers.ts'

const desk = (): Shot => ({ method: 'GET', path: '/api/workbench' })

/** The coordinator's first screen: what it asks of PostgreSQL, and its processor time beside a reading of the directory. */
export async function measureDesk(
  pool: Pool,
  server: Server,
  { listing, rounds, postmaster }: { listing: () => Shot; rounds: number; postmaster: number },
): Promise<void> {
  const used = { desk: 0, list: 0 }
  for (let round = -1; round < rounds; round++) {
    for (const [name, shot] of [['desk', desk] as const, ['list', listing] as const]) {
      const before = (await server.cpu()) + (postgresCpu(postmaster) ?? 0)
      const { count } = await load(server, shot)
      const after = (await server.cpu()) + (postgresCpu(postmaster) ?? 0)
      if (round >= 0) used[name] += (after - before) / count / rounds
    }
  }
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from requests where status not in ('closed', 'cancelled', 'unmet', 'done')`,
  )
  console.log(`\nGET /api/workbench, ${rows[0]!.n} requests under way`)
  console.log(
    `  ${await statementsOf(pool, server)} statements, ${(used.desk / used.list).toFixed(2)} of the directory's`,
  )
}

/** Counted by PostgreSQL itself, with the session's look-up that other requests of these seconds are spared. */
async function statementsOf(pool: Pool, server: Server): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 5_100))
  await pool.query('create extension if not exists pg_stat_statements')
  await pool.query('select pg_stat_statements_reset()')
  await shoot(new Agent(), server, desk())
  const { rows } = await pool.query<{ n: number }>(
    `select sum(calls)::int as n from pg_stat_statements where toplevel and query not like '%pg_stat_statements%'`,
  )
  return rows[0]!.n
}
