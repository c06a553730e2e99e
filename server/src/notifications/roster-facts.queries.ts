import type { MatchId } from '@app/shared'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'

/** How many of the heads pledged have no name yet; 0 where the group never began a list. */
export async function namesMissing(tx: Tx, id: MatchId): Promise<number> {
  const { rows } = await tx.execute<{ missing: number }>(sql`
    select greatest(0, m.heads - (select count(*) from roster_names n where n.match_id = m.id))::int as missing
    from matches m where m.id = ${id}
      and (exists (select from roster_names n where n.match_id = m.id)
        or exists (select from roster_links l where l.match_id = m.id and l.closed_at is null))`)
  return rows[0]?.missing ?? 0
}
