import { type SQL, sql } from 'drizzle-orm'
import type { WaitingFact } from './waiting.rules.ts'

export const centre = 'センター'
/** 「12番 川沿いの清掃」 */
export const titled = sql`r.number || '番 ' || r.title`

/** One kind of waiting: from which rows, since when, for whom. */
export const kind = (
  name: WaitingFact['kind'],
  from: SQL,
  {
    since,
    id = sql`r.id`,
    title = titled,
    waitsFor,
    promised,
    pressesOn,
    bySeries = false,
  }: {
    since: SQL
    id?: SQL
    title?: SQL
    waitsFor?: SQL
    promised?: SQL
    /** 至急: the near day that it is about, as text; null: it does not press. */
    pressesOn?: SQL
    /** Sessions of one series that wait alike are one line. */
    bySeries?: boolean
  },
): SQL => sql`select ${name}::text as kind, ${id}::text as id, ${title}::text as title,
  ${waitsFor ?? sql`${centre}::text`} as waits_for, ${since} as since, ${promised ?? sql`null::timestamptz`} as promised, ${pressesOn ?? sql`null::text`} as presses_on,
  ${bySeries ? ofSeries : sql`null::text as series_id, null::text as series_title, null::int as series_number`} ${from}`

const ofSeries = sql`r.series_id::text as series_id, (select s.title from series s where s.id = r.series_id) as series_title,
  r.series_number as series_number`
