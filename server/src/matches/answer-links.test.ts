import type { MatchId, OrganizationId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { canaries, givenMatchesIn } from '../../test/given-matches.ts'
import { privateWords } from '../../test/given-requests.ts'
import { auditTable, eventsTable } from '../platform/platform.table.ts'
import { matchAnswerLinksTable, matchMessagesTable } from './matches.table.ts'
import { sweepMatches } from './sweep-matches.ts'
import { withdrawMatch } from './withdraw-match.ts'

const world = await buildTestApp()
const { app, db, travel, clock } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
beforeAll(async () => {
  association = await scene.association('北口自治会')
})

const open = (url: string) => app.inject({ method: 'GET', url })
/** The plain form of the page, as a browser sends it. */
const press = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
async function asked(heads = 4) {
  const request = await scene.request(association, { title: '<b>チラシ</b>づくり' })
  const supporter = await scene.supporter()
  const match = await scene.proposal(request, supporter, heads)
  return { request, supporter, match, page: await scene.answerAddress(match) }
}
const linkOf = async (id: MatchId) =>
  (await db.select().from(matchAnswerLinksTable).where(eq(matchAnswerLinksTable.matchId, id)))[0]!
const messagesIn = (id: MatchId) => db.select().from(matchMessagesTable).where(eq(matchMessagesTable.matchId, id))

describe('opening the link', () => {
  test('shows the facts and three buttons, without scripts and without anything private', async () => {
    const { page } = await asked()

    const { statusCode, headers, body } = await open(page)

    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(body).not.toMatch(/<script|<style|style=|onclick/)
    expect(body).toContain('令和8年11月1日(日)<br />午後3時〜8時30分')
    expect(body).toContain('富士川地区　地区の公園')
    expect(body).toContain('富士川地区の自治会')
    expect(body).toContain('ぜひお力をお貸しください。')
    for (const button of ['行けます', '行けません', '相談したい'])
      expect(body).toMatch(new RegExp(`<button[^>]*>\\s*${button}`))
    expect(body).toContain('&lt;b&gt;チラシ&lt;/b&gt;づくり')
    for (const secret of [...Object.values(privateWords), ...Object.values(canaries.association), '北口自治会'])
      expect(body).not.toContain(secret)
  })

  test('answers nothing, however often a mail scanner opens it', async () => {
    const { match, page } = await asked()
    const events = (await db.select().from(eventsTable)).length

    for (let i = 0; i < 5; i++) await open(page)
    await app.inject({ method: 'HEAD', url: page })

    expect(await scene.matchRow(match)).toMatchObject({ status: 'proposed', supporterAnswer: 'pending', version: 1 })
    expect(await linkOf(match)).toMatchObject({ usedAt: null, usedFor: null })
    expect((await db.select().from(eventsTable)).length).toBe(events)
  })

  test('only the hash of the secret rests in the database', async () => {
    const { match, page } = await asked()

    const { secretHash } = await linkOf(match)

    expect(page).toMatch(/^\/a\/[\w-]{43}$/)
    expect(page).not.toContain(secretHash)
  })

  test('its style is a file of our own', async () => {
    const style = await open('/a/answer.css')

    expect(style.headers['content-type']).toContain('text/css')
    expect(style.body).toContain('min-height: 3.5rem')
  })
})

describe('pressing a button', () => {
  test('行けます counts as the supporter’s yes with its heads, and is written down as said by link', async () => {
    const { request, match, page, supporter } = await asked()

    const answer = await press(page, { answer: 'yes', heads: '３' })

    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('お返事を受け取りました')
    expect(answer.body).toContain('行けます（3人）')
    expect(await scene.matchRow(match)).toMatchObject({ supporterAnswer: 'yes', heads: 3, status: 'proposed' })
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 3 })
    const audited = await db.select().from(auditTable).where(eq(auditTable.subjectId, match))
    expect(audited.at(-1)).toMatchObject({
      act: 'match.supporter-said-yes',
      channel: 'link',
      role: 'supporter',
      accountId: null,
    })
    expect(supporter).toBeTruthy()
  })

  test('pressed again, even differently, the first answer stands and the same page comes back', async () => {
    const { match, page } = await asked()

    const first = await press(page, { answer: 'yes', heads: '3' })
    const second = await press(page, { answer: 'yes', heads: '3' })
    const other = await press(page, { answer: 'no', reason: 'day', note: '' })

    expect(second.statusCode).toBe(200)
    expect(second.body).toBe(first.body)
    expect(other.body).toBe(first.body)
    expect(await scene.matchRow(match)).toMatchObject({ status: 'proposed', supporterAnswer: 'yes', version: 2 })
    expect((await open(page)).statusCode).toBe(410)
    expect((await open(page)).body).toContain('行けます（3人）')
  })

  test('two presses at once count once', async () => {
    const { request, page } = await asked()

    const both = await Promise.all([
      press(page, { answer: 'yes', heads: '2' }),
      press(page, { answer: 'yes', heads: '2' }),
    ])

    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 2 })
  })

  test('行けません ends the asking with its reason', async () => {
    const { match, page } = await asked()

    const answer = await press(page, { answer: 'no', reason: 'day', note: 'その日は棚卸しです' })

    expect(answer.body).toContain('行けません')
    expect(await scene.matchRow(match)).toMatchObject({
      status: 'declined',
      endReason: '日や時間が合わない（その日は棚卸しです）',
    })
    expect((await press(page, { answer: 'yes', heads: '2' })).body).toBe(answer.body)
  })

  test('相談したい writes into the thread once and leaves the link open for a yes', async () => {
    const { match, page } = await asked()
    const question = { answer: 'talk', body: '駐車場はありますか' }

    const answer = await press(page, question)
    await press(page, question)

    expect(answer.body).toContain('ご相談を受け取りました')
    expect(await messagesIn(match)).toMatchObject([
      { fromSide: 'supporter', body: '駐車場はありますか', channel: 'link' },
    ])
    expect(await scene.matchRow(match)).toMatchObject({ wantsToTalk: true, supporterAnswer: 'pending' })
    expect(await scene.told(match)).toEqual(['match.proposed', 'match.wants-to-talk'])
    expect((await open(page)).statusCode).toBe(200)
    expect((await press(page, { answer: 'yes', heads: '4' })).statusCode).toBe(200)
    expect(await scene.matchRow(match)).toMatchObject({ supporterAnswer: 'yes', wantsToTalk: false })
  })

  test('what was typed wrongly is said kindly, and the page can be used on', async () => {
    const { match, page } = await asked()

    const tooMany = await press(page, { answer: 'yes', heads: '99' })
    const nothing = await press(page, { answer: 'yes', heads: '' })
    const noReason = await press(page, { answer: 'no', reason: 'なんとなく', note: '' })
    const silent = await press(page, { answer: 'talk', body: '  ' })

    expect([tooMany, nothing, noReason, silent].map(({ statusCode }) => statusCode)).toEqual([422, 422, 422, 422])
    expect(tooMany.body).toContain('6人までで入れてください')
    expect(tooMany.body).not.toContain('ほかの方')
    expect(nothing.body).toContain('人数を数字で入れてください')
    expect(tooMany.body).toContain('value="99"')
    for (const { body } of [tooMany, nothing, noReason, silent]) expect(body).toContain('行けます')
    expect(await scene.matchRow(match)).toMatchObject({ supporterAnswer: 'pending', version: 1 })
  })
})

describe('a link that cannot be used', () => {
  const over = 'このリンクは、もう使えません'

  test('tampered, unknown, or of another kind: says what to do and nothing else', async () => {
    const { match, page } = await asked()
    const flipped = page.slice(0, -1) + (page.endsWith('A') ? 'B' : 'A')

    for (const url of [flipped, '/a/nonsense', `/a/${match}`, `/a/${(await linkOf(match)).secretHash}`]) {
      expect((await open(url)).statusCode).toBe(410)
      expect((await open(url)).body).toContain(over)
      expect((await press(url, { answer: 'yes', heads: '4' })).statusCode).toBe(410)
    }
    expect(await scene.matchRow(match)).toMatchObject({ supporterAnswer: 'pending' })
  })

  test('after the answer was due', async () => {
    const { match, page } = await asked()
    const before = clock().toISOString()
    travel({ days: 8 })

    expect((await open(page)).body).toContain(over)
    expect((await press(page, { answer: 'yes', heads: '4' })).statusCode).toBe(410)
    await sweepMatches(world.systemContext())
    expect((await open(page)).statusCode).toBe(410)
    expect(await scene.matchRow(match)).toMatchObject({ status: 'expired', supporterAnswer: 'pending' })
    travel(before)
  })

  test('after the asking was taken back, or answered elsewhere', async () => {
    const gone = await asked()
    await withdrawMatch(scene.by('coordinator'), gone.match, '取り違えました')
    const answered = await asked()
    await press(answered.page, { answer: 'no', reason: 'far', note: '' })

    expect((await press(gone.page, { answer: 'yes', heads: '4' })).body).toContain(over)
    expect((await open(answered.page)).body).toContain('行けません')
  })

  test('from a page that is not ours', async () => {
    const { match, page } = await asked()
    const yes = { answer: 'yes', heads: '4' }

    expect((await press(page, yes, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await press(page, yes, { 'sec-fetch-site': 'same-site' })).statusCode).toBe(403)
    expect((await press(page, yes, { 'sec-fetch-site': 'none', origin: 'https://evil.example' })).statusCode).toBe(403)
    expect(await scene.matchRow(match)).toMatchObject({ supporterAnswer: 'pending' })
    expect((await press(page, yes, { origin: 'http://localhost' })).statusCode).toBe(200)
  })

  test('tried too often from one place', async () => {
    const one = () => app.inject({ method: 'GET', url: '/a/guess', remoteAddress: '203.0.113.9' })
    const statuses = []
    for (let i = 0; i < 61; i++) statuses.push((await one()).statusCode)

    expect(statuses.at(59)).toBe(410)
    expect(statuses.at(60)).toBe(429)
    expect((await one()).body).toContain('しばらく待ってから')
  })
})
