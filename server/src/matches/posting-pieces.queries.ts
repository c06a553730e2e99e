import { type SQL, sql } from 'drizzle-orm'

/** Pieces of the statements over supporter_postings `p` (and supporters `s`), by the number of wished days. */

const int = (name: string): SQL => sql`${sql.placeholder(name)}::int`
const dayAt = (at: number): SQL => sql`${sql.placeholder(`day${at}`)}::date`
const each = (days: number, piece: (at: number) => SQL): SQL[] => Array.from({ length: days }, (_, at) => piece(at))
const anyOf = (ways: SQL[]): SQL => (ways.length === 0 ? sql`true` : sql`(${sql.join(ways, sql` or `)})`)

/** It comes on the weekday and in the month of this day, or never said. */
const comesOn = (at: number): SQL =>
  sql`((p.says & 1 = 0 or p.weekdays & ${int(`weekday${at}`)} <> 0) and (p.says & 2 = 0 or p.months & ${int(`month${at}`)} <> 0))`

/** By what it said of weekdays and months. */
export const couldCome = (days: number): SQL => anyOf(each(days, comesOn))

/** The most that its own words bring for what its list does not stand for. */
export function pointsOf(days: number): SQL {
  const best = each(days, (at) => sql`case when ${comesOn(at)} then ${pointsOn(at)} end`)
  return sql`${int('mostForAsking')}
    + case when p.max_heads >= ${int('headsMissing')} then ${int('heads')}
        else ${int('heads')} * p.max_heads / ${int('headsMissing')} end
    + case when p.lends & ${int('lends')} <> 0 then ${int('lending')} else 0 end
    - case when p.needs_phone_check then ${int('phoneCheck')} else 0 end
    - case when p.insurance_open then ${int('insurance')} else 0 end
    - case when p.has_minors then ${int('minors')} else 0 end
    + ${days === 0 ? sql`0` : sql`greatest(${sql.join(best, sql`, `)})`}`
}

/** Time of the day and notice, as `timeAndNotice` counts them. */
function pointsOn(at: number): SQL {
  const parts = int(`parts${at}`)
  return sql`(case when ${parts} = 0 or p.times = 0 then 0 when p.times & ${parts} = ${parts} then ${int('time')}
      when p.times & ${parts} = 0 then -${int('otherTime')} else 0 end
    - case when p.lead_days > ${int(`notice${at}`)} then ${int('shortNotice')} else 0 end)`
}

/** Its kind, its heads, and whether it was ever asked, where a reader narrows to them. */
export const isNarrowed: SQL = sql`(${sql.placeholder('kind')}::text is null or p.kind = ${sql.placeholder('kind')})
  and p.max_heads >= ${int('least')} and not (${sql.placeholder('neverAsked')}::boolean
    and exists (select from matches m where m.supporter_id = p.supporter_id and m.started_by <> 'supporter'))`

/** On one of the wished days nothing keeps it away, as `possibleDays` has it. */
export function isFree(days: number): SQL {
  const promised = sql`matches m where m.supporter_id = p.supporter_id and m.status = 'agreed'
    and m.request_id <> ${sql.placeholder('id')}`
  const free = (at: number) => sql`(${comesOn(at)}
    and not exists (select from closed_spans c where c.organization_id = p.supporter_id
      and c.from_day <= ${dayAt(at)} and ${dayAt(at)} <= c.to_day)
    and not exists (select from jsonb_array_elements(s.term_breaks) b where b ->> 'kind' = 'exams'
      and (b ->> 'from')::date <= ${dayAt(at)} and ${dayAt(at)} <= (b ->> 'to')::date)
    and not exists (select from ${promised} and m.on_day = ${dayAt(at)})
    and (s.most_a_month is null or s.most_a_month > (select count(*) from ${promised}
      and date_trunc('month', m.on_day) = date_trunc('month', ${dayAt(at)}))))`
  return anyOf(each(days, free))
}
