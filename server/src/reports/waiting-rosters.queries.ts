import { type SQL, sql } from 'drizzle-orm'
import { holidayOf } from '../platform/japanese.ts'
import { workingDayAfter } from '../platform/working-days.rules.ts'

/** So many working days before the activity the centre sees that names are missing. Our own number. */
const seenBefore = 3

/** 名簿: agreed matches `m` of the next working days whose group began a list that is not full. Who has none needs none. */
export const namesMissing = (today: string): SQL => sql`m.status = 'agreed'
  and m.on_day between ${today}::date and ${workingDayAfter(today, seenBefore, holidayOf)}::date
  and (select count(*) from roster_names n where n.match_id = m.id) < m.heads
  and (exists (select from roster_names n where n.match_id = m.id)
    or exists (select from roster_links l where l.match_id = m.id and l.closed_at is null))`

/** Since when it stands there: three days before, or today where a weekend lies between. */
export const sinceThen = (today: string): SQL =>
  sql`least(m.on_day - 3, ${today}::date)::timestamp at time zone 'Asia/Tokyo'`
