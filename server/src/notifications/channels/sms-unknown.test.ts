import type { AccountId, OrganizationId } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { fakeSms } from '../../../test/fakes/sms.ts'
import { givenNoticesIn } from '../../../test/given-notices.ts'
import { sendWaiting } from '../../../test/send-waiting.ts'
import { settle } from '../../../test/settle.ts'
import { accountsTable } from '../../accounts/accounts.table.ts'
import { insertLink } from '../receiving/links.store.ts'
import { post } from './post.ts'
import { takeSending } from './sendings.store.ts'
import { sendingsTable } from './sendings.table.ts'

/** SMS knows no key for retries: what may have been taken is not sent a second time, and somebody is told otherwise. */
const sms = await fakeSms()
afterAll(() => sms.close())
const world = await buildTestApp({ env: sms.env })
const { app, db, clock } = world
const given = givenNoticesIn(world)
let association: OrganizationId
let accountId: AccountId
let people = 0

beforeEach(async () => {
  sms.sent.length = sms.troubles.length = sms.cuts.left = 0
  people += 1
  // a morning of its own: at night nothing of this leaves
  world.travel(new Date(Date.parse('2026-10-05T01:00:00Z') + people * 2 * 86_400_000).toISOString())
  association = await given.association('緑町自治会', { channel: 'mail', email: null, phone: '055-000-0001' })
  ;({ accountId } = await world.given.account('association', association, { email: `unknown${people}@example.jp` }))
  await db.update(accountsTable).set({ email: null, emailKey: null }).where(eq(accountsTable.id, accountId))
  const address = `+81901235${String(people).padStart(4, '0')}`
  await db.transaction((tx) => insertLink(tx, { accountId, channel: 'sms', address }, clock()))
  const requestId = await given.request(association, { status: 'returned', statusReason: '何人ですか' })
  await given.happened({ type: 'request.returned', requestId })
  await settle(world)
})

const sending = async () => {
  const own = and(eq(sendingsTable.accountId, accountId), eq(sendingsTable.channel, 'sms'))
  return (await db.select().from(sendingsTable).where(own))[0]!
}
/** What stands on the list of calls for this association. */
const calls = async () => {
  const headers = { ...(await world.given.coordinator()) }
  const { items } = (await app.inject({ url: '/api/calls?perPage=100', headers })).json<{ items: CallToMake[] }>()
  return items
    .filter(({ organizationId }) => organizationId === association)
    .map(({ channel, why }) => ({ channel, why }))
}
/** The provider tells what became of the message that it took, naming our own number of it. */
const word = (status: string, of: string, more: Record<string, string> = {}) =>
  sms.tell(
    app,
    'http://localhost',
    { MessageSid: sms.sent.at(-1)!.sid, MessageStatus: status, ...more },
    undefined,
    `/sms-status?of=${of}`,
  )
const afterMinutes = async (minutes: number) => {
  world.travel({ minutes })
  await sendWaiting(world)
}

describe('the line breaks after the provider has taken it', () => {
  beforeEach(async () => {
    sms.cuts.left = 1
    await sendWaiting(world)
  })

  test('it is not sent again; without word the centre calls, and reads that it may have arrived', async () => {
    expect(await sending()).toMatchObject({ state: 'queued', lastError: 'sms unknown' })
    expect(await calls()).toEqual([])

    for (const minutes of [5, 60, 600]) await afterMinutes(minutes)

    expect(sms.sent).toHaveLength(1)
    expect(await sending()).toMatchObject({ state: 'given-up', lastError: 'sms unknown' })
    expect(await calls()).toEqual([{ channel: 'phone', why: 'sms-unknown' }])
  })

  test('word that it was sent clears it up: nobody calls, nothing is sent again', async () => {
    const { id } = await sending()
    expect((await word('sent', id)).statusCode).toBe(200)
    await word('delivered', id)
    await afterMinutes(5)

    expect(sms.sent).toHaveLength(1)
    expect(await sending()).toMatchObject({ state: 'sent', providerId: sms.sent[0]!.sid, lastError: null })
    expect(await calls()).toEqual([])
  })

  test('word that it did not arrive is the end of it, with its own reason', async () => {
    await word('undelivered', (await sending()).id, { ErrorCode: '30005' })
    await afterMinutes(5)

    expect(await sending()).toMatchObject({ state: 'failed', lastError: 'sms 30005' })
    expect(await calls()).toEqual([{ channel: 'phone', why: 'sms-failed' }])
  })

  test('word about another sending, or signed for another number of ours, changes nothing', async () => {
    const { id } = await sending()
    await word('sent', crypto.randomUUID())
    const said = { MessageSid: sms.sent[0]!.sid, MessageStatus: 'sent' }
    const own = await sms.tell(app, 'http://elsewhere', said, undefined, `/sms-status?of=${id}`)

    expect(own.statusCode).toBe(404)
    expect(await sending()).toMatchObject({ state: 'queued', lastError: 'sms unknown' })
  })
})

test('word that comes while the answer is still awaited is kept for when it is lost', async () => {
  const { id } = await sending()
  sms.cuts.left = 1
  sms.taken.before = () => word('queued', id)
  await sendWaiting(world)
  sms.taken.before = undefined

  expect(await sending()).toMatchObject({ state: 'sent', providerId: sms.sent[0]!.sid })
})

test('a worker that died with it in its hand may have sent it: the centre calls', async () => {
  const { id } = await sending()
  await db.transaction((tx) => takeSending(tx, id, clock()))
  await afterMinutes(2)

  expect(sms.sent).toHaveLength(0)
  expect(await sending()).toMatchObject({ state: 'given-up', lastError: 'sms unknown' })
  expect(await calls()).toEqual([{ channel: 'phone', why: 'sms-unknown' }])
})

test.each([500, 502, 504])('%i in the middle says neither yes nor no', async (status) => {
  sms.troubles.push(status)
  await sendWaiting(world)
  await afterMinutes(5)

  expect(sms.sent).toHaveLength(0)
  expect(await calls()).toEqual([{ channel: 'phone', why: 'sms-unknown' }])
})

test.each([429, 503])('%i says that it was not taken: it is tried again, and nobody calls', async (status) => {
  sms.troubles.push(status)
  await sendWaiting(world)
  await afterMinutes(1)

  expect(sms.sent).toHaveLength(1)
  expect(await calls()).toEqual([])
})

test('nobody there, or no such name: nothing was handed over', async () => {
  const gone = await fakeSms()
  await gone.close()

  expect(await post(gone.env.SMS_API_URL, {}, '')).toBe('unsent')
  expect(await post('http://nowhere.invalid/', {}, '')).toBe('unsent')
})
