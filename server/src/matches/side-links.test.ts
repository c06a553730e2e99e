import type { MatchId, OrganizationId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { canaries, givenMatchesIn } from '../../test/given-matches.ts'
import { privateWords } from '../../test/given-requests.ts'
import { settle } from '../../test/settle.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { contactsTable } from '../organizations/organizations.table.ts'
import { auditTable, eventsTable } from '../platform/platform.table.ts'
import { signedSecret } from '../platform/secrets.ts'
import { acceptMatch } from './accept-match.ts'
import { matchMessagesTable, matchResultsTable } from './matches.table.ts'
import { type SideLink, sideLinkPath } from './side-links.rules.ts'
import { withdrawMatch } from './withdraw-match.ts'

const lines: string[] = []
const world = await buildTestApp({ env: { LOG_LEVEL: 'info' }, logTo: { write: (line) => void lines.push(line) } })
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
const secretOf = (purpose: SideLink, id: MatchId) => signedSecret(world.systemContext(), purpose, id)
const linkTo = (purpose: SideLink, id: MatchId) => `${sideLinkPath(purpose, id)}${secretOf(purpose, id)}`
/** A supporter has said yes; the association's answer is awaited. */
async function offered(heads = 4, changes: Parameters<typeof scene.request>[1] = {}) {
  const request = await scene.request(association, { title: '<b>チラシ</b>づくり', ...changes })
  const supporter = await scene.supporter()
  const match = await scene.halfAgreed(request, supporter, heads)
  return { request, supporter, match, page: linkTo('accept', match) }
}
const events = async () => (await db.select().from(eventsTable)).length
const said = { heads: '３', went: 'well', again: 'yes', comment: '助かりました' }
const over = 'このリンクは、もう使えません'

describe('the association answers an offer from its mail', () => {
  test('the mail leads to the page, and its secret rests nowhere: not in a notice, an event or the log', async () => {
    await db.update(contactsTable).set({ channel: 'mail' }).where(eq(contactsTable.organizationId, association))
    await settle(world)
    const { match, page } = await offered()

    const mail = (await settle(world)).find(({ subject }) => subject.includes('行けます'))
    await open(page)

    expect(mail!.text).toContain(page)
    expect(mail!.text).toContain('▼お願いするかどうか返事をする')
    const resting = JSON.stringify([
      await db.select().from(noticesTable),
      await db.select().from(eventsTable),
      await db.select().from(auditTable),
      lines,
    ])
    expect(resting).toContain(`{accept:${match}}`)
    expect(resting).not.toContain(secretOf('accept', match))
  })

  test('opening shows what it is about without scripts or contacts, and changes nothing', async () => {
    const { match, page } = await offered()
    const before = await events()

    const first = await open(page)
    for (let i = 0; i < 4; i++) await open(page)
    await app.inject({ method: 'HEAD', url: page })

    expect(first.statusCode).toBe(200)
    expect(first.headers['cache-control']).toBe('no-store')
    expect(first.body).not.toMatch(/<script|onclick/)
    expect(first.body).toContain('&#60;b&#62;チラシ')
    for (const words of ['あおぞら商会', '4人', 'お返事の期限', 'お願いします', '今回は見送ります', '相談したい'])
      expect(first.body).toContain(words)
    for (const secret of [...Object.values(privateWords), ...Object.values(canaries.supporter)])
      expect(first.body).not.toContain(secret)
    expect(await scene.matchRow(match)).toMatchObject({ status: 'proposed', associationAnswer: 'pending' })
    expect(await events()).toBe(before)
  })

  test('one tap agrees it, once; pressed again the first answer stands', async () => {
    const { request, match, page } = await offered()

    const both = await Promise.all([press(page, { answer: 'yes' }), press(page, { answer: 'yes' })])
    const other = await press(page, { answer: 'no', reason: 'day', note: '' })

    for (const one of [...both, other]) expect([one.statusCode, one.body]).toEqual([200, both[0].body])
    expect(other.body).toContain('お返事は「お願いします」です')
    expect(await scene.matchRow(match)).toMatchObject({ status: 'agreed', heads: 4 })
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 0, headsAgreed: 4 })
    expect((await open(page)).statusCode).toBe(410)
    expect((await open(page)).body).toContain('お返事は「お願いします」です')
    expect(await scene.lastAudit('match.agreed')).toMatchObject({
      channel: 'link',
      role: 'association',
      accountId: null,
    })
  })

  test('見送る frees the heads with its reason; 相談したい leaves the link open', async () => {
    const { request, match, page } = await offered()

    const talk = await press(page, { answer: 'talk', body: '車で来られますか' })
    expect(talk.body).toContain('「お願いします」「今回は見送ります」のお返事を')
    expect(await db.select().from(matchMessagesTable).where(eq(matchMessagesTable.matchId, match))).toMatchObject([
      { fromSide: 'association', body: '車で来られますか', channel: 'link' },
    ])
    expect((await open(page)).statusCode).toBe(200)

    await press(page, { answer: 'no', reason: 'day', note: '延期します' })
    expect(await scene.matchRow(match)).toMatchObject({ status: 'declined', associationAnswer: 'no' })
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 0, headsAgreed: 0 })
  })

  test('where insurance has to be looked at first nothing is agreed, and the page says so to an association', async () => {
    const { match, page } = await offered(4, { itemId: scene.requestInput().itemId })

    const answer = await press(page, { answer: 'yes' })

    expect(answer.body).toContain('センターが保険を確かめているところです')
    expect(answer.body).toContain('<button name="answer" value="yes">')
    expect(await scene.matchRow(match)).toMatchObject({ status: 'proposed', associationAnswer: 'pending' })
  })
})

describe('a link of the association that cannot be used', () => {
  test('tampered, of another match, of another purpose', async () => {
    const { match, page } = await offered()
    const { match: other } = await offered()
    const flipped = page.slice(0, -2) + (page.at(-2) === 'A' ? 'B' : 'A') + page.slice(-1)
    const foreign = `${sideLinkPath('accept', match)}${secretOf('accept', other)}`
    const purpose = `${sideLinkPath('accept', match)}${secretOf('result-association', match)}`

    for (const url of [flipped, foreign, purpose, `/a/accept/${match}/x`, `/a/accept/x/x`, `/a/else/${match}/x`]) {
      expect((await open(url)).statusCode, url).toBe(410)
      const pressed = await press(url, { answer: 'yes' })
      expect([pressed.statusCode, pressed.body.includes(over)]).toEqual([410, true])
    }
    expect(await scene.matchRow(match)).toMatchObject({ associationAnswer: 'pending' })
  })

  test('after the answer was due, although nobody has swept yet', async () => {
    const { match, page } = await offered()
    const before = clock().toISOString()
    travel({ days: 8 })

    expect((await open(page)).body).toContain(over)
    expect((await press(page, { answer: 'yes' })).statusCode).toBe(410)
    expect(await scene.matchRow(match)).toMatchObject({ status: 'proposed', associationAnswer: 'pending' })
    travel(before)
  })

  test('taken back meanwhile, or answered by another officer: it says calmly what stands', async () => {
    const gone = await offered()
    await withdrawMatch(scene.by('coordinator'), gone.match, '取り違えました')
    const answered = await offered()
    await acceptMatch(scene.by('association', association), answered.match, {})

    const late = await press(gone.page, { answer: 'yes' })
    const second = await press(answered.page, { answer: 'no', reason: 'day', note: '' })

    expect(late.body).toContain('この話は、なくなりました。お返事は要りません')
    expect(late.body).not.toContain('<form')
    expect(second.body).toContain('お手伝いが決まりました')
    expect(await scene.matchRow(answered.match)).toMatchObject({ status: 'agreed' })
    expect(await scene.matchRow(gone.match)).toMatchObject({ status: 'withdrawn' })
  })

  test('from a page that is not ours', async () => {
    const { match, page } = await offered()

    expect((await press(page, { answer: 'yes' }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await press(page, { answer: 'yes' }, { origin: 'https://evil.example' })).statusCode).toBe(403)
    expect(await scene.matchRow(match)).toMatchObject({ associationAnswer: 'pending' })
  })
})

describe('どうでしたか from the mail', () => {
  test('either side tells once over its own link, after the day and not for ever', async () => {
    const before = clock().toISOString()
    const match = await scene.agreed(await scene.request(association), await scene.supporter())
    const [own, theirs] = [linkTo('result-association', match), linkTo('result-supporter', match)]
    expect((await press(own, said)).body).toContain('報告は、活動の日から入れられます')
    travel('2026-11-02T01:00:00Z')

    expect((await open(own)).body).toContain('手伝いに来た人数')
    const told = await press(own, said)
    const again = await press(own, { ...said, heads: '9' })
    await press(theirs, said)

    expect(told.body).toContain('報告を受け取りました')
    expect([again.statusCode, again.body]).toEqual([200, told.body])
    expect((await open(own)).statusCode).toBe(410)
    const rows = await db.select().from(matchResultsTable).where(eq(matchResultsTable.matchId, match))
    expect(rows.map(({ side, heads, channel }) => [side, heads, channel]).toSorted()).toEqual([
      ['association', 3, 'link'],
      ['supporter', 3, 'link'],
    ])
    travel(before)
  })

  test('not of what fell out, nor two months later', async () => {
    const before = clock().toISOString()
    const match = await scene.agreed(await scene.request(association), await scene.supporter())
    const page = linkTo('result-supporter', match)
    travel('2026-12-31T14:59:00Z')
    expect((await open(page)).statusCode).toBe(200)
    travel('2026-12-31T15:01:00Z')

    expect((await open(page)).statusCode).toBe(410)
    expect((await press(page, said)).body).toContain(over)
    expect(await db.select().from(matchResultsTable).where(eq(matchResultsTable.matchId, match))).toEqual([])
    travel(before)
  })
})
