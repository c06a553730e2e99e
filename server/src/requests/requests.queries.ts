import { jstDay, type OrganizationId, type Page, Refusal } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import { type RequestLine, type RequestReader, requestSight, type RequestStatus } from '@app/shared/requests'
import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { helpItemsTable as items } from '../help-categories/help-categories.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { lineOf, requestFacts } from './request-facts.queries.ts'
import { requestsTable as requests } from './requests.table.ts'

type Sight = (typeof requestSight)[RequestReader]

/** What a reader asks the list for. */
export interface RequestsWanted {
  scope: 'open' | 'mine' | 'desk'
  status?: RequestStatus | undefined
  category?: string | undefined
  item?: string | undefined
  district?: number | undefined
  association?: OrganizationId | undefined
  q?: string | undefined
  after?: string | undefined
  perPage: number
  /** Every session of a series by itself, instead of one card for all. */
  eachSession?: boolean
}

/** Requests the reader may see, newest first. */
export async function requestsFor(
  db: Db | Tx,
  actor: Actor,
  wanted: RequestsWanted,
  now: Date,
): Promise<Page<RequestLine>> {
  const { sight, whose } = scopeOf(actor, wanted.scope)
  const where = and(
    whose,
    inArray(requests.status, [...sight.listed]),
    sight.onlyPublished ? eq(requests.published, true) : undefined,
    wanted.status && eq(requests.status, wanted.status),
    wanted.item ? sql`${requests.itemId} = ${wanted.item}` : undefined,
    wanted.category ? sql`${items.categoryId} = ${wanted.category}` : undefined,
    wanted.association && wanted.scope === 'desk' ? eq(requests.associationId, wanted.association) : undefined,
    wanted.district ? sql`${requests.districtId} = ${wanted.district}` : undefined,
    wanted.q ? mentions(wanted.q, sight.inside) : undefined,
    wanted.q || wanted.eachSession ? undefined : onePerSeries(sight, wanted.status, jstDay(now)),
  )
  const { after, perPage } = wanted
  const found = await requestFacts(db, and(where, after ? beyond(after) : undefined), perPage + 1)
  const page = found.slice(0, perPage)
  const last = page.at(-1)?.row
  const total = await countOf(db, where)
  return {
    items: page.map((one) => lineOf(one, sight.associationName)),
    next: found.length > perPage && last ? `${last.postedAt.toISOString()}_${last.id}` : null,
    total: Math.min(total, 1000),
    totalIsCapped: total > 1000,
  }
}

function scopeOf({ role, organizationId }: Actor, scope: RequestsWanted['scope']) {
  if (scope === 'open') return { sight: requestSight.public, whose: undefined }
  if (scope === 'mine' && role === 'association' && organizationId)
    return { sight: requestSight.owner, whose: eq(requests.associationId, organizationId) }
  if (scope === 'desk' && role !== 'system' && role !== 'nobody' && isStaff(role))
    return { sight: requestSight.centre, whose: undefined }
  throw new Refusal('not-yours')
}

/**
 * A series is one card: of its sessions that stand in this list, the first whose day is still to come, else the last. Who
 * searches by words finds each session by itself.
 */
function onePerSeries(
  { listed, onlyPublished }: Sight,
  status: RequestStatus | undefined,
  today: string,
): SQL | undefined {
  const stands = sql`s.series_id = ${requests.seriesId} and s.status in ${status ? [status] : [...listed]}
    ${onlyPublished ? sql`and s.published` : sql``}`
  return or(
    isNull(requests.seriesId),
    sql`${requests.id} = (select s.id from requests s where ${stands}
      order by s.status in ('submitted', 'returned', 'open', 'staffed', 'postponed') 
          and exists (select from request_days d where d.request_id = s.id and d.on_day >= ${today}) desc,
        s.series_number limit 1)`,
  )
}

/** Counted up to a thousand and one. */
async function countOf(db: Db | Tx, where: SQL | undefined): Promise<number> {
  const counted = db
    .select({ one: sql`1` })
    .from(requests)
    .innerJoin(items, eq(items.id, requests.itemId))
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .where(where)
    .limit(1001)
    .as('counted')
  const [row] = await db.select({ total: sql<number>`count(*)::int` }).from(counted)
  return row?.total ?? 0
}

const katakana =
  'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヲンヴ'
const hiragana =
  'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわをんゔ'
const folded = (text: SQL) => sql`translate(lower(normalize(${text}, NFKC)), ${katakana}, ${hiragana})`

/** Words anywhere in what the reader may read; width and kana do not matter (rule 15). The centre also finds by name, number and code. */
function mentions(q: string, inside: boolean): SQL | undefined {
  const text = inside
    ? sql`concat_ws(' ', ${requests.title}, ${requests.description}, ${requests.place}, ${organizations.name}, ${organizations.kana}, ${requests.number}, ${requests.code})`
    : sql`concat_ws(' ', ${requests.title}, ${requests.description}, ${requests.place}, case when ${requests.showName} then ${organizations.name} end)`
  const words = q.split(/[\s　]+/).filter(Boolean)
  return and(...words.map((word) => sql`position(${folded(sql`${word}::text`)} in ${folded(text)}) > 0`))
}

function beyond(after: string): SQL | undefined {
  const [at = '', id = ''] = after.split('_')
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(at) || !/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('invalid-input')
  return or(
    sql`${requests.postedAt} < ${at}::timestamptz`,
    and(sql`${requests.postedAt} = ${at}::timestamptz`, sql`${requests.id} < ${id}::uuid`),
  )
}
