import { Refusal, type RequestId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import { checklistOf, type RequestPage, type RequestReader, requestSight } from '@app/shared/requests'
import { eq, sql } from 'drizzle-orm'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { prepared } from '../platform/prepared.ts'
import { factsOf, lineOf, type RequestFacts } from './request-facts.queries.ts'
import { insuranceNeeded } from './requests.rules.ts'
import type { RequestRow } from './requests.store.ts'
import { requestPrivatesTable as privates, requestsTable as requests } from './requests.table.ts'

/** One request, as much of it as the reader may see; what it may not see is not there. */
export async function requestSeen(db: Db | Tx, actor: Actor, id: RequestId): Promise<RequestPage> {
  const { facts, sight } = await requestWithSight(db, actor, id)
  const { row } = facts
  const { description, supportersDo, residentsDo, hazards, weBring, theyBring, thanks, rainPlan, answers } = row
  return {
    ...lineOf(facts, sight.associationName),
    ...{ description, supportersDo, residentsDo, hazards, weBring, theyBring, thanks, rainPlan, answers },
    minorsWelcome: row.minorsWelcome,
    photosWelcome: row.photosWelcome,
    statusReason: sight.reason ? row.statusReason : null,
    inside: sight.inside ? await insideOf(db, facts) : null,
  }
}

/** The request and by which eyes it is seen. */
export async function requestWithSight(db: Db | Tx, actor: Actor, id: RequestId) {
  const facts = await factsOf(db, id)
  const sight = requestSight[await readerOf(db, actor, facts.row)]
  const { status, published } = facts.row
  if (!sight.read.includes(status) || (sight.onlyPublished && !published)) throw new Refusal('not-found')
  return { facts, sight }
}

async function readerOf(db: Db | Tx, actor: Actor, row: RequestRow): Promise<RequestReader> {
  const { role, organizationId } = actor
  if (role === 'nobody' || role === 'system') return 'public'
  if (isStaff(role)) return 'centre'
  if (!organizationId) return 'public'
  if (role === 'association') return organizationId === row.associationId ? 'owner' : 'public'
  const asked = await db.execute(
    sql`select 1 from matches where request_id = ${row.id} and supporter_id = ${organizationId} limit 1`,
  )
  return asked.rows.length > 0 ? 'asked' : 'public'
}

/** The association's and the centre's half of the page. */
async function insideOf(db: Db | Tx, facts: RequestFacts): Promise<RequestPage['inside']> {
  const { row, associationName, risk } = facts
  const { associationId, centreAnswers, showName, published, channel, code } = row
  const { hazards, cancelReason, goesAheadOn, version } = row
  const isNeeded = insuranceNeeded(risk, hazards)
  return {
    ...{ associationId, associationName, centreAnswers, showName, published, channel, code },
    ...{ cancelReason, goesAheadOn, version },
    ...(await insideFacts(db, row.id)),
    insuranceChecked: row.insuranceCheckedAt !== null,
    insuranceNeeded: isNeeded,
    checklist: isNeeded ? await checklistSeen(db, facts) : [],
  }
}

/** The checklist with its ticks; before there were points, 「保険確認済み」 stood for all of them. */
async function checklistSeen(db: Db | Tx, { row, days }: RequestFacts) {
  const { rows } = await db.execute<{ point: string; at: string | Date; name: string | null }>(sql`
    select c.point, c.checked_at as at, a.display_name as name
    from request_checks c left join accounts a on a.id = c.checked_by where c.request_id = ${row.id}`)
  const asWhole = rows.length === 0 ? row.insuranceCheckedAt : null
  return checklistOf({ ...row, days }).map(({ point }) => {
    const tick = rows.find((one) => one.point === point)
    const at = tick ? new Date(tick.at) : asWhole
    return { point, checkedAt: at?.toISOString() ?? null, checkedByName: tick?.name ?? null }
  })
}

async function insideFacts(db: Db | Tx, id: RequestId) {
  const [found] = await inside(db).execute({ id })
  if (!found) throw new Refusal('not-found')
  return found
}

type Inside = NonNullable<RequestPage['inside']>

const inside = prepared((db) => {
  const { exactPlace, meetingPoint, parking, toilet, onDayName, onDayPhone } = privates
  return db
    .select({
      private: { exactPlace, meetingPoint, parking, toilet, onDayName, onDayPhone },
      agreedOn: sql<{ day: string; from: string | null }[]>`array(
        select json_build_object('day', on_day, 'from', from_time) from matches
        where request_id = ${requests.id} and status = 'agreed' and on_day is not null order by on_day, from_time)`,
      withoutMail: sql<Inside['withoutMail']>`array(
        select json_build_object('matchId', m.id, 'name', o.name, 'day', m.on_day, 'isRainedOff', m.rained_off)
        from matches m join organizations o on o.id = m.supporter_id join contacts c on c.organization_id = o.id
        where m.request_id = ${requests.id} and m.on_day is not null and (m.status = 'agreed' or m.rained_off)
          and c.channel <> 'mail' order by o.kana)`,
      enteredByName: sql<string | null>`(select display_name from accounts where id = ${requests.enteredBy})`,
    })
    .from(requests)
    .innerJoin(privates, eq(privates.requestId, requests.id))
    .where(eq(requests.id, sql.placeholder('id')))
    .prepare('request_inside')
})
