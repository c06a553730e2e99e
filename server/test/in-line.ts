import type { RequestId } from '@app/shared'
import { sql } from 'drizzle-orm'
import { type Db, openDb, openPool } from '../src/platform/db.ts'
import { waitUntilBlocked } from './wait-until-blocked.ts'

/** How a test reads what became of an act. */
type Outcome<T> = (promise: Promise<unknown>) => Promise<T>

/** Two acts that both wait for a request somebody holds; the first in line goes first. Answers what became of each. */
export const inLineFor =
  <T>({ db, url }: { db: Db; url: string }, outcome: Outcome<T>) =>
  async (request: RequestId, first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<[T, T]> => {
    const pool = openPool(url, { max: 1 })
    let [release, held] = [() => {}, () => {}]
    const free = new Promise<void>((resolve) => (release = resolve))
    const isHeld = new Promise<void>((resolve) => (held = resolve))
    const done = openDb(pool)
      .transaction(async (tx) => {
        await tx.execute(sql`select 1 from requests where id = ${request} for update`)
        held()
        await free
      })
      .finally(() => pool.end())
    await isHeld
    const one = outcome(first())
    await waitUntilBlocked(db, { connections: 1 })
    const two = outcome(second())
    await waitUntilBlocked(db, { connections: 2 })
    release()
    await done
    return [await one, await two]
  }
