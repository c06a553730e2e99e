import type { OrganizationId } from '@app/shared'
import type { Duplicate } from '@app/shared/duplicates'
import { sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { type Compared, likenessOf } from './duplicates.rules.ts'

type Facts = Compared & { number: string | null; districtName: string | null }
type Candidate = Record<string, unknown> & { a: Facts; b: Facts }

/** A telephone that more organizations than this have is a hall's or an office's, and no sign. */
const mostBelieved = 3

/**
 * Pairs that share at least one key: the database joins by key, so nobody compares everybody with everybody. Whether a
 * pair is shown, and why, is decided by the rule (duplicates.rules.ts); both fold alike.
 */
const candidates = sql`
  with facts as (
    select o.id, o.kind, o.name, o.kana, o.district_id, o.search_key, d.name as district_name, s.number,
      nullif(regexp_replace(s.corporate_number, '\\D', '', 'g'), '') as corporate_number,
      nullif(regexp_replace(normalize(c.phone, NFKC), '\\D', '', 'g'), '') as phone,
      nullif(regexp_replace(normalize(c.fax, NFKC), '\\D', '', 'g'), '') as fax,
      nullif(lower(trim(normalize(c.email, NFKC))), '') as email,
      array(select distinct lower(h.email) from seats t join accounts h on h.id = t.account_id
        where t.organization_id = o.id and t.ended_at is null and h.email is not null) as officers
    from organizations o
    left join supporters s on s.organization_id = o.id
    left join contacts c on c.organization_id = o.id
    left join districts d on d.id = o.district_id
    where o.merged_into is null
      and not exists (select from associations a where a.organization_id = o.id and a.standing = 'dissolved')
      and not exists (select from federations f where f.organization_id = o.id) and (s.status is null or s.status not in ('draft', 'rejected', 'withdrawn', 'revoked'))
  ), keys as (
    select id, kind, 'corporate-number' as sign, corporate_number as key from facts
    union all select id, kind, 'name', case kind when 'association'
      then district_id || ' ' || regexp_replace(heart, '(自治会|町内会|町会)$', '') else heart end
      from facts, translate(split_part(search_key, ' ', 1), '〇一二三四五六七八九', '0123456789') heart where heart <> ''
    union all select id, kind, 'kana', case kind when 'association' then district_id || ' ' else '' end || reading
      from facts, split_part(search_key, ' ', 2) reading where reading <> ''
    union all select id, kind, 'phone', phone from facts
    union all select id, kind, 'fax', fax from facts
    union all select id, kind, 'email', email from facts
    union all select id, kind, 'email', unnest(officers) from facts
  ), crowded as (
    select kind, sign, key from keys where sign in ('phone', 'fax', 'email') and key is not null
    group by kind, sign, key having count(distinct id) > ${mostBelieved}
  ), pairs as (
    select distinct a.id as a, b.id as b from keys a join keys b using (kind, sign, key)
    where a.id < b.id and not exists (select from crowded c where (c.kind, c.sign, c.key) = (a.kind, a.sign, a.key))
      and not exists (select from told_apart t where t.first_id = a.id and t.second_id = b.id)
  ), believed as (
    select f.id, jsonb_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'kana', f.kana, 'number', f.number,
      'districtId', f.district_id, 'districtName', f.district_name, 'corporateNumber', f.corporate_number,
      'phone', case when not exists (select from crowded where (kind, sign, key) = (f.kind, 'phone', f.phone)) then f.phone end,
      'fax', case when not exists (select from crowded where (kind, sign, key) = (f.kind, 'fax', f.fax)) then f.fax end,
      'email', case when not exists (select from crowded where (kind, sign, key) = (f.kind, 'email', f.email)) then f.email end,
      'officers', to_jsonb(f.officers)) as facts
    from facts f where f.id in (select a from pairs union select b from pairs)
  )
  select a.facts as a, b.facts as b from pairs join believed a on a.id = pairs.a join believed b on b.id = pairs.b limit 2000`

/** 重なりの確認: pairs that may be one organization, the surest first. No contact leaves this function. */
export async function duplicatesFound(db: Db, most = 100): Promise<Duplicate[]> {
  const { rows } = await db.execute<Candidate>(candidates)
  return rows
    .flatMap(({ a, b }) => {
      const likeness = likenessOf(a, b)
      return likeness ? [{ a, b, ...likeness }] : []
    })
    .toSorted((one, other) => other.weight - one.weight || one.a.kana.localeCompare(other.a.kana, 'ja'))
    .slice(0, most)
    .map(({ a, b, reasons, sure }) => {
      return { id: pairId(a.id, b.id), kind: a.kind, first: seen(a), second: seen(b), reasons, sure }
    })
}

const pairId = (a: OrganizationId, b: OrganizationId) => `${a}_${b}`
const seen = ({ id, name, kana, number, districtName }: Facts) => ({ id, name, kana, number, districtName })
