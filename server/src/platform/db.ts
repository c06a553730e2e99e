import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg, { type Pool, type PoolClient } from 'pg'

/** The database. Queries that only read may take it directly; whatever writes takes a `Tx`. */
export type Db = NodePgDatabase & { $client: Pool }
/** A transaction. Stores that write take this, so they cannot be called outside one. */
export type Tx = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0]

interface PoolOptions {
  max?: number
  /** The longest one statement may take, in milliseconds. */
  longest?: number
}

/**
 * A pool that never waits for ever: every way of hanging has its end, and a broken connection is never handed out again.
 * By itself the database ends a statement after four seconds; if it says nothing at all, we do half a second later (trust
 * rule 10: within five).
 */
export function openPool(url: string, { max = 10, longest = 4_000 }: PoolOptions = {}): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: longest > 4_000 ? 10_000 : 1_500, // whoever works in the background has the time
    query_timeout: longest + 500,
    statement_timeout: longest,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 15_000,
    maxLifetimeSeconds: 1_800,
    keepAlive: true,
  })
  const ignore = () => {} // the query that was under way hears of it itself; the pool replaces the connection
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  return pool
}

export const openDb = (pool: Pool): Db => drizzle(pool)

const connections = new WeakMap<PoolClient, NodePgDatabase>()

/** The database by one connection of the pool: the same for as long as that lives, so that it keeps its prepared statements. */
export function databaseOn(client: PoolClient): NodePgDatabase {
  const known = connections.get(client)
  if (known) return known
  const opened = drizzle(client)
  connections.set(client, opened)
  return opened
}
