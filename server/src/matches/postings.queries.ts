import type { OrganizationId } from '@app/shared'
import type { SupporterKind } from '@app/shared/organizations'
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { preparedSql } from '../platform/prepared.ts'
import { categoryOf, mostForAsking, type PostingList, wishesOf } from './posting-bounds.rules.ts'
import { couldCome, isFree, isNarrowed, pointsOf } from './posting-pieces.queries.ts'
import { type KnownRequest, waitsInLine } from './suggestion-facts.queries.ts'

/** What a reader narrows the suggestions to. */
export interface Narrowed {
  kind?: SupporterKind | undefined
  neverAsked?: boolean | undefined
  enoughHeads?: boolean | undefined
}

/** Somebody of a list, and the most points it can reach. */
export interface Candidate extends Record<string, unknown> {
  id: OrganizationId
  bound: number
}

/** Those of these lists who could come by what they said of themselves, the highest bound first, then by id. */
export async function candidatesIn(
  db: Db | Tx,
  lists: readonly PostingList[],
  request: KnownRequest,
  narrowed: Narrowed,
  atMost: number,
): Promise<Candidate[]> {
  const values = {
    ...asked(request, narrowed),
    keys: lists.map(({ key }) => key),
    cells: lists.map(({ cell }) => cell),
    says: lists.map(({ says }) => says),
    bases: lists.map(({ base }) => base),
    atMost,
  }
  const { rows } = await candidates(daysOf(request))(db).execute(values)
  return rows
}

const { placeholder } = sql

/** One statement for each number of wished days. */
const oneEach = <Statement>(build: (days: number) => Statement) => {
  const built = new Map<number, Statement>()
  return (days: number): Statement => {
    const known = built.get(days) ?? build(days)
    built.set(days, known)
    return known
  }
}

const candidates = oneEach((days) =>
  preparedSql<Candidate>(
    `posted_candidates_${days}`,
    sql`
    select one.supporter_id as id, max(one.bound) as bound
    from unnest(${placeholder('keys')}::text[], ${placeholder('cells')}::text[], ${placeholder('says')}::smallint[],
      ${placeholder('bases')}::int[]) as list (key, cell, says, base)
    cross join lateral (
      select p.supporter_id, list.base + ${pointsOf(days)} as bound
      from supporter_postings p
      where p.key = list.key and p.cell = list.cell and p.says = list.says and ${couldCome(days)} and ${isNarrowed}
      offset 0
    ) one
    group by one.supporter_id
    order by bound desc, id
    limit ${placeholder('atMost')}`,
  ),
)

/**
 * How many could come, wholly: calendar, closed days and how often a month too, without those who wait for their turn.
 * Counting stops when there are more than `atMost`.
 */
export async function countComing(
  db: Db | Tx,
  request: KnownRequest,
  narrowed: Narrowed,
  atMost: number,
): Promise<number> {
  const { id, facts } = request
  const cells = ['city', 'unsaid', facts.block, String(facts.districtId)]
  const values = { ...asked(request, narrowed), id, cells, category: categoryOf(facts.itemId), enough: atMost + 1 }
  const { rows } = await coming(daysOf(request))(db).execute(values)
  return rows[0]!.n
}

/** Whoever stands in several places is counted in the first of them. */
const coming = oneEach((days) =>
  preparedSql<{ n: number }>(
    `posted_coming_${days}`,
    sql`
    with places as (select ${placeholder('cells')}::text[] as cells)
    select count(*)::int as n from (
      select from places, unnest(places.cells) with ordinality as place (cell, at)
      cross join lateral (
        select from supporter_postings p join supporters s on s.organization_id = p.supporter_id
        where p.key = ${placeholder('category')} and p.cell = place.cell
          and not (place.at > 1 and exists (select from supporter_postings o where o.supporter_id = p.supporter_id
            and o.key = p.key and o.cell = any(places.cells[1:place.at::int - 1])))
          and ${isNarrowed} and ${isFree(days)}
          and not ${waitsInLine(placeholder('id'), sql`p.supporter_id`)}
        limit ${placeholder('enough')}
      ) one
      limit ${placeholder('enough')}
    ) found`,
  ),
)

/** Everybody who helped this association before: what that counts is in no list. */
export async function workedBefore(db: Db | Tx, { associationId }: KnownRequest): Promise<OrganizationId[]> {
  const { rows } = await helped(db).execute({ associationId })
  return rows.map(({ id }) => id)
}

const helped = preparedSql<{ id: OrganizationId }>(
  'helped_association',
  sql`select distinct m.supporter_id as id from requests r join matches m on m.request_id = r.id
    where r.association_id = ${placeholder('associationId')} and m.status = 'done'`,
)

const daysOf = ({ facts }: KnownRequest): number => wishesOf(facts).days.length

/** What the statements are given of a request, its settings, and what is wanted. */
function asked({ facts, settings }: KnownRequest, { kind, neverAsked = false, enoughHeads = false }: Narrowed) {
  const { days, lends, headsMissing, insuranceNeeded, grownUpsOnly } = wishesOf(facts)
  const ofDays = days.map(({ day, weekday, month, parts, notice }, at) => ({
    [`day${at}`]: day,
    [`weekday${at}`]: weekday,
    [`month${at}`]: month,
    [`parts${at}`]: parts,
    [`notice${at}`]: notice,
  }))
  return {
    ...(Object.assign({}, ...ofDays) as Record<string, string | number>),
    kind: kind ?? null,
    neverAsked,
    least: enoughHeads ? headsMissing : 0,
    lends,
    headsMissing,
    mostForAsking: mostForAsking(settings),
    heads: settings.heads,
    time: settings.time,
    otherTime: settings.otherTime,
    shortNotice: settings.shortNotice,
    lending: settings.lends,
    phoneCheck: settings.phoneCheck,
    insurance: insuranceNeeded ? settings.insurance : 0,
    minors: grownUpsOnly ? settings.minors : 0,
  }
}
