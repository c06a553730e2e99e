import { addDays, type OrganizationId } from '@app/shared'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import type { CityRows } from './city.store.ts'

type Activity = CityRows['activities'][number]

/**
 * Of the demo's stories one waits for the yes of an association whose supporter has said yes already, and one that
 * everybody reads holds a word of both sides.
 */
export function letStoriesSpeak(rows: CityRows, whose: { kaicho: OrganizationId; company: OrganizationId }): void {
  const waiting = newest(rows, ({ associationId }) => associationId === whose.kaicho)
  if (waiting) Object.assign(waiting, { status: 'asked', publishedAt: null, ...wordsOf(rows, waiting, waitingWords) })
  const helped = rows.matches.filter(({ supporterId, status }) => supporterId === whose.company && status === 'done')
  const told = newest(rows, ({ id }) => id !== waiting?.requestId && helped.some(({ requestId }) => requestId === id))
  if (told) Object.assign(told, wordsOf(rows, told, toldWords))
}

const waitingWords = ['おかげさまで、子どもたちがとても喜んでいました。', '準備から片づけまで、楽しく働けました。']
const toldWords = [
  '人手が足りず困っていたので、たいへん助かりました。',
  'まちの方と話しながら働けて、よい経験になりました。',
]

function newest(rows: CityRows, isWanted: (request: CityRows['requests'][number]) => boolean): Activity | undefined {
  const ids = rows.requests.filter(isWanted).map(({ id }) => id)
  return rows.activities
    .filter(({ requestId }) => ids.includes(requestId))
    .toSorted((a, b) => b.happenedOn.localeCompare(a.happenedOn))[0]
}

function wordsOf(rows: CityRows, { requestId }: Activity, [association, supporter]: string[]): Partial<Activity> {
  const match = rows.matches.find((one) => one.requestId === requestId && one.status === 'done')
  const comments = [
    { matchId: null, text: association! },
    ...(match?.id ? [{ matchId: match.id, text: supporter! }] : []),
  ]
  return { comments }
}

/** Every side has said yes to what everybody reads; of what waits, the supporters have. */
export async function agreeToStories(tx: Tx, today: string): Promise<void> {
  const waitsSince = `${addDays(today, -2)}T01:00:00Z`
  await tx.execute(sql`
    insert into story_asks (id, activity_id, match_id, edition, secret_hash, asked_at, answer_by, link_ends_at, answer, answered_at, channel)
    select gen_random_uuid(), a.id, side.match_id, a.edition, gen_random_uuid()::text, told.asked_at,
      told.asked_at + interval '14 days', told.asked_at + interval '60 days', told.answer,
      case when told.answer is not null then told.asked_at + interval '1 day' end, case when told.answer is not null then 'web' end
    from activities a cross join lateral (
      select null::uuid as match_id
      union all select m.id from matches m where m.request_id = a.request_id and m.status = 'done') side
    cross join lateral (select coalesce(a.published_at - interval '2 days', ${waitsSince}::timestamptz) as asked_at,
      case when a.status = 'published' or side.match_id is not null then 'yes' end as answer) told
    where a.status in ('asked', 'published')`)
}
