import { jstDay } from '@app/shared'
import { type SQL, sql } from 'drizzle-orm'
import { holidayOf } from '../platform/japanese.ts'
import { workingDayAfter } from '../platform/working-days.rules.ts'

/** Told by a person: a mail that did not go out too. The centre's own mails are on its screen anyway. Of notices `n`. */
export const byPerson = sql`(n.to_kind <> 'staff' and (n.channel in ('phone', 'fax', 'post', 'line')
  or (n.channel = 'mail' and (n.failed_at is not null or n.told_by is not null))))`

/** 電話する・送る: nobody has told it yet. The list, the first screen and the morning's mail count the same rows. */
export const waitsForCall = sql`${byPerson} and n.delivered_at is null`

/**
 * 至急: the nearest day that a notice `n` of an event `e` is about, where it comes before the office has opened again and
 * closed; else null.
 */
export const pressesOn = (now: Date): SQL => sql`(case when n.says in ('request.cancelled', 'request.postponed',
    'request.goes-ahead', 'match.cancelled', 'match.agreed', 'match.day-nears', 'match.day-before')
  then (select min(p.on_day) from matches p join requests r on r.id = p.request_id
    where (p.id = (e.payload ->> 'matchId')::uuid or r.id = (e.payload ->> 'requestId')::uuid)
      and n.organization_id in (p.supporter_id, r.association_id)
      and p.on_day between ${jstDay(now)} and ${workingDayAfter(jstDay(now), 1, holidayOf)}) end)`
