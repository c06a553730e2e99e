import { sql } from 'drizzle-orm'
import { kind } from './waiting-kind.queries.ts'

const stories = sql`from activities c join requests r on r.id = c.request_id`
const asks = sql`(select k.* from story_asks k where k.activity_id = c.id and k.edition = c.edition)`
const story = { id: sql`c.id`, title: sql`c.title` }
const wished = sql`exists (select from ${asks} k where k.answer = 'change')`

/** 活動の紹介: to be written, asked and unanswered, to be changed, agreed to and not public yet; photographs to look at. */
export const waitingStories = [
  kind('activity-to-publish', sql`${stories} where c.status = 'draft'`, { ...story, since: sql`c.created_at` }),
  kind(
    'story-to-approve',
    sql`${stories} join organizations a on a.id = r.association_id cross join lateral ${asks} k
      left join matches m on m.id = k.match_id left join organizations o on o.id = m.supporter_id
      where c.status = 'asked' and k.answer is null and not ${wished}`,
    { ...story, since: sql`k.asked_at`, waitsFor: sql`coalesce(o.name, a.name)`, promised: sql`k.answer_by` },
  ),
  kind('story-to-change', sql`${stories} where c.status = 'asked' and ${wished}`, {
    ...story,
    since: sql`(select min(k.answered_at) from ${asks} k where k.answer = 'change')`,
  }),
  kind('story-to-publish', sql`${stories} where c.status = 'approved'`, {
    ...story,
    since: sql`(select max(k.answered_at) from ${asks} k)`,
  }),
  kind('activity-pictures-to-check', sql`from activity_pictures p where p.status = 'waiting' having count(*) > 0`, {
    since: sql`min(p.uploaded_at)`,
    id: sql`'all'`,
    title: sql`'写真' || count(*) || '枚'`,
  }),
]
