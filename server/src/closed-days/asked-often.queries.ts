import { fiscalYearOf, type OrganizationId } from '@app/shared'
import type { AskedOften } from '@app/shared/closed-days'
import { usualSettings } from '@app/shared/suggestion-settings'
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'

type Counted = AskedOften & { supporterId: OrganizationId }

/**
 * 声かけの見守り: how often each of these supporters was asked and has helped, by the calendar of Japan.
 * A raised hand is no asking.
 */
export async function askedOften(db: Db | Tx, ids: readonly OrganizationId[], today: string): Promise<Counted[]> {
  const askedOn = sql`(m.proposed_at at time zone 'Asia/Tokyo')::date`
  const byOthers = sql`m.started_by <> 'supporter'`
  const month = `${today.slice(0, 7)}-01`
  const year = `${fiscalYearOf(today)}-04-01`
  const { rows } = await db.execute<Counted & Record<string, unknown>>(sql`select
      s.organization_id as "supporterId",
      count(*) filter (where ${byOthers} and ${askedOn} >= ${month}::date)::int as "thisMonth",
      to_char(max(${askedOn}) filter (where ${byOthers}), 'YYYY-MM-DD') as "lastOn",
      coalesce(
        s.most_a_month,
        (select g.asked_a_month from suggestion_settings g order by g.version desc limit 1),
        ${usualSettings.askedAMonth}::int) as "mostAMonth",
      count(*) filter (where m.status = 'done'
        and coalesce(m.on_day, (m.agreed_at at time zone 'Asia/Tokyo')::date) >= ${year}::date)::int as "helpedThisYear"
    from supporters s left join matches m on m.supporter_id = s.organization_id
    where s.organization_id = any(${sql.param(ids)}::uuid[])
    group by s.organization_id`)
  return rows
}
