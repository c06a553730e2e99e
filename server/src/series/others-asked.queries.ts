import type { SeriesAskingId } from '@app/shared'
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'

/** How many other supporters are asked about any of the same sessions, or have agreed to one: 「ほか◯団体にも」 */
export async function othersAskedBeside(db: Db | Tx, id: SeriesAskingId): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(distinct o.supporter_id)::int as n from series_asking_matches t join matches own on own.id = t.match_id
      join matches o on o.request_id = own.request_id and o.supporter_id <> own.supporter_id
    where t.asking_id = ${id} and own.status in ('proposed', 'agreed') and o.status in ('proposed', 'agreed')`)
  return rows[0]!.n
}
