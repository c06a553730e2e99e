import { addDays } from '@app/shared'
import { isOpenAir, workPlaces } from '@app/shared/requests'
import { type SQL, sql } from 'drizzle-orm'

/**
 * 雨の判断: matches `m` of requests `r` agreed for today or tomorrow, not begun, under the sky or with a plan for rain, and
 * nobody said 決行 yet.
 */
export function rainToDecide(today: string, now: Date): SQL {
  const clock = sql`to_char(${now.toISOString()}::timestamptz at time zone 'Asia/Tokyo', 'HH24:MI')`
  const openAir = sql.join(
    Object.keys(workPlaces)
      .filter(isOpenAir)
      .map((id) => sql`${id}`),
    sql`, `,
  )
  return sql`m.status = 'agreed' and r.status in ('open', 'staffed')
    and (m.on_day = ${addDays(today, 1)}::date or m.on_day = ${today}::date and coalesce(m.from_time > ${clock}, true))
    and r.goes_ahead_on is distinct from m.on_day
    and (r.rain_plan is not null or r.item_id in (${openAir}))`
}
