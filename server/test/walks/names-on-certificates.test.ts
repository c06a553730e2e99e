import type { MatchId, OrganizationId } from '@app/shared'
import type { RosterName } from '@app/shared/rosters'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { sweepRosters } from '../../src/rosters/sweep-rosters.ts'
import { buildTestApp } from '../build-test-app.ts'
import { givenMatchesIn } from '../given-matches.ts'
import type { Headers } from '../given.ts'
import { settle } from '../settle.ts'

/**
 * The names of the list for the day fill the form of the certificates (名簿から入れる): read anew at the press, printed, and
 * kept by nobody but the list, which forgets them after 90 days.
 */
const log: string[] = []
const world = await buildTestApp({ env: { LOG_LEVEL: 'trace' }, logTo: { write: (line) => void log.push(line) } })
const { app, db, given, travel, systemContext } = world
const scene = givenMatchesIn(world)
const people = [
  { name: '青柳 証太', kana: 'あおやぎ', isMinor: false },
  { name: '雨宮 証子', kana: 'あめみや', isMinor: true, guardianAgreed: true },
  { name: '髙橋 証郎', kana: 'たかはし', isMinor: false },
]

let supporter: OrganizationId
let group: Headers
let match: MatchId
let keys = 0
const post = (url: string, headers: Headers, payload: object) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'idempotency-key': `certificate-names-${++keys}` },
    payload,
  })
const list = (headers: Headers) => app.inject({ url: `/api/matches/${match}/roster/names`, headers: { ...headers } })
/** What the form of the page holds after the press. */
const filled = async (headers: Headers) =>
  (await list(headers)).json<{ items: RosterName[] }>().items.map(({ name }) => ({ name }))
const print = (who: { name: string }[]) => post(`/api/matches/${match}/participants.pdf`, group, { people: who })

/** Every table in which one of the names can be read. */
async function tablesWithNames(): Promise<string[]> {
  const { rows } = await db.execute<{ schema: string; table: string }>(sql`
    select schemaname as schema, tablename as table from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  const found = await Promise.all(
    rows.map(async ({ schema, table }) => {
      const place = sql`${sql.identifier(schema)}.${sql.identifier(table)}`
      const held = await db.execute(sql`select 1 from ${place} as held where held::text ~ '証太|証子|証郎' limit 1`)
      return held.rows.length > 0 ? [`${schema}.${table}`] : []
    }),
  )
  return found.flat().toSorted()
}

beforeAll(async () => {
  const association = await scene.association('北口自治会')
  supporter = await scene.supporter('学生団体つなぐ')
  match = await scene.agreed(await scene.request(association), supporter)
  group = await given.signedInAs('supporter', supporter)
  for (const person of people) {
    const added = await post(`/api/matches/${match}/roster/names`, group, { remark: '', ...person })
    expect(added.statusCode, added.body).toBe(201)
  }
  travel('2026-11-01T12:00:00Z')
  group = await given.signedInAs('supporter', supporter)
  await post(`/api/matches/${match}/results`, group, { heads: 3, went: 'well', again: 'yes', comment: '' })
})

describe('names of the list on the certificates', () => {
  test('the form is filled with all of them, those under 18 too, in the order of the list', async () => {
    expect(await filled(group)).toEqual(people.map(({ name }) => ({ name })))
  })

  test('nobody else reads them for it: not the association, not another group', async () => {
    const other = await given.signedInAs('supporter', await scene.supporter('よそ商会'))
    const officer = await given.signedInAs('association', await scene.association('南口自治会'))

    expect((await list(other)).statusCode).toBe(404)
    expect((await list(officer)).statusCode).toBe(403)
    expect((await list(given.stranger())).statusCode).toBe(401)
  })

  test('one certificate is printed for each; the names rest in the list alone', async () => {
    const printed = await print(await filled(group))
    await settle(world)

    expect(printed.statusCode, printed.body.slice(0, 300)).toBe(200)
    expect(printed.rawPayload.toString('latin1').match(/\/Type \/Page\n/g)).toHaveLength(3)
    expect(await tablesWithNames()).toEqual(['public.roster_names'])
    expect(log.join('')).not.toMatch(/証太|証子|証郎/)
  })

  test('more names than came are refused, and the refusal repeats none', async () => {
    const refused = await print([...(await filled(group)), { name: '余分 証太' }])

    expect(refused.statusCode).toBe(422)
    expect(refused.body).not.toContain('証太')
  })

  test('until the 90th day they can be filled in; then nothing is left to fill in, and nothing anywhere', async () => {
    travel('2027-01-29T14:59:00Z')
    await sweepRosters(systemContext())
    group = await given.signedInAs('supporter', supporter)
    expect(await filled(group)).toHaveLength(3)

    travel('2027-01-29T15:00:00Z')
    await sweepRosters(systemContext())
    group = await given.signedInAs('supporter', supporter)
    expect(await filled(group)).toEqual([])
    expect(await tablesWithNames()).toEqual([])
  })
})
