import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'
import { serve } from './serve.ts'

/** What one writes by hand for speed alone: the same data by named statements, no session, no checks, no log. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const app = Fastify()

const card = `o.id, s.number, o.name, o.kana, s.kind, s.intro,
  array(select item_id from supporter_items h where h.organization_id = o.id order by 1) as "itemIds",
  s.whole_city as "wholeCity", s.blocks,
  array(select district_id from supporter_districts p where p.organization_id = o.id order by 1) as "districtIds",
  s.max_heads as "maxHeads",
  (select count(*)::int from matches m join activities a on a.request_id = m.request_id
    where m.supporter_id = o.id and m.status = 'done' and a.published_at is not null) as activities`
const page = `s.url, s.members, s.lends, s.other_help as "otherHelp", s.cost, s.insurance, s.participation,
  s.past_activities as "pastActivities", s.weekdays, s.times, s.months, s.lead_days as "leadDays",
  s.availability_note as "availabilityNote", s.registered_on::text as "registeredOn", s.term_breaks as "termBreaks",
  coalesce((select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'alt', p.alt, 'width', p.width,
    'height', p.height) order by p.kind, p.place)
    from pictures p where p.organization_id = o.id and p.status = 'shown'), '[]'::json) as pictures`
const listed = `from supporters s join organizations o on o.id = s.organization_id
  where o.kind = 'supporter' and s.status = 'registered' and s.is_public`
const reading = `coalesce(nullif(split_part(o.search_key, ' ', 2), ''), o.search_key) collate "C"`
const statements = {
  list: `select ${card} ${listed} order by ${reading}, o.id limit $1`,
  count: `select count(*)::int as n from (select 1 ${listed} limit 1001) as counted`,
  one: `select ${card}, ${page} ${listed} and o.id = $1`,
  request: `insert into requests (id, code, association_id, item_id, title, description, district_id, status, when_kind,
      place, heads_min, heads_max, minors_welcome, photos_welcome, centre_answers, show_name, published, channel,
      posted_at, updated_at)
    values ($1, $2, $3, $4, $5, $6, $7, 'submitted', $8, $9, $10, $11, false, false, false, false, true, 'web', now(), now())
    returning *`,
  day: `insert into request_days (request_id, position, on_day, from_time, to_time) values ($1, 0, $2, $3, $4)`,
  inside: `insert into request_privates (request_id, exact_place, on_day_name, on_day_phone) values ($1, $2, $3, $4)`,
}
type Name = keyof typeof statements
const ask = (name: Name, values: unknown[], on: pg.Pool | pg.PoolClient = pool) =>
  on.query<Record<string, unknown>>({ name, text: statements[name], values })

app.get<{ Querystring: { perPage: string } }>('/api/supporters', async ({ query }) => {
  const perPage = Number(query.perPage)
  const [found, counted] = await Promise.all([ask('list', [perPage + 1]), ask('count', [])])
  const items = found.rows.slice(0, perPage)
  const total = Number(counted.rows[0]!.n)
  const next = found.rows.length > perPage ? items.at(-1)!.id : null
  return { items, next, total: Math.min(total, 1_000), totalIsCapped: total > 1_000 }
})

app.get<{ Params: { id: string } }>(
  '/api/supporters/:id',
  async ({ params }) => (await ask('one', [params.id])).rows[0],
)

interface Wish {
  [column: string]: unknown
  days: { day: string; from: string; to: string }[]
  private: { exactPlace: string; onDayName: string; onDayPhone: string }
}

app.post<{ Body: Wish; Headers: { 'x-association': string } }>('/api/requests', async ({ body, headers }, reply) => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const id = randomUUID()
    const code = id.slice(-12)
    const { itemId, title, description, districtId, whenKind, place, headsMin, headsMax } = body
    const words = [itemId, title, description, districtId, whenKind, place, headsMin, headsMax]
    const { rows } = await ask('request', [id, code, headers['x-association'], ...words], client)
    const [day] = body.days
    await ask('day', [id, day!.day, day!.from, day!.to], client)
    await ask('inside', [id, ...Object.values(body.private)], client)
    await client.query('commit')
    return reply.code(201).send(rows[0])
  } finally {
    client.release()
  }
})

await serve(app)
