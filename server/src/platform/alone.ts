import type { Db } from './db.ts'

/**
 * Does something that only one copy of the server may do at a time; null: another one is at it. The lock belongs to a
 * connection of its own, outside of any transaction: whoever dies gives it back.
 */
export async function alone<T>(db: Db, what: string, work: () => Promise<T>): Promise<T | null> {
  const client = await db.$client.connect()
  let isSound = false
  try {
    const taken = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [what],
    )
    if (!taken.rows[0]!.mine) {
      isSound = true
      return null
    }
    try {
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [what])
      isSound = true
    }
  } finally {
    client.release(!isSound)
  }
}
