import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, openPool } from '../server/src/platform/db.ts'
import { startEmbedded } from '../server/src/platform/embedded.ts'
import { migrate } from '../server/src/platform/migrate.ts'
import { buildCity, someAssociation } from './city.ts'
import { measureDesk } from './desk.ts'
import { load, shoot, type Shot } from './load.ts'
import { measurePlan } from './plan.ts'
import { postgresCpu, type Server, start } from './servers.ts'
import { measureSeries } from './series.ts'
import { measureSuggestions } from './suggestions.ts'

/** Three servers, one city, one PostgreSQL, measured in turns: what our manners cost beside the bare minimum. */
const supporters = Number(process.env.SUPPORTERS ?? 2_400)
const rounds = Number(process.env.ROUNDS ?? 7)
/** `npm run bench -- made` measures that alone; also `list`, `one`, `desk`; and `plan`, `suggestions` or `series`, only measured when named. */
const only = process.argv.slice(2)

type Kind = 'list' | 'one' | 'made'
const titles: Record<Kind, string> = {
  list: 'GET /api/supporters?perPage=20',
  one: 'GET /api/supporters/:id',
  made: 'POST /api/requests',
}

async function measureAll(databaseUrl: string, postmaster: number): Promise<void> {
  const pool = openPool(databaseUrl, { longest: 120_000 })
  await buildCity(openDb(pool), supporters, new Date())
  const { rows } = await pool.query<{ id: string }>(
    `select organization_id as id from supporters where is_public and status = 'registered' order by 1 limit 200`,
  )
  const association = await someAssociation(pool)

  const env = { DATABASE_URL: databaseUrl, PUBLIC_URL: 'http://127.0.0.1', NODE_ENV: 'development', WORKER: 'off' }
  const servers = { raw: await start('raw-server.ts', env), ours: await start('our-server.ts', env) }
  const shots = { list: listing, one: (n: number) => reading(rows[n % rows.length]!.id), made: posting(association) }
  const answers = await sameAnswers(servers, shots)
  const kinds = (['list', 'one', 'made'] as const).filter((kind) => only.length === 0 || only.includes(kind))
  const all = { bare: await start('bare-server.ts', { ANSWERS: JSON.stringify(answers) }), ...servers }
  try {
    for (const kind of kinds) await compare(titles[kind], all, shots[kind], postmaster)
    if (only.length === 0 || only.includes('desk')) {
      const centre = await start('our-server.ts', { ...env, ROLE: 'coordinator' })
      await measureDesk(pool, centre, { listing, rounds, postmaster })
      centre.stop()
    }
  } finally {
    await pool.end()
    for (const server of Object.values(all)) server.stop()
  }
}

const listing = (): Shot => ({ method: 'GET', path: '/api/supporters?perPage=20' })
const reading = (id: string): Shot => ({ method: 'GET', path: `/api/supporters/${id}` })
const posting = ({ id, district }: { id: string; district: number }) => {
  const body = JSON.stringify({
    ...{ itemId: 'festival.stall', title: '夏まつりの夜店', description: '焼きそばの屋台を2時間お願いします。' },
    ...{ districtId: district, whenKind: 'single', place: '地区の公園', headsMin: 2, headsMax: 6 },
    days: [{ day: new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10), from: '16:00', to: '20:00' }],
    private: { exactPlace: '公園の東側', onDayName: '計測 太郎', onDayPhone: '055-000-0099' },
  })
  return (): Shot => ({ method: 'POST', path: '/api/requests', body, headers: { 'x-association': id } })
}

/** Nobody wins by saying less: what is read must be the same, letter for letter. Answers with what was said. */
async function sameAnswers({ raw, ours }: Record<'raw' | 'ours', Server>, shots: Record<Kind, (n: number) => Shot>) {
  const agent = new Agent()
  const say = async (server: Server, kind: Kind) => JSON.parse(await shoot(agent, server, shots[kind](0))) as unknown
  for (const kind of ['list', 'one'] as const) {
    const [theirs, own] = [sorted(await say(raw, kind)), sorted(await say(ours, kind))]
    if (theirs !== own) throw new Error(`the answers differ:\n${theirs}\n${own}`)
  }
  return { list: await say(ours, 'list'), one: await say(ours, 'one'), made: await say(ours, 'made') }
}

const sorted = (answer: unknown) =>
  JSON.stringify(answer, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted())
      : value,
  )

/** Rounds in turn, so that whatever else the machine does meets all of them; prints the median of the rounds. */
async function compare(
  title: string,
  servers: Record<string, Server>,
  shotOf: (n: number) => Shot,
  postmaster: number,
) {
  const names = Object.keys(servers)
  const seen = Object.fromEntries(names.map((name) => [name, { rate: [] as number[], cpu: [] as number[] }]))
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const server = servers[name]!
      const before = (await server.cpu()) + (postgresCpu(postmaster) ?? 0)
      const { count, seconds } = await load(server, shotOf)
      const used = (await server.cpu()) + (postgresCpu(postmaster) ?? 0) - before
      if (round < 0) continue // warming up
      seen[name]!.rate.push(count / seconds)
      seen[name]!.cpu.push(used / count)
    }
  }
  console.log(`\n${title}`)
  const [rate, cpu] = [median(seen.raw!.rate), median(seen.raw!.cpu)]
  for (const name of names) {
    const own = { rate: median(seen[name]!.rate), cpu: median(seen[name]!.cpu) }
    console.log(
      `  ${name.padEnd(5)} ${(own.rate / rate).toFixed(2).padStart(6)} of raw's requests per second (${own.rate.toFixed(0)}/s),` +
        ` ${(own.cpu / cpu).toFixed(2).padStart(6)} of raw's processor time (${(own.cpu / 1_000).toFixed(2)} ms)`,
    )
  }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

const folder = mkdtempSync(join(tmpdir(), 'atsukatsu-bench-'))
const postgres = await startEmbedded({
  dataDir: folder,
  log: console.log,
  settings: ['-c', 'shared_preload_libraries=pg_stat_statements'],
})
try {
  await migrate(postgres.url)
  console.log(
    `${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}, ${supporters} supporters`,
  )
  const postmaster = Number(readFileSync(join(postgres.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  if (only.includes('plan')) await measurePlan(postgres.url)
  else if (only.includes('series')) await measureSeries(postgres.url, postmaster)
  else if (only.includes('suggestions')) await measureSuggestions(postgres.url, postmaster)
  else await measureAll(postgres.url, postmaster)
} finally {
  await postgres.stop()
  for (const path of [postgres.dataDir, folder]) rmSync(path, { recursive: true, force: true })
}
