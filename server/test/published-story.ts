import type { RequestId } from '@app/shared'
import { sql } from 'drizzle-orm'
import type { Db } from '../src/platform/db.ts'

/** Lets every side of a request say yes to its story, and publishes it. */
export const publishedStory = (db: Db, requestId: RequestId, at: Date): Promise<void> =>
  db.transaction(async (tx) => {
    const when = sql`${at.toISOString()}::timestamptz`
    await tx.execute(sql`
      insert into story_asks (id, activity_id, match_id, edition, secret_hash, asked_at, answer_by, link_ends_at, answer, answered_at, channel)
      select gen_random_uuid(), a.id, side.match_id, a.edition, gen_random_uuid()::text, ${when}, ${when}, ${when}, 'yes', ${when}, 'web'
      from activities a cross join lateral (
        select null::uuid as match_id
        union all select m.id from matches m where m.request_id = a.request_id and m.status = 'done') side
      where a.request_id = ${requestId}`)
    for (const status of ['asked', 'approved'])
      await tx.execute(sql`update activities set status = ${status} where request_id = ${requestId}`)
    await tx.execute(
      sql`update activities set status = 'published', published_at = ${when} where request_id = ${requestId}`,
    )
  })
