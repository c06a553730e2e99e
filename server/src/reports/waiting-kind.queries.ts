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
  }: {
    since: SQL
    id?: SQL
    title?: SQL
    waitsFor?: SQL
    promised?: SQL
  },
): SQL => sql`select ${name}::text as kind, ${id}::text as id, ${title}::text as title,
  ${waitsFor ?? sql`${centre}::text`} as waits_for, ${since} as since, ${promised ?? sql`null::timestamptz`} as promised ${from}`
