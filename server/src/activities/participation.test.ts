import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import type { Participation, ParticipationYear } from '@app/shared/activities'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { publishedStory } from '../../test/published-story.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'
import { canDrawPdf, codeOnPaper } from '../../test/square-code.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { auditTable } from '../platform/platform.table.ts'
import { requestsTable } from '../requests/requests.table.ts'
import { activitiesTable } from './activities.table.ts'
import { participationCertificatesTable as certificates } from './participation.table.ts'

const log: string[] = []
const world = await buildTestApp({
  env: { CENTRE_NAME: '架空市協働支援センター', CENTRE_PHONE: '055-000-0001', LOG_LEVEL: 'trace' },
  logTo: { write: (line) => void log.push(line) },
})
const { app, db, given, pool, travel } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
let supporter: OrganizationId
let company: Headers
let coordinator: Headers
beforeAll(async () => {
  association = await scene.association('北口自治会')
})

/** A new supporter came with four; the clock stands on the evening of the day. */
async function doneMatch(heads = 4, name = '髙﨑𠮷工業株式会社') {
  travel('2026-10-05T01:00:00Z')
  supporter = await scene.supporter(name)
  const request = await scene.request(association)
  const match = await scene.agreed(request, supporter)
  travel('2026-11-01T12:00:00Z')
  company = await given.signedInAs('supporter', supporter)
  coordinator = await given.coordinator()
  await report(match, company, heads)
  return { request, match }
}
let keys = 0
const post = (url: string, headers: Headers, payload: object) =>
  app.inject({ method: 'POST', url, headers: { ...headers, 'idempotency-key': `participation-${++keys}` }, payload })
const get = (url: string, headers: Headers = {}) => app.inject({ url, headers: { ...headers } })
const report = (id: MatchId, headers: Headers, heads: number) =>
  post(`/api/matches/${id}/results`, headers, { heads, went: 'well', again: 'yes', comment: '' })
const print = (id: MatchId, headers: Headers) => get(`/api/matches/${id}/participation.pdf`, headers)
const printFor = (id: MatchId, headers: Headers, people: { name: string; word?: string }[]) =>
  post(`/api/matches/${id}/participants.pdf`, headers, { people })
const seen = async (id: MatchId) => (await get(`/api/matches/${id}/participation`, company)).json<Participation>()
const rowOf = async (id: MatchId) =>
  (await db.select().from(certificates).where(eq(certificates.matchId, id)).orderBy(certificates.number)).at(-1)!
const withdraw = (id: string, headers: Headers, reason = '日をまちがえて報告していたため') =>
  post(`/api/participation-certificates/${id}/withdraw`, headers, { reason })
const verify = async (path: string) => {
  const { statusCode, body, headers } = await get(`/verify/activities/${path}`)
  const text = body
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
  return { statusCode, headers, text }
}

/** The words on the pages of a PDF, as poppler reads them. */
function wordsOn(pdf: Buffer): { pages: number; text: string } {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, pdf)
    const text = execFileSync('pdftotext', ['-layout', file, '-']).toString().normalize('NFKC')
    return { pages: text.split('\f').length - 1, text: text.replace(/[^\S\n\f]+/g, ' ') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
const keep = (name: string, pdf: Buffer) =>
  process.env.KEEP_PAPERS && writeFileSync(`${process.env.KEEP_PAPERS}/${name}.pdf`, pdf)

describe.skipIf(!canDrawPdf)('the certificate of an organization', () => {
  test('says what was done when, with how many and for whom, and leads to the page that says it is valid', async () => {
    const { match } = await doneMatch()

    const printed = await print(match, company)

    expect(printed.headers['content-type']).toBe('application/pdf')
    keep('participation', printed.rawPayload)
    const { number, code } = await rowOf(match)
    const { text, pages } = wordsOn(printed.rawPayload)
    expect(pages).toBe(1)
    for (const word of [
      '髙﨑𠮷工業株式会社',
      number,
      'チラシづくり',
      '4人',
      '富士川地区の自治会',
      '架空市協働支援センター',
    ])
      expect(text).toContain(word.normalize('NFKC'))
    expect(text).toContain('令和8年11月1日(日) 発行')
    expect(text).not.toContain('北口自治会')
    expect(codeOnPaper(printed.rawPayload)).toBe(`http://localhost/verify/activities/${code}`)
    const page = await verify(code)
    expect(page.text).toContain('この証明書は有効です')
    expect(page.text).toContain(`証明書の番号 ${number} 参加した団体 髙﨑𠮷工業株式会社 活動 チラシづくり`)
    expect(page.text).toContain('参加した人数 4人')
    expect(page.text).not.toContain('自治会')
    expect(page.headers).toMatchObject({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' })
  })

  test('names the association only if it shows its name, and the activity as it was published', async () => {
    const { match, request } = await doneMatch()
    const story = eq(activitiesTable.requestId, request as RequestId)
    await db.update(activitiesTable).set({ title: '秋の大チラシ' }).where(story)
    expect(wordsOn((await print(match, company)).rawPayload).text).toContain('チラシづくり')

    await publishedStory(db, request as RequestId, new Date())
    await db.update(requestsTable).set({ showName: true }).where(eq(requestsTable.id, request))

    const { text } = wordsOn((await print(match, coordinator)).rawPayload)
    expect(text).toContain('北口自治会')
    expect(text).toContain('秋の大チラシ')
  })
})

describe('the number', () => {
  test('is given once, however often and by whomever it is printed', async () => {
    const { match } = await doneMatch()

    const both = [await print(match, company), await print(match, coordinator)]

    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect((await seen(match)).certificates).toHaveLength(1)
    expect((await seen(match)).certificates[0]!.number).toMatch(/^参R8-\d{4}$/)
  })

  test.each(['day', 'year'] as const)(
    'two who wait for a number at once get one certificate of the %s',
    async (kind) => {
      // the first ever printed begins the counter, at which they stand in line
      await print((await doneMatch()).match, company)
      const { match } = await doneMatch()
      const year = `/api/supporters/${supporter}/participation.pdf?fiscalYear=2026`
      const take = (who: Headers) => (kind === 'day' ? print(match, who) : get(year, who))

      const waiting = await db.transaction(async (tx) => {
        await tx.execute(sql`select from participation_counters for update`)
        const both = [take(company), take(coordinator)]
        await waitUntilBlocked(db, { connections: 2 })
        return { both }
      })

      expect((await Promise.all(waiting.both)).map(({ statusCode }) => statusCode)).toEqual([200, 200])
      const issued = await db.select().from(certificates).where(eq(certificates.supporterId, supporter))
      expect(issued.filter((one) => one.kind === kind)).toHaveLength(1)
    },
  )

  test('holds no more once the association told another figure; a new one takes its place', async () => {
    const { match } = await doneMatch(5)
    await print(match, company)
    const first = await rowOf(match)

    await report(match, await given.signedInAs('association', association), 3)

    expect((await verify(first.code)).text).toContain('その後の報告で人数が変わりました')
    expect((await seen(match)).certificates.map(({ holds }) => holds)).toEqual(['changed'])
    await print(match, company)
    expect((await seen(match)).certificates.map(({ holds }) => holds)).toEqual(['valid', 'withdrawn'])
    expect((await verify((await rowOf(match)).code)).text).toContain('参加した人数 3人')
    expect((await verify(first.code)).text).toContain('取り消されています')
  })

  test('is withdrawn by the centre with a reason that stays inside; the supporter cannot print it anew', async () => {
    const { match } = await doneMatch()
    await print(match, company)
    const { id, code } = await rowOf(match)

    expect((await withdraw(id, company)).statusCode).toBe(403)
    expect((await withdraw(id, coordinator, ' ')).json()).toMatchObject({ code: 'invalid-input' })
    expect((await withdraw(id, coordinator)).json()).toMatchObject({ holds: 'withdrawn' })
    expect((await withdraw(id, coordinator)).json()).toMatchObject({ code: 'wrong-moment' })

    const page = await verify(code)
    expect(page.text).toContain('取り消されています')
    expect(page.text).not.toContain('まちがえて')
    expect((await print(match, company)).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await print(match, coordinator)).statusCode).toBe(200)
  })
})

describe('who may', () => {
  test('its own people and the centre, once somebody told that people came', async () => {
    const { match } = await doneMatch()
    const neighbour = await given.signedInAs('supporter', await scene.supporter('となり商会'))
    const officer = await given.signedInAs('association', association)
    const someone = [{ name: '山田 花子' }]

    expect((await print(match, given.stranger())).statusCode).toBe(401)
    expect((await print(match, officer)).statusCode).toBe(403)
    expect((await print(match, neighbour)).json()).toMatchObject({ code: 'not-found' })
    expect((await printFor(match, neighbour, someone)).json()).toMatchObject({ code: 'not-found' })
    expect((await get(`/api/matches/${match}/participation`, neighbour)).json()).toMatchObject({ code: 'not-found' })
    for (const end of ['participation', 'participation.pdf?fiscalYear=2026'])
      expect((await get(`/api/supporters/${supporter}/${end}`, neighbour)).json()).toMatchObject({ code: 'not-found' })
    expect((await db.select().from(certificates).where(eq(certificates.matchId, match))).length).toBe(0)

    const { match: nobody } = await doneMatch(0)
    expect((await print(nobody, company)).json()).toMatchObject({ code: 'wrong-moment' })
    travel('2026-10-05T01:00:00Z')
    const ahead = await scene.agreed(await scene.request(association), supporter)
    expect((await print(ahead, await given.signedInAs('supporter', supporter))).json()).toMatchObject({
      code: 'wrong-moment',
    })
  })

  test('every print is audited with its number, and with how many persons', async () => {
    const { match } = await doneMatch()
    await printFor(match, company, [{ name: '山田 花子' }, { name: '山田 太郎' }])

    const { id, number } = await rowOf(match)
    const rows = await db.select().from(auditTable).where(eq(auditTable.subjectId, id))
    expect(rows.map(({ act, detail }) => ({ act, detail }))).toEqual([
      { act: 'participation.issued', detail: { number, kind: 'day' } },
      { act: 'participation.printed', detail: { number, persons: 2 } },
    ])
  })
})

describe('certificates of persons', () => {
  test.skipIf(!canDrawPdf)('are one page each with a number of its own, and prove one of those who came', async () => {
    const { match } = await doneMatch()

    const printed = await printFor(match, company, [
      { name: '髙﨑 𠮷之助', word: '架空高校 2年' },
      { name: '山田 花子' },
    ])

    keep('participants', printed.rawPayload)
    const { number, code } = await rowOf(match)
    const { pages, text } = wordsOn(printed.rawPayload)
    expect(pages).toBe(2)
    for (const word of ['髙﨑 𠮷之助 様', '架空高校 2年', `${number}-01`, '山田 花子 様', `${number}-02`])
      expect(text).toContain(word.normalize('NFKC'))
    expect(codeOnPaper(printed.rawPayload)).toBe(`http://localhost/verify/activities/${code}/01`)
    const page = await verify(`${code}/02`)
    expect(page.text).toContain(`証明書の番号 ${number}-02`)
    expect(page.text).toContain('そのうちの1人')
    for (const beyond of ['05', '00', '1', '２']) expect((await verify(`${code}/${beyond}`)).statusCode).toBe(404)
  })

  test('are refused when there are more names than people came, none, or letters that cannot be printed', async () => {
    const { match } = await doneMatch(2)
    const people = (names: string[]) =>
      printFor(
        match,
        company,
        names.map((name) => ({ name })),
      )

    for (const names of [['一', '二', '三'], [], [' '], Array.from({ length: 61 }, () => '山田')])
      expect((await people(names)).json()).toMatchObject({ code: 'invalid-input' })
    expect((await people(['\u{2A6D6}\u{31350}'])).json<{ detail: string }>().detail).toContain('印刷できない文字')
    expect((await db.select().from(certificates).where(eq(certificates.matchId, match))).length).toBe(0)
  })

  test('leave no name behind: not in the database, not in the log', async () => {
    const { match } = await doneMatch()
    const name = '名残カナリア之助'

    expect((await printFor(match, company, [{ name, word: '名残カナリア校' }])).statusCode).toBe(200)
    expect(
      (await printFor(match, company, [{ name }, ...Array.from({ length: 9 }, () => ({ name }))])).statusCode,
    ).toBe(422)

    const { rows: tables } = await pool.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`,
    )
    expect(tables.length).toBeGreaterThan(40)
    const hex = Buffer.from('名残カナリア').toString('hex')
    for (const { name: table } of tables) {
      const { rows } = await pool.query(`select 1 from ${table} t where t::text like $1 or t::text like $2 limit 1`, [
        '%名残カナリア%',
        `%${hex}%`,
      ])
      expect(rows, table).toEqual([])
    }
    const { rows: keysKept } = await pool.query(`select 1 from idempotency_answers where route like '%participants%'`)
    expect(keysKept).toEqual([])
    expect(log.join('\n')).not.toContain('名残カナリア')
  })
})

describe('the certificate of a year', () => {
  test.skipIf(!canDrawPdf)('lists all done activities on as many pages as needed, with totals', async () => {
    const { match } = await doneMatch()
    travel('2026-10-05T01:00:00Z')
    const later: MatchId[] = []
    for (let i = 1; i <= 24; i++) {
      const days = [{ day: `2026-12-${String(i).padStart(2, '0')}`, from: null, to: null }]
      later.push(await scene.agreed(await scene.request(association, { days }), supporter, 2))
    }
    travel('2026-12-25T12:00:00Z')
    company = await given.signedInAs('supporter', supporter)
    for (const id of later) await report(id, company, 2)
    const url = `/api/supporters/${supporter}/participation`

    const printed = await get(`${url}.pdf?fiscalYear=2026`, company)

    keep('participation-year', printed.rawPayload)
    const { text, pages } = wordsOn(printed.rawPayload)
    expect(pages).toBe(2)
    for (const word of ['参加証明書(令和8年度)', '25回', 'のべ52人']) expect(text).toContain(word)
    const { items } = (await get(url, company)).json<{ items: ParticipationYear[] }>()
    expect(items).toMatchObject([{ fiscalYear: 2026, times: 25, heads: 52, certificates: [{ holds: 'valid' }] }])
    const [, code = ''] = /activities\/(.*)/.exec(codeOnPaper(printed.rawPayload) ?? '') ?? []
    expect((await verify(code)).text).toContain('証明する年度 令和8年度 参加した回数 25回 参加した人数 のべ52人')
    expect((await verify(`${code}/01`)).statusCode).toBe(404)

    await get(`${url}.pdf?fiscalYear=2026`, company)
    expect((await get(url, company)).json<{ items: ParticipationYear[] }>().items[0]!.certificates).toHaveLength(1)
    expect((await get(`${url}.pdf?fiscalYear=2025`, company)).json()).toMatchObject({ code: 'not-found' })

    await report(match, await given.signedInAs('association', association), 1)
    expect((await verify(code)).text).toContain('その後の報告で人数が変わりました')
  })

  test('names nobody who did not agree to be listed', async () => {
    const { match } = await doneMatch(4, 'ひかえめ商店')
    await pool.query('update supporters set is_public = false where organization_id = $1', [supporter])
    await print(match, company)

    expect((await verify((await rowOf(match)).code)).text).toContain('参加した団体 公表していません')
    for (const code of ['参R8-0001', crypto.randomUUID()])
      expect((await verify(encodeURIComponent(code))).statusCode).toBe(404)
  })
})
