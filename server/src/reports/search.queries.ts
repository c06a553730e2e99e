import { dayInWords } from '@app/shared'
import type { Found } from '@app/shared/reports'
import { sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import type { Wanted } from './search-words.rules.ts'

interface Search extends Wanted {
  /** The typed words folded as the registry folds names (rule 15). */
  key: string
  /** The key and its other spellings, each with its neighbouring letters. */
  spelled: { key: string; grams: string[] }[]
  /** Digits of a telephone or FAX number. */
  phone: string | null
}

const most = 12
const like = (words: string) => `%${words.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`

const paperWords: Record<string, string> = {
  answer: 'お返事をいただく紙',
  sheet: '当日の確認票',
  'sign-up': '交流会の申込み',
  notice: 'お知らせの紙',
}
const detailOf = ({ kind, detail }: Found): string =>
  kind === 'meeting' ? dayInWords(detail) : kind === 'paper' ? (paperWords[detail] ?? '') : detail

/** What fits, exact numbers and codes first; one statement. */
export async function foundBy(
  db: Db,
  { number, code, registration, words, key, spelled, phone }: Search,
): Promise<Found[]> {
  const isSpelled = spelled.map(
    (one) => sql`(o.search_grams @> ${sql.param(one.grams)}::text[] and position(${one.key} in o.search_key) > 0)`,
  )
  const named = sql`(${sql.join([sql`false`, ...isSpelled], sql` or `)})`
  const bare = (column: string) => sql`regexp_replace(coalesce(${sql.identifier(column)}, ''), '[^0-9]', '', 'g')`
  const reached = sql`(${phone}::text is not null and exists (select from contacts c where c.organization_id = o.id
    and (position(${phone} in ${bare('phone')}) > 0 or position(${phone} in ${bare('fax')}) > 0)))`
  const { rows } = await db.execute<Found & Record<string, unknown>>(sql`
    select kind, title, detail, "leadsTo" from (
      (select 'request' as kind, r.number || '番 ' || r.title as title, a.name as detail,
        '/desk/requests/' || r.id as "leadsTo",
        case when r.number = ${number} or r.code = ${code} then 0 else 3 end as place, r.posted_at as at
        from requests r join organizations a on a.id = r.association_id
        where r.number = ${number} or r.code = ${code} or normalize(r.title, NFKC) ilike ${like(words)}
        order by place, at desc limit ${most})
      union all
      (select o.kind, k.name || case when o.merged_into is null then '' else '（もとの名前：' || o.name || '）' end, coalesce(s.number, d.name || '地区', ''),
        case o.kind when 'supporter' then '/desk/registrations/' else '/desk/associations/' end || k.id,
        case when s.number = ${registration} then 0 when split_part(o.search_key, ' ', 1) = ${key} then 1 else 2 end, o.updated_at
        from organizations o join organizations k on k.id = coalesce(o.merged_into, o.id) left join supporters s on s.organization_id = o.id left join districts d on d.id = o.district_id
        where s.number = ${registration} or ${named} or ${reached}
        order by 5, o.kana limit ${most})
      union all
      (select 'paper', p.code || '　' || o.name, p.kind, '/desk/papers/' || p.code, 0, p.issued_at
        from paper_codes p join organizations o on o.id = p.organization_id where p.code = ${code} and p.kind <> 'request')
      union all
      (select 'meeting', m.title, m.held_on::text, '/desk/meetings/' || m.id, 4, m.created_at
        from exchange_meetings m where normalize(m.title, NFKC) ilike ${like(words)} order by m.held_on desc limit ${most})
    ) found order by place, at desc`)
  return rows.map((row) => ({ ...row, detail: detailOf(row) }))
}
