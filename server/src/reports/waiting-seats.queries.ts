import { type SQL, sql } from 'drizzle-orm'

/** 引き継ぎがまだの自治会: asked about the April that is spoken of, and not done. */
export const openHandovers = (
  today: string,
): SQL => sql`from handovers h join organizations o on o.id = h.organization_id
  where h.done_at is null and h.year = extract(year from ${today}::date) + (extract(month from ${today}::date) >= 6)::int
    and o.merged_into is null
    and not exists (select from associations a where a.organization_id = o.id and a.standing = 'dissolved')`

/** Supporters whose last acting seat ends within a month, or has ended, and nobody is invited to come after. */
export const endingSeats = (today: string, now: Date): SQL => sql`from (
    select s.organization_id, max(coalesce(s.ends_on, 'infinity'::date)) as ends_on from seats s
      where s.rights = 'answer' and s.role = 'supporter' group by s.organization_id) e
  join organizations o on o.id = e.organization_id
  join supporters p on p.organization_id = o.id and p.status in ('registered', 'suspended', 'expired')
  where e.ends_on <= ${today}::date + 30
    and not exists (select from seat_invitations i where i.organization_id = o.id and i.for_seat_id is null
      and i.redeemed_at is null and i.withdrawn_at is null and i.expires_at > ${now})`
