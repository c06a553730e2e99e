import type { OrganizationId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'
import type { Mail } from '../platform/mail.ts'
import { eventsTable } from '../platform/platform.table.ts'
import { tasksOf } from '../worker.ts'
import { sendingsTable } from './channels/sendings.table.ts'
import { noticesTable } from './notices.table.ts'

const t = await buildTestApp({ env: { CENTRE_NAME: '協働支援センター', CENTRE_PHONE: '055-000-0000' } })
const given = givenNoticesIn(t)
let association: OrganizationId
let supporter: OrganizationId
beforeAll(async () => {
  association = await given.association()
  supporter = await given.supporter()
})

const noticesOf = (eventId: number) => t.db.select().from(noticesTable).where(eq(noticesTable.eventId, eventId))
const worker = (deliver: (mail: Mail) => Promise<void>) => tasksOf({ ...t, mailer: { kind: 'smtp', deliver } })

test('an event is told once, however often its job runs', async () => {
  const matchId = await given.match(await given.request(association), supporter)
  const eventId = await given.happened({ type: 'match.proposed', matchId })
  const first = await settle(t)
  await worker(async () => {})['deliver-event']!({ eventId })

  const second = await settle(t)

  expect(first.map(({ to }) => to)).toEqual(['company@example.jp'])
  expect(second).toEqual([])
  expect((await noticesOf(eventId)).map(({ channel }) => channel).sort()).toEqual(['mail', 'screen'])
})

test('two workers that take the same event tell it once', async () => {
  const requestId = await given.request(association, { status: 'returned', statusReason: '場所' })
  const eventId = await given.happened({ type: 'request.returned', requestId })
  const { 'deliver-event': deliver } = worker(async () => {})

  await Promise.all([deliver!({ eventId }), deliver!({ eventId })])

  expect((await noticesOf(eventId)).filter(({ channel }) => channel === 'mail')).toHaveLength(1)
  await settle(t)
})

test('what is rolled back is told to nobody', async () => {
  const requestId = await given.request(association)
  const before = await t.db.$count(eventsTable)
  const work = t.db.transaction(async (tx) => {
    await given.happenedIn(tx, { type: 'request.opened', requestId })
    throw new Error('changed its mind')
  })
  await expect(work).rejects.toThrow('changed its mind')

  const mails = await settle(t)

  expect(mails).toEqual([])
  expect(await t.db.$count(eventsTable)).toBe(before)
})

test('a mail carries one link, says who we are, and its Message-ID is the notice’s', async () => {
  const matchId = await given.match(await given.request(association), supporter)
  const secret = await given.answerLink(matchId)
  await given.happened({ type: 'match.proposed', matchId })

  const [mail] = await settle(t)

  expect(mail!.text.match(/http\S+/g)).toEqual([`http://localhost/a/${secret}`])
  expect(JSON.stringify(await t.db.select().from(noticesTable))).not.toContain(secret) // it rests nowhere
  expect(mail!.text).toContain('▼お返事をする')
  expect(mail!.text).toContain('あつ活サポーター　協働支援センター　電話 055-000-0000')
  expect(mail!.messageId).toMatch(/^<[0-9a-f-]{36}@localhost>$/)
})

test('an association is not named to a supporter before both agreed, and is after', async () => {
  const requestId = await given.request(association)
  await given.happened({ type: 'match.proposed', matchId: await given.match(requestId, supporter) })
  const [asked] = await settle(t)
  const other = await given.supporter('みどり塾', { email: 'other@example.jp' })
  const yes = { associationAnswer: 'yes', supporterAnswer: 'yes', heads: 5, status: 'agreed' } as const
  await given.happened({ type: 'match.agreed', matchId: await given.match(requestId, other, yes) })

  const agreed = (await settle(t)).find(({ to }) => to === 'other@example.jp')

  expect(asked!.text).toContain('相生地区の自治会')
  expect(asked!.text + asked!.html).not.toContain('緑町自治会')
  expect(agreed!.text).toContain('緑町自治会')
})

test('whoever has only a telephone is on the list of calls, with what to say', async () => {
  const phone = await given.association('電話だけの自治会', { channel: 'phone', phone: '055-000-0042' })
  const requestId = await given.request(phone, { status: 'returned', statusReason: '何人か教えてください' })
  await given.happened({ type: 'request.returned', requestId })

  const mails = await settle(t)

  const headers = await t.given.coordinator()
  const { items } = (await t.app.inject({ url: '/api/calls?perPage=100', headers })).json()
  const call = items.find((one: { organizationName: string }) => one.organizationName === '電話だけの自治会')
  expect(mails).toEqual([])
  expect(call).toMatchObject({ channel: 'phone', number: '055-000-0042', leadsTo: `/desk/requests/${requestId}` })
  expect(call.body).toContain('理由：何人か教えてください')
})

test('who is on the telephone with the centre is not called again', async () => {
  const phone = await given.association('いま電話中の自治会', { channel: 'phone', phone: '055-000-0043' })
  const requestId = await given.request(phone, { status: 'submitted' })

  const eventId = await given.happened({ type: 'request.posted', requestId }, phone)
  await settle(t)

  const own = (await noticesOf(eventId)).filter(({ organizationId }) => organizationId === phone)
  expect(own.map(({ channel }) => channel)).toEqual(['screen'])
})

test('everybody with a seat gets the mail, and then the contact on file does not', async () => {
  const many = await given.association('二人の自治会', { channel: 'fax', fax: '055-000-0044' })
  await t.given.account('association', many, { email: 'one@example.jp' })
  await t.given.account('association', many, { email: 'two@example.jp' })
  await t.given.account('association', many, { email: 'past@example.jp', startsOn: '2024-04-01', endsOn: '2026-03-31' })

  await given.happened({ type: 'request.opened', requestId: await given.request(many) })
  const mails = await settle(t)

  expect(mails.map(({ to }) => to).sort()).toEqual(['one@example.jp', 'two@example.jp'])
})

test('a mail that cannot be sent is tried again, and a person can tell it meanwhile', async () => {
  const eventId = await given.happened({ type: 'request.opened', requestId: await given.request(association) })
  await worker(async () => {})['deliver-event']!({ eventId })
  const mail = (await noticesOf(eventId)).find(({ channel }) => channel === 'mail')
  const refused = worker(() =>
    Promise.reject(Object.assign(new Error('no kaicho@example.jp'), { code: 'ECONNREFUSED' })),
  )

  await expect(refused['send-mail']!({ noticeId: mail!.id })).rejects.toThrow()

  const headers = await t.given.coordinator()
  const calls = async () => (await t.app.inject({ url: '/api/calls?perPage=100', headers })).json().items
  const [failed] = await t.db.select().from(noticesTable).where(eq(noticesTable.id, mail!.id))
  expect(failed).toMatchObject({ failure: 'ECONNREFUSED', deliveredAt: null })
  expect(await calls()).toContainEqual(expect.objectContaining({ id: mail!.id, channel: 'mail' }))
  expect(await settle(t)).toHaveLength(1)
  expect(await calls()).not.toContainEqual(expect.objectContaining({ id: mail!.id }))
})

test('letters of people are letters, never a page or a header', async () => {
  const title = '<b>清掃</b>\r\nBcc: all@example.jp'
  const requestId = await given.request(association, { title, status: 'returned', statusReason: '<script>x</script>' })
  await given.happened({ type: 'request.returned', requestId })

  const [mail] = await settle(t)

  expect(mail!.subject).toBe('【直していただきたい所があります】<b>清掃</b> Bcc: all@example.jp')
  expect(mail!.html).not.toMatch(/<b>|<script/)
  expect(mail!.html).toContain('&#60;script&#62;')
})

test('the facts stand as a table in the HTML and line by line in the text, which has nothing of the HTML', async () => {
  await given.happened({ type: 'request.opened', requestId: await given.request(association) })

  const [mail] = await settle(t)

  expect(mail!.html!.match(/<tr>/g)).toHaveLength(4)
  expect(mail!.html).toMatch(/<th scope="row"[^>]*>いつ<\/th><td[^>]*>令和8年<span[^>]*>11月8日\(日\)<\/span>/)
  expect(mail!.html).toContain('prefers-color-scheme:dark')
  expect(mail!.text).toContain('\nいつ：令和8年11月8日(日)午前9時から\n')
  expect(mail!.text).not.toMatch(/[<>]|&#/)
})

test('a link to come in is mailed once and works', async () => {
  const { email } = await t.given.account('association', association, { email: 'linked@example.jp' })
  const headers = { ...t.given.stranger(), 'idempotency-key': 'ask-for-a-link-1' }
  await t.app.inject({ method: 'POST', url: '/api/session/mail-links', headers, payload: { email } })

  const [mail] = await settle(t)

  const secret = /\/sign-in\/link#(\S+)/.exec(mail!.text)![1]
  const redeem = { method: 'POST', url: '/api/session/mail-links/redeem', payload: { secret } } as const
  const key = { 'idempotency-key': 'redeem-the-link-1' }
  expect((await t.app.inject({ ...redeem, headers: { ...t.given.stranger(), ...key } })).statusCode).toBe(200)
})

test('a mail of an earlier version of the program, which kept no sendings, is sent as well', async () => {
  const eventId = await given.happened({ type: 'request.opened', requestId: await given.request(association) })
  await worker(async () => {})['deliver-event']!({ eventId })
  const { id } = (await noticesOf(eventId)).find(({ channel }) => channel === 'mail')!
  await t.db.delete(sendingsTable).where(eq(sendingsTable.noticeId, id))

  expect(await settle(t)).toHaveLength(1)

  const [sending] = await t.db.select().from(sendingsTable).where(eq(sendingsTable.noticeId, id))
  expect(sending).toMatchObject({ channel: 'mail', state: 'sent', providerId: `<${id}@localhost>` })
})

test('an address that the mail server does not know is tried once, and a person tells it', async () => {
  const eventId = await given.happened({ type: 'request.opened', requestId: await given.request(association) })
  await worker(async () => {})['deliver-event']!({ eventId })
  const { id } = (await noticesOf(eventId)).find(({ channel }) => channel === 'mail')!
  const unknown = Object.assign(new Error('550 no such user'), { code: 'EENVELOPE', responseCode: 550 })

  await worker(() => Promise.reject(unknown))['send-mail']!({ noticeId: id })

  const [failed] = await t.db.select().from(noticesTable).where(eq(noticesTable.id, id))
  expect(failed).toMatchObject({ failure: 'EENVELOPE 550', deliveredAt: null })
  expect(await settle(t)).toEqual([])
})
