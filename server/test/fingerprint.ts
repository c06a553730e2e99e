import type { Pool } from 'pg'

/** A digest of every row of each table, so that a test can say which table something wrote to. */
export async function fingerprint(pool: Pool): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'throttles' order by 1`)
  const digestOf = ({ name }: { name: string }) =>
    `select '${name}' as name, count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as digest from "${name}" t`
  const { rows } = await pool.query<{ name: string; digest: string }>(tables.map(digestOf).join(' union all '))
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
