import type { MessageId } from '@app/shared'
import { and, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { paperScene } from '../../test/paper-scene.ts'
import { settle } from '../../test/settle.ts'
import { insertSignUp } from '../exchange-meetings/index.ts'
import { matchesTable, matchMessagesTable, matchResultsTable } from '../matches/matches.table.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { newId } from '../platform/ids.ts'
import { auditTable } from '../platform/platform.table.ts'
import { requestsTable } from '../requests/requests.table.ts'

const scene = await paperScene()
const { t, given, who, codeOf, askCode, look, post, open } = scene
beforeEach(scene.begin)

const agreed = { status: 'agreed', supporterAnswer: 'yes', associationAnswer: 'yes', heads: 5 } as const
/** The notice of which the association has to be told by a person. */
async function calledAbout() {
  const isCall = and(eq(noticesTable.organizationId, who.association), eq(noticesTable.channel, 'phone'))
  const [notice] = await t.db.select().from(noticesTable).where(isCall)
  return notice!.id
}

test('a supporter without telephone answers with the last digits of its FAX number; heads are held once', async () => {
  const code = await askCode()
  const { cookie, page } = await open(code, '0077')
  expect(page.body).toContain('お手伝いをお願いできますか')
  expect(page.body).not.toContain('緑町')

  const said = await post(code, { answer: 'yes', heads: '４' }, { cookie })
  await post(code, { answer: 'no', reason: 'day', note: '' }, { cookie })

  expect(said.body).toContain('お返事は「行けます（4人）」です')
  const [match] = await t.db.select().from(matchesTable).where(eq(matchesTable.id, who.matchId))
  expect(match).toMatchObject({ supporterAnswer: 'yes', heads: 4 })
})

test('an association answers an offer on its paper', async () => {
  await t.db.update(matchesTable).set({ supporterAnswer: 'yes', heads: 5 }).where(eq(matchesTable.id, who.matchId))
  await t.db
    .update(requestsTable)
    .set({ headsHeld: 5, insuranceCheckedAt: t.clock() })
    .where(eq(requestsTable.id, who.requestId))
  const code = await codeOf({ kind: 'answer', organizationId: who.association, about: { matchId: who.matchId } })
  const { cookie, page } = await open(code, '0042')
  expect(page.body).toContain('あおぞら商会')

  const said = await post(code, { answer: 'yes' }, { cookie })

  expect(said.body).toContain('お返事は「お願いします」です')
  const [match] = await t.db.select().from(matchesTable).where(eq(matchesTable.id, who.matchId))
  expect(match).toMatchObject({ status: 'agreed', heads: 5 })
})

test('without the digits nothing is answered', async () => {
  const code = await askCode()

  const refused = await post(code, { answer: 'yes', heads: '4' })

  expect(refused.body).toContain('団体の電話番号の、下4けた')
  const [match] = await t.db.select().from(matchesTable).where(eq(matchesTable.id, who.matchId))
  expect(match!.supporterAnswer).toBe('pending')
  expect((await post(code, { digits: '0077' }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
})

test('the sheet opens with contacts while the match is agreed, each look audited; then it closes', async () => {
  await t.db.update(matchesTable).set(agreed).where(eq(matchesTable.id, who.matchId))
  const code = await codeOf({ kind: 'sheet', organizationId: who.supporter, about: { matchId: who.matchId } })
  const { cookie, page } = await open(code, '0077')
  const looks = await t.db.$count(auditTable, eq(auditTable.act, 'match.sheet-read'))

  await look(code, { cookie })
  await t.db.update(matchesTable).set({ status: 'cancelled' }).where(eq(matchesTable.id, who.matchId))
  const closed = await look(code, { cookie })

  expect(page.body).toContain('緑町自治会')
  expect(page.body).toContain('055-000-0042')
  expect(await t.db.$count(auditTable, eq(auditTable.act, 'match.sheet-read'))).toBe(looks + 1)
  expect(closed.body).not.toContain('055-000-0042')
})

test('seats at a meeting are given back on their paper', async () => {
  const meetingId = await given.openMeeting()
  const { id: signUpId } = await t.db.transaction((tx) =>
    insertSignUp(tx, {
      ...{ meetingId, organizationId: who.association, side: 'association', heads: 2, status: 'waitlisted', card: '' },
      ...{ channel: 'phone', enteredBy: null, signedUpAt: t.clock(), cancelReason: null },
    }),
  )
  const code = await codeOf({ kind: 'sign-up', organizationId: who.association, about: { signUpId } })
  const { cookie, page } = await open(code, '0042')
  expect(page.body).toContain('席が空くのをお待ちいただいています')

  const cancelled = await post(code, { answer: 'cancel', reason: '' }, { cookie })

  expect(cancelled.body).toContain('お申込みは取り消されています')
})

test('a notice can be read again by the one it was for', async () => {
  const returned = await given.request(who.association, { status: 'returned', statusReason: '何時からですか' })
  await given.happened({ type: 'request.returned', requestId: returned })
  await settle(t)
  const [notice] = await t.db.select().from(noticesTable).where(eq(noticesTable.organizationId, who.association))
  const about = { noticeId: notice!.id }
  const code = await codeOf({ kind: 'notice', organizationId: who.association, about })
  const foreign = await codeOf({ kind: 'notice', organizationId: who.supporter, about })

  const { page } = await open(code, '0042')
  const wrong = await open(foreign, '0077')

  expect(page.body).toContain('何時からですか')
  expect(wrong.page.statusCode).toBe(404)
})

test('how it went is told on its paper, once, for the side that holds it', async () => {
  await t.db.update(matchesTable).set(agreed).where(eq(matchesTable.id, who.matchId))
  const code = await codeOf({ kind: 'result', organizationId: who.association, about: { matchId: who.matchId } })
  const { cookie, page } = await open(code, '0042')
  expect(page.body).toContain('手伝いに来た人数')

  const incomplete = await post(code, { heads: '２', again: 'yes', comment: '助かりました' }, { cookie })
  expect(incomplete.body).toContain('どうだったかを選んでください')
  expect(incomplete.body).toContain('助かりました')
  const said = { heads: '２', went: 'well', again: 'yes', comment: '助かりました' }
  const told = await post(code, said, { cookie })
  const again = await post(code, { ...said, heads: '3' }, { cookie })

  expect(told.body).toContain('報告を受け取りました')
  expect(again.body).toContain('すでに受け取っています')
  expect(await t.db.select().from(matchResultsTable).where(eq(matchResultsTable.matchId, who.matchId))).toMatchObject([
    { side: 'association', heads: 2, went: 'well', channel: 'link', notedBy: null },
  ])
})

test('nobody tells how a day went that has not come, or that never came about', async () => {
  const later = new Date(t.clock().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
  await t.db
    .update(matchesTable)
    .set({ ...agreed, onDay: later })
    .where(eq(matchesTable.id, who.matchId))
  const code = await codeOf({ kind: 'result', organizationId: who.association, about: { matchId: who.matchId } })
  const { cookie } = await open(code, '0042')

  const early = await post(code, { heads: '2', went: 'well', again: 'yes', comment: '' }, { cookie })
  await t.db.update(matchesTable).set({ status: 'cancelled' }).where(eq(matchesTable.id, who.matchId))
  const never = await look(code, { cookie })

  expect(early.body).toContain('報告は、活動の日から入れられます')
  expect(never.body).toContain('報告は要りません')
  expect(never.body).not.toContain('<form')
})

test('a paper that asks for words takes them: the centre hears, the same words once', async () => {
  const returned = await given.request(who.association, { status: 'returned', statusReason: '何時からですか' })
  await given.happened({ type: 'request.returned', requestId: returned })
  await settle(t)
  const code = await codeOf({
    kind: 'notice',
    organizationId: who.association,
    about: { noticeId: await calledAbout() },
  })
  const { cookie } = await open(code, '0042')

  const empty = await post(code, { body: '  ' }, { cookie })
  const told = await post(code, { body: '朝9時からです' }, { cookie })
  await post(code, { body: '朝9時からです' }, { cookie })
  await settle(t)

  expect(empty.body).toContain('お返事を書いてください')
  expect(told.body).toContain('「朝9時からです」')
  const heard = await t.db.select().from(noticesTable).where(eq(noticesTable.says, 'notice.answered'))
  expect(heard).toMatchObject([{ toKind: 'staff', channel: 'screen', leadsTo: `/desk/requests/${returned}` }])
  expect(heard[0]!.body).toContain('朝9時からです')
})

test('words about a match go into its thread', async () => {
  await t.db.update(matchesTable).set(agreed).where(eq(matchesTable.id, who.matchId))
  await given.happened({ type: 'match.message-sent', matchId: who.matchId, by: 'coordinator' })
  await t.db.insert(matchMessagesTable).values({
    ...{
      id: newId<MessageId>(),
      matchId: who.matchId,
      fromSide: 'coordinator' as const,
      accountId: null,
      author: '架空センター',
    },
    ...{ body: '鎌はありますか', channel: 'web' as const, sentAt: t.clock() },
  })
  await settle(t)
  const code = await codeOf({
    kind: 'notice',
    organizationId: who.association,
    about: { noticeId: await calledAbout() },
  })
  const { cookie } = await open(code, '0042')

  await post(code, { body: '5本あります' }, { cookie })

  const thread = await t.db.select().from(matchMessagesTable).where(eq(matchMessagesTable.matchId, who.matchId))
  expect(thread.at(-1)).toMatchObject({ fromSide: 'association', body: '5本あります', channel: 'link' })
})
