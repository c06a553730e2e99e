import type { AccountId, OrganizationId } from '@app/shared'
import type { ReceivingWishes } from '@app/shared/notifications'
import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { givenNoticesIn } from '../../../test/given-notices.ts'
import { settle } from '../../../test/settle.ts'
import { waitUntilBlocked } from '../../../test/wait-until-blocked.ts'
import { withActor } from '../../platform/context.ts'
import { seatsTable } from '../../accounts/accounts.table.ts'
import { insertSeat } from '../../accounts/accounts.store.ts'
import { tasksOf } from '../../worker.ts'
import { receiveMail } from '../inbound/receive-mail.ts'
import { addressBack } from '../inbound/reply-address.ts'
import { gatherDigests } from '../channels/gather-digests.ts'
import { sendingsTable } from '../channels/sendings.table.ts'
import { noticesTable } from '../notices.table.ts'
import { editReceiving } from './edit-receiving.ts'
import { receivingWishesTable } from './receiving.table.ts'

const world = await buildTestApp({
  env: { REPLY_ADDRESS: 'reply@mail.example.jp', INBOUND_MAIL_SECRET: 'a secret of the mail server, 32 bytes or more' },
})
const { db } = world
const given = givenNoticesIn(world)
let association: OrganizationId
let accountId: AccountId
let people = 0
const email = () => `officer${people}@example.jp`

const wishes = (change: Partial<ReceivingWishes> = {}): ReceivingWishes => ({
  ...{ mail: true, digest: 'weekly', quietFrom: 20, quietTo: 8 },
  ...change,
})
const wish = (change: Partial<ReceivingWishes> = {}) =>
  editReceiving(withActor(world.systemContext(), { accountId, role: 'association' }), wishes(change))

beforeEach(async () => {
  world.travel('2026-11-25T12:00:00+09:00')
  people += 1
  association = await given.association('緑町自治会', { email: null, phone: '055-000-0001' })
  ;({ accountId } = await world.given.account('association', association, { email: email() }))
  await wish()
})

/** News that can wait: 「受け付けました」 of a request that was opened. */
async function news(n: number) {
  for (let i = 0; i < n; i++)
    await given.happened({
      type: 'request.opened',
      requestId: await given.request(association, { title: `川の清掃${i}` }),
    })
  return mine()
}
/** Mails that came to the officer of this story. */
const mine = async () => (await settle(world)).filter(({ to }) => to === email())
const held = () =>
  db
    .select()
    .from(sendingsTable)
    .where(and(eq(sendingsTable.accountId, accountId), eq(sendingsTable.state, 'held')))
    .orderBy(asc(sendingsTable.createdAt))
async function morning(at: string) {
  world.travel(`${at}+09:00`)
  await gatherDigests(world.systemContext())
  return mine()
}

test('what can wait comes on Monday in one mail with a list; each piece of news once', async () => {
  expect(await news(3)).toEqual([])
  expect((await held()).map(({ nextTryAt }) => nextTryAt!.toISOString())).toEqual(
    Array(3).fill('2026-11-29T23:00:00.000Z'),
  )

  expect(await morning('2026-11-30T07:59:59')).toEqual([])
  const mails = await morning('2026-11-30T08:00:00')

  expect(mails).toHaveLength(1)
  expect(mails[0]!.subject).toBe('お知らせ 3件（まとめてお届け）')
  for (const n of [0, 1, 2]) expect(mails[0]!.text).toContain(`川の清掃${n}`)
  expect(mails[0]!.text.match(/http\S+/g)).toEqual(['http://localhost/my/notices'])
  expect(mails[0]!.replyTo).toBeUndefined()
  expect(await morning('2026-12-07T08:00:00')).toEqual([])
  const rows = await db.select().from(noticesTable).where(eq(noticesTable.address, email()))
  expect(rows.filter(({ deliveredAt }) => deliveredAt).length).toBe(3)
})

test('one alone is the mail that it would have been', async () => {
  await news(1)
  const [mail] = await morning('2026-11-30T08:00:00')

  expect(mail!.subject).not.toContain('まとめて')
  expect(mail!.text).toContain('川の清掃0')
})

test('what is urgent or asks something waits for no digest; quiet hours hold only the question', async () => {
  const supporter = await given.supporter('あおぞら商会', { email: null, phone: '055-000-0002' })
  ;({ accountId } = await world.given.account('supporter', supporter, { email: 'asked@example.jp' }))
  await wish({ digest: 'weekly' })
  const matchId = await given.match(await given.request(association), supporter)
  world.travel('2026-11-25T23:00:00+09:00')
  await given.happened({ type: 'match.proposed', matchId })
  await settle(world)

  const rows = await db.select().from(sendingsTable).where(eq(sendingsTable.accountId, accountId))
  expect(rows.map(({ state }) => state)).toEqual(['sent'])
})

describe('the wish changes while something is held', () => {
  test('to at once: it comes at once, gathered', async () => {
    await news(2)
    await wish({ digest: 'at-once' })
    await gatherDigests(world.systemContext())

    expect((await mine()).map(({ subject }) => subject)).toEqual(['お知らせ 2件（まとめてお届け）'])
    expect(await morning('2026-11-30T08:00:00')).toEqual([])
  })

  test('to daily: it comes tomorrow', async () => {
    await news(2)
    await wish({ digest: 'daily' })

    expect((await held()).map(({ nextTryAt }) => nextTryAt!.toISOString())).toEqual(
      Array(2).fill('2026-11-25T23:00:00.000Z'),
    )
    expect(await morning('2026-11-26T08:00:00')).toHaveLength(1)
  })

  test('while the digest is gathered: the change waits, nothing is lost and nothing comes twice', async () => {
    await news(2)
    world.travel('2026-11-30T08:00:00+09:00')

    const { change } = await db.transaction(async (tx) => {
      await tx.select().from(sendingsTable).where(eq(sendingsTable.accountId, accountId)).for('update')
      const gathering = gatherDigests(world.systemContext())
      await waitUntilBlocked(db)
      const change = wish({ digest: 'daily' })
      await waitUntilBlocked(db, { connections: 2 })
      return { change: Promise.all([gathering, change]) }
    })
    await change

    const mails = [...(await mine()), ...(await morning('2026-12-01T08:00:00'))]
    expect(mails).toHaveLength(1)
    expect(mails[0]!.subject).toContain('2件')
    expect(await held()).toEqual([])
  })

  test('news that arrives while its owner changes its mind waits for the new wish', async () => {
    const requestId = await given.request(association, { title: '川の清掃9' })
    await given.happened({ type: 'request.opened', requestId })

    const { telling } = await db.transaction(async (tx) => {
      await tx
        .update(receivingWishesTable)
        .set({ digest: 'at-once' })
        .where(eq(receivingWishesTable.accountId, accountId))
      const telling = mine()
      await waitUntilBlocked(db)
      return { telling }
    })

    expect((await telling).map(({ to }) => to)).toEqual([email()])
    expect(await held()).toEqual([])
  })

  test('two workers gather one digest, once', async () => {
    await news(3)
    world.travel('2026-11-30T08:00:00+09:00')

    const { both } = await db.transaction(async (tx) => {
      await tx.select().from(sendingsTable).where(eq(sendingsTable.accountId, accountId)).for('update')
      const both = Promise.all([gatherDigests(world.systemContext()), gatherDigests(world.systemContext())])
      await waitUntilBlocked(db, { connections: 2 })
      return { both }
    })

    expect((await both).toSorted()).toEqual([0, 1])
    expect(await mine()).toHaveLength(1)
  })
})

test('a digest that bounces puts each of its notices on the list of calls', async () => {
  await news(2)
  await morning('2026-11-30T08:00:00')
  const rows = await db
    .select()
    .from(noticesTable)
    .where(eq(noticesTable.address, email()))
    .orderBy(asc(noticesTable.id))
  const back = addressBack(world.config, 'b', rows[0]!.id)!
  const raw = `To: ${back}\r\nFrom: mailer@example.jp\r\nMessage-ID: <${people}@x>\r\nContent-Type: text/plain\r\n\r\nStatus: 5.1.1\r\n`

  expect(await receiveMail(world.systemContext(), raw)).toBe('bounce')

  const headers = await world.given.coordinator()
  const { items } = (await world.app.inject({ url: '/api/calls?perPage=100', headers })).json()
  const calls = items.filter((one: { organizationId: string }) => one.organizationId === association)
  expect(calls.map(({ why }: { why: string }) => why)).toEqual(['mail-bounced', 'mail-bounced'])
})

test('whose seat ended meanwhile hears nothing more', async () => {
  await news(2)
  await db.update(seatsTable).set({ endedAt: world.clock() }).where(eq(seatsTable.accountId, accountId))

  expect(await morning('2026-11-30T08:00:00')).toEqual([])

  const rows = await db.select().from(sendingsTable).where(eq(sendingsTable.accountId, accountId))
  expect(rows.map(({ state, lastError }) => `${state} ${lastError}`)).toEqual(['given-up left', 'given-up left'])
})

test('a mail that waited for the morning is not sent to whose seat ended in the night', async () => {
  world.travel('2026-11-25T23:00:00+09:00')
  const requestId = await given.request(association, { status: 'returned', statusReason: '何人ですか' })
  const eventId = await given.happened({ type: 'request.returned', requestId })
  const tasks = tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } })
  await tasks['deliver-event']!({ eventId })
  await db.update(seatsTable).set({ endedAt: world.clock() }).where(eq(seatsTable.accountId, accountId))

  expect(await mine()).toEqual([])
})

test('one person in two organizations gets one digest that greets neither', async () => {
  const other = await given.association('南町自治会', { email: null, phone: '055-000-0009' })
  await db.transaction((tx) =>
    insertSeat(tx, {
      ...{ accountId, organizationId: other, role: 'association', title: '会計', startsOn: '2026-04-01' },
      ...{ endsOn: null, readsUntil: null, createdAt: world.clock() },
    }),
  )
  await news(1)
  await given.happened({ type: 'request.opened', requestId: await given.request(other, { title: '南の清掃' }) })
  await settle(world)

  const mails = await morning('2026-11-30T08:00:00')

  expect(mails).toHaveLength(1)
  expect(mails[0]!.text).toContain('南の清掃')
  expect(mails[0]!.text).not.toContain('自治会 様')
})
