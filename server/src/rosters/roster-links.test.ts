import type { MatchId, OrganizationId } from '@app/shared'
import type { Roster } from '@app/shared/rosters'
import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { canaries, givenMatchesIn } from '../../test/given-matches.ts'
import { privateWords } from '../../test/given-requests.ts'
import type { Headers } from '../../test/given.ts'
import { fingerprint } from '../../test/fingerprint.ts'
import { cancelMatch } from '../matches/cancel-match.ts'
import { matchesTable } from '../matches/matches.table.ts'
import { auditTable } from '../platform/platform.table.ts'
import { rosterNamesTable } from './rosters.table.ts'

const t = await buildTestApp()
const { app, db, given, travel, pool } = t
const scene = givenMatchesIn(t)
let association: OrganizationId
let supporter: OrganizationId
let worker: Headers
let id: MatchId
let page: string
let keys = 0
beforeAll(async () => {
  association = await scene.association('北口自治会')
  supporter = await scene.supporter('学生団体つなぐ')
  worker = await given.signedInAs('supporter', supporter)
})
beforeEach(async () => {
  travel('2026-10-05T01:00:00Z')
  id = await scene.agreed(await scene.request(association), await scene.supporter(`群${String(Math.random())}`), 2)
  await db.update(matchesTable).set({ onDay: '2026-11-01', supporterId: supporter }).where(eq(matchesTable.id, id))
  page = await openLink()
})

async function openLink(): Promise<string> {
  const headers = { ...worker, 'idempotency-key': `link-key-no-${++keys}` }
  const answer = await app.inject({ method: 'POST', url: `/api/matches/${id}/roster/link`, headers, payload: {} })
  return new URL(answer.json<Roster>().link!.url).pathname
}
/** A browser: keeps its cookie, draws the key of the form it sees, and follows where it is sent. */
function browser(ip = '192.0.2.1') {
  let cookie = ''
  const open = (url = page) => app.inject({ url, remoteAddress: ip, headers: { cookie } })
  const press = async (fields: Record<string, string>, url = page, headers: Record<string, string> = {}) => {
    const { key } = {
      key: (await open(url)).body.match(/name="key" value="([\w-]{43})"/)?.[1] ?? 'x'.repeat(43),
      ...fields,
    }
    const answer = await app.inject({
      ...{ method: 'POST', url, remoteAddress: ip },
      headers: {
        ...{ cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        ...headers,
      },
      payload: new URLSearchParams({ ...fields, key }).toString(),
    })
    const kept = answer.cookies.find(({ name }) => name === 'names')
    if (kept) cookie = `names=${kept.value}`
    return answer
  }
  return { open, press }
}
const said = (changes: Record<string, string> = {}) => ({
  ...{ act: 'add', name: '望月 花子', kana: 'もちづき はなこ', minor: 'no' },
  ...changes,
})
const rows = () => db.select().from(rosterNamesTable).where(eq(rosterNamesTable.matchId, id))

describe('opening the link', () => {
  test('shows what, when and for whom, and nothing of contacts, place of meeting or others', async () => {
    await browser('192.0.2.9').press(said({ name: '別の 人' }))
    const { statusCode, body, headers } = await browser().open()

    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(body).not.toMatch(/<script|onclick/)
    expect(body).toContain('2人のうち、あと1人です')
    expect(body).toContain('富士川地区の自治会')
    expect(body).toContain('地区の公園')
    expect(body).toContain('令和9年1月30日')
    expect(body).toContain('18歳未満の方は、先に団体の担当者に相談')
    const secrets = Object.values({ ...privateWords, ...canaries.association, ...canaries.supporter })
    for (const secret of [...secrets, '北口自治会', '別の 人']) expect(body).not.toContain(secret)
  })

  test('changes nothing, however often a scanner opens it', async () => {
    const before = await fingerprint(pool)
    for (let i = 0; i < 3; i++) await browser().open(`${page}?edit=1&done=added`)
    await app.inject({ method: 'HEAD', url: page })

    const { throttles: _, ...after } = (await fingerprint(pool)) as Record<string, unknown>
    const { throttles: __, ...earlier } = before as Record<string, unknown>
    expect(after).toEqual(earlier)
  })
})

describe('putting a name in', () => {
  test('without sign-in; the same browser sees it, corrects it and takes it away', async () => {
    const mine = browser()
    const answer = await mine.press(said())
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe(`${page}?done=added`)
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: page })
    const [row] = await rows()
    expect(row).toMatchObject({ name: '望月 花子', channel: 'link', enteredBy: null, isMinor: false })

    const seen = (await mine.open(`${page}?done=added`)).body
    expect(seen).toContain('お名前を名簿に入れました')
    expect(seen).toContain('望月 花子')
    const edit = `${page}?edit=${row!.id}`
    expect((await mine.open(edit)).body).toContain('value="もちづき はなこ"')
    await mine.press(said({ act: 'edit', name: '望月 華子' }), edit)
    expect(await rows()).toMatchObject([{ id: row!.id, name: '望月 華子' }])
    await mine.press({ act: 'remove' }, edit)
    expect(await rows()).toEqual([])
    expect((await mine.open()).body).not.toContain('望月')
    const audited = await db.select().from(auditTable).where(eq(auditTable.subjectId, id))
    expect(
      audited.filter(({ act }) => act.startsWith('roster.name')).map(({ act, channel, role }) => [act, channel, role]),
    ).toEqual(['added', 'edited', 'removed'].map((act) => [`roster.name-${act}`, 'link', 'nobody']))
  })

  test('another browser neither sees nor changes it', async () => {
    await browser().press(said())
    const [row] = await rows()
    const other = browser('192.0.2.2')

    expect((await other.open(`${page}?edit=${row!.id}`)).body).not.toContain('望月')
    await other.press(said({ act: 'edit', name: '偽' }), page)
    await other.press({ act: 'remove' }, page)
    expect(await rows()).toMatchObject([{ name: '望月 花子' }])
  })

  test('pressed twice, also at once, it is one name; two of one family are two', async () => {
    const mine = browser()
    const key = 'k'.repeat(43)
    await Promise.all([mine.press(said({ key })), mine.press(said({ key }))])
    expect((await rows()).length).toBe(1)

    await mine.press(said({ name: '望月 太郎', minor: 'yes', guardian: 'yes' }))
    expect((await rows()).map(({ isMinor, guardianAgreed }) => [isMinor, guardianAgreed])).toEqual([
      [false, false],
      [true, true],
    ])
    expect((await mine.open()).body).toMatch(/望月 花子[\s\S]+望月 太郎（18歳未満）/)
  })

  test.each([
    [{ name: '' }, 'お名前を入れてください'],
    [{ kana: '望月' }, '漢字が入っています'],
    [{ minor: '' }, '18歳未満かどうかを選んでください'],
    [{ minor: 'yes' }, '保護者の同意をもらってから'],
  ])('what is missing is said beside its field, and nothing typed is lost: %j', async (changes, words) => {
    const answer = await browser().press(said({ remark: '車で来ます', ...changes }))

    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
    expect(answer.body).toContain('value="車で来ます"')
    expect(await rows()).toEqual([])
  })

  test('when all heads are named, the form is gone and a late one hears why', async () => {
    await browser('192.0.2.1').press(said())
    await browser('192.0.2.2').press(said())
    const late = browser('192.0.2.3')
    expect((await late.open()).body).toContain('お名前が、そろいました')
    const answer = await late.press(said({ name: '三人目' }))

    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('もうそろっています')
    expect((await rows()).length).toBe(2)
  })

  test('markup in a name is words', async () => {
    const mine = browser()
    await mine.press(said({ name: '<b>太</b>' }))
    expect((await mine.open()).body).toContain('&#60;b&#62;太')
  })

  test('only the form of our own page counts', async () => {
    const answer = await browser().press(said(), page, { 'sec-fetch-site': 'cross-site' })

    expect(answer.statusCode).toBe(403)
    expect(await rows()).toEqual([])
  })
})

describe('the link ends', () => {
  const isOver = async (url = page) => {
    const [seen, sent] = [await browser().open(url), await browser().press(said(), url)]
    expect([seen.statusCode, sent.statusCode], sent.body).toEqual([410, 410])
    expect(seen.body).toContain('もう使えません')
  }

  test('when a new one is made: the old one dies, the names stay', async () => {
    const [old] = [page]
    await browser().press(said())
    page = await openLink()

    await isOver(old)
    expect((await browser().open()).statusCode).toBe(200)
    expect((await rows()).length).toBe(1)
  })

  test('when it is closed, when the match falls out, and for who guesses', async () => {
    await isOver('/g/' + 'x'.repeat(43))
    await app.inject({ method: 'DELETE', url: `/api/matches/${id}/roster/link`, headers: { ...worker } })
    await isOver()
    page = await openLink()
    await cancelMatch(scene.by('coordinator'), id, '急な都合です。')
    await isOver()
  })

  test('at the end of the day, in Japan', async () => {
    travel('2026-11-01T23:59:00+09:00')
    expect((await browser().open()).statusCode).toBe(200)
    travel('2026-11-02T00:00:00+09:00')
    await isOver()
  })

  test('for a while, for an address that asks too often', async () => {
    const ip = '198.51.100.7'
    for (let i = 0; i < 240; i++) await browser(ip).open('/g/' + 'y'.repeat(43))
    expect((await browser(ip).open()).statusCode).toBe(429)
    expect((await browser().open()).statusCode).toBe(200)
  })
})
