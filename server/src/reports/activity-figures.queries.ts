import { type AgeBand, ageBands, type Burden, burdens, type UnaidedWay, unaidedWays } from '@app/shared/matches'
import type { ActivityFigures } from '@app/shared/reports'
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'

/** The day of the help: as agreed, else the day on which the first side told. */
const day = sql`coalesce(m.on_day, (m.ended_at at time zone 'Asia/Tokyo')::date)`
/** April to March. */
const fiscalYear = sql`extract(year from ${day} - interval '3 months')::int`

interface Counted extends Record<string, unknown> {
  done: number
  heads: number
  association: number
  supporter: number
  timed: number
  minutes: number
  personMinutes: number
  firstAnswers: number
  firstTimers: number
  firstHeads: number
  aged: number
  burdenAnswers: number
  unaidedAnswers: number
}
type Prefixed<P extends string, K extends string> = Record<`${P}:${K}`, number>
type Row = Counted & Prefixed<'age', AgeBand> & Prefixed<'burden', Burden> & Prefixed<'unaided', UnaidedWay>

const columns: Record<AgeBand, SQL> = {
  child: sql`s.age_child`,
  teen: sql`s.age_teen`,
  from18: sql`s.age_18_29`,
  from30: sql`s.age_30_49`,
  from50: sql`s.age_50_64`,
  from65: sql`s.age_65_plus`,
}
const anyAge = sql`coalesce(${sql.join(Object.values(columns), sql`, `)}) is not null`
const ages = ageBands.map((band) => sql`coalesce(sum(${columns[band]}), 0)::int as ${sql.identifier(`age:${band}`)}`)
const said = (column: 'burden' | 'unaided', ways: readonly string[]) =>
  ways.map(
    (way) =>
      sql`count(*) filter (where a.${sql.identifier(column)} = ${way})::int as ${sql.identifier(`${column}:${way}`)}`,
  )

/**
 * What the reports of one fiscal year say. How long it took and how many came stands in both reports: the association's
 * counts, else the supporter's. A question left out is no answer, never a zero.
 */
export async function activityFiguresOf(db: Db, year: number): Promise<ActivityFigures> {
  const years = await db.execute<{ year: number }>(
    sql`select distinct ${fiscalYear} as year from matches m where m.status = 'done' order by 1 desc`,
  )
  const minutes = sql`coalesce(a.minutes, s.minutes)`
  const heads = sql`coalesce(a.heads, s.heads, 0)`
  const { rows } = await db.execute<Row>(sql`
    select count(*)::int as done, coalesce(sum(${heads}), 0)::int as heads,
      count(a.match_id)::int as association, count(s.match_id)::int as supporter,
      count(${minutes})::int as timed, coalesce(sum(${minutes}), 0)::int as minutes,
      coalesce(sum(${minutes} * ${heads}), 0)::int as "personMinutes",
      count(s.first_timers)::int as "firstAnswers", coalesce(sum(s.first_timers), 0)::int as "firstTimers",
      coalesce(sum(s.heads) filter (where s.first_timers is not null), 0)::int as "firstHeads",
      count(*) filter (where ${anyAge})::int as aged, count(a.burden)::int as "burdenAnswers",
      count(a.unaided)::int as "unaidedAnswers",
      ${sql.join([...ages, ...said('burden', burdens), ...said('unaided', unaidedWays)], sql`, `)}
    from matches m
    left join match_results a on a.match_id = m.id and a.side = 'association'
    left join match_results s on s.match_id = m.id and s.side = 'supporter'
    where m.status = 'done' and ${fiscalYear} = ${year}`)
  const row = rows[0]!
  return {
    ...{ fiscalYear: year, years: years.rows.map((one) => one.year), done: row.done, heads: row.heads },
    reports: { association: row.association, supporter: row.supporter },
    time: { answers: row.timed, minutes: row.minutes, personMinutes: row.personMinutes },
    firstTimers: { answers: row.firstAnswers, persons: row.firstTimers, heads: row.firstHeads },
    ages: { answers: row.aged, bands: picked(ageBands, (band) => row[`age:${band}`]) },
    burden: { answers: row.burdenAnswers, said: picked(burdens, (way) => row[`burden:${way}`]) },
    unaided: { answers: row.unaidedAnswers, said: picked(unaidedWays, (way) => row[`unaided:${way}`]) },
  }
}

const picked = <K extends string>(keys: readonly K[], value: (key: K) => number) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, number>
