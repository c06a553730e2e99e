import type { AccountId, OrganizationId } from '@app/shared'
import type { LineCode } from '@app/shared/notifications'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { fakeLine, lineUser } from '../../../test/fakes/line.ts'
import { givenNoticesIn } from '../../../test/given-notices.ts'
import { sendWaiting } from '../../../test/send-waiting.ts'
import { settle } from '../../../test/settle.ts'
import { waitUntilBlocked } from '../../../test/wait-until-blocked.ts'
import { accountsTable } from '../../accounts/accounts.table.ts'
import { contactsTable } from '../../organizations/organizations.table.ts'
import { openPool } from '../../platform/db.ts'
import { startWorker, tasksOf } from '../../worker.ts'
import { noticesTable } from '../notices.table.ts'
import { channelCodesTable, channelLinksTable } from '../receiving/receiving.table.ts'
import { insertLink } from '../receiving/links.store.ts'
import { gatherDigests } from './gather-digests.ts'
import { takeSending } from './sendings.store.ts'
import { sendingsTable } from './sendings.table.ts'

const line = await fakeLine()
afterAll(() => line.close())
const world = await buildTestApp({ env: line.env })
const { app, db, clock } = world
const given = givenNoticesIn(world)
let users = 0
let keys = 0
let association: OrganizationId
let own: { accountId: AccountId; user: string }

/** An officer with LINE; with or without a mail address. */
async function officer(email: string | null = null, phone = '055-000-0042') {
  const id = await given.association('緑町自治会', { channel: 'phone', phone })
  const { accountId } = await world.given.account('association', id, { email: 'officer@example.jp' })
  await db.update(accountsTable).set({ email, emailKey: email }).where(eq(accountsTable.id, accountId))
  const user = lineUser(++users)
  await db.transaction((tx) => insertLink(tx, { accountId, channel: 'line', address: user }, clock()))
  return { association: id, accountId, user }
}

beforeEach(async () => {
  line.pushed.length = line.replied.length = line.troubles.length = 0
  ;({ association, ...own } = await officer())
})

const returned = async () => {
  const requestId = await given.request(association, { status: 'returned', statusReason: '場所を教えてください' })
  await given.happened({ type: 'request.returned', requestId })
  await settle(world)
  return requestId
}
const sendingOf = async () =>
  (
    await db
      .select()
      .from(sendingsTable)
      .where(and(eq(sendingsTable.accountId, own.accountId), eq(sendingsTable.channel, 'line')))
  )[0]!
const noticesTo = (id: OrganizationId) => db.select().from(noticesTable).where(eq(noticesTable.organizationId, id))

describe('a notice over LINE', () => {
  test('says what kind of news there is and where to read it, and nothing of people', async () => {
    const requestId = await returned()
    await sendWaiting(world)

    expect(line.pushed).toEqual([
      {
        to: own.user,
        text: `依頼についてのお知らせ\nhttp://localhost/requests/${requestId}`,
        retryKey: expect.any(String),
      },
    ])
    expect(await sendingOf()).toMatchObject({ state: 'sent', attempts: 1, lastError: null })
    expect((await sendingOf()).providerId).not.toBeNull()
  })

  test('a question carries the one-tap link of its mail, whose secret rests nowhere', async () => {
    const supporter = await given.supporter('あおぞら商会', { channel: 'line', email: null, phone: '055-000-0060' })
    const { accountId } = await world.given.account('supporter', supporter, { email: `s${++users}@example.jp` })
    const user = lineUser(users)
    await db.transaction((tx) => insertLink(tx, { accountId, channel: 'line', address: user }, clock()))
    const matchId = await given.match(await given.request(association), supporter)
    const secret = await given.answerLink(matchId)
    await given.happened({ type: 'match.proposed', matchId })
    await settle(world)
    await sendWaiting(world)

    expect(line.pushed.find(({ to }) => to === user)!.text).toBe(
      `お手伝いのお願いが届いています\nhttp://localhost/a/${secret}`,
    )
    expect(JSON.stringify(await db.select().from(sendingsTable))).not.toContain(secret)
    const channels = (await noticesTo(supporter)).map(({ channel }) => channel)
    expect(channels.toSorted()).toEqual(['mail', 'screen'])
  })

  test('leaves by the worker itself, with the queue as it is', async () => {
    const pool = openPool(world.url, { max: 4, longest: 30_000 })
    const log = { warn: () => {} }
    await returned()
    const tools = { ...world, pool, log, mailer: { kind: 'kept' as const, deliver: async () => {} } }
    const worker = await startWorker(tools)

    await expect.poll(() => line.pushed.filter(({ to }) => to === own.user).length, { timeout: 15_000 }).toBe(1)

    await worker.stop()
    await pool.end()
    expect(await sendingOf()).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('reaches whoever wished LINE, so nobody has to call; the screen has it as always', async () => {
    await returned()

    expect((await noticesTo(association)).map(({ channel }) => channel)).toEqual(['screen', 'phone'])
    const onLine = await given.association('北町自治会', { channel: 'line', phone: '055-000-0050' })
    const { accountId } = await world.given.account('association', onLine, { email: 'kita@example.jp' })
    await db.transaction((tx) => insertLink(tx, { accountId, channel: 'line', address: lineUser(++users) }, clock()))
    const requestId = await given.request(onLine, { status: 'returned', statusReason: '場所' })
    await given.happened({ type: 'request.returned', requestId })
    await settle(world)

    expect((await noticesTo(onLine)).map(({ channel }) => channel).toSorted()).toEqual(['mail', 'screen'])
  })

  test('whose answer was lost is sent again under the same key, and counts once', async () => {
    await returned()
    const { id } = await sendingOf()
    await sendWaiting(world)
    await db
      .update(sendingsTable)
      .set({ state: 'queued', sentAt: null, providerId: null })
      .where(eq(sendingsTable.id, id))

    await sendWaiting(world)

    expect(line.pushed.filter(({ retryKey }) => retryKey === id)).toHaveLength(1)
    expect(await sendingOf()).toMatchObject({ state: 'sent', attempts: 2, providerId: expect.any(String) })
  })

  test.each([429, 500, 503])('%i: tried again later, longer each time', async (status) => {
    line.troubles.push(status, status)
    await returned()
    await sendWaiting(world)
    const first = await sendingOf()

    expect(first).toMatchObject({ state: 'queued', attempts: 1, lastError: `line ${status}` })
    expect(+first.nextTryAt! - +clock()).toBe(60_000)
    expect(await sendWaiting(world)).toBe(0)
    world.travel({ minutes: 1 })
    await sendWaiting(world)
    expect(+(await sendingOf()).nextTryAt! - +clock()).toBe(120_000)
    const { rows } = await db.execute<{ run_at: string }>(
      sql`select run_at from graphile_worker.jobs where task_identifier = 'send-line' order by id desc limit 1`,
    )
    expect(+new Date(rows[0]!.run_at) - +clock()).toBe(120_000)
    world.travel({ minutes: 2 })
    await sendWaiting(world)
    expect(line.pushed).toHaveLength(1)
  })

  test('a worker that died with it in its hand: the job comes again until the hand is empty', async () => {
    await returned()
    const { id: sendingId } = await sendingOf()
    const tasks = tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } })
    await db.transaction((tx) => takeSending(tx, sendingId, clock()))

    await expect(tasks['send-line']!({ sendingId })).rejects.toThrow('in another hand')
    world.travel({ minutes: 2 })
    await tasks['send-line']!({ sendingId })

    expect(await sendingOf()).toMatchObject({ state: 'sent', attempts: 2 })
    expect(line.pushed).toHaveLength(1)
  })

  test('waits for the morning, and comes gathered where its owner wishes so', async () => {
    world.travel('2026-10-06T23:00:00+09:00')
    await returned()
    const runAt = async () => {
      const { rows } = await db.execute<{ run_at: string }>(
        sql`select run_at from graphile_worker.jobs where task_identifier = 'send-line' order by id desc limit 1`,
      )
      return new Date(rows[0]!.run_at).toISOString()
    }
    expect(await runAt()).toBe('2026-10-06T23:00:00.000Z')
    await sendWaiting(world)

    await db.execute(sql`insert into receiving_wishes values (${own.accountId}, true, 'daily', 20, 8, now())`)
    for (const title of ['一つ目', '二つ目'])
      await given.happened({ type: 'request.opened', requestId: await given.request(association, { title }) })
    await settle(world)
    expect(await sendWaiting(world)).toBe(0)
    world.travel('2026-10-07T08:00:00+09:00')
    await gatherDigests(world.systemContext())
    await sendWaiting(world)

    expect(line.pushed.at(-1)!.text).toBe('お知らせが2件あります\nhttp://localhost/my/notices')
    const rows = await db.select().from(sendingsTable).where(eq(sendingsTable.accountId, own.accountId))
    expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
  })

  test('taken, and the line breaks before that is said: the same retry key makes it count once', async () => {
    line.cuts.left = 1
    await returned()
    await sendWaiting(world)
    expect(await sendingOf()).toMatchObject({ state: 'queued', lastError: 'line unreachable' })
    world.travel({ minutes: 1 })
    await sendWaiting(world)

    expect(await sendingOf()).toMatchObject({ state: 'sent', attempts: 2, providerId: expect.any(String) })
    expect(line.pushed).toHaveLength(1)
    expect(line.pushed[0]!.retryKey).toBe((await sendingOf()).id)
    expect(line.seen.slice(-2).map(({ status }) => status)).toEqual([200, 409])
  })

  test('waits as long as LINE asks', async () => {
    line.troubles.push({ status: 429, headers: { 'retry-after': '900' } })
    await returned()
    await sendWaiting(world)

    expect(+(await sendingOf()).nextTryAt! - +clock()).toBe(900_000)
  })

  test('of two workers that take it at once, one sends', async () => {
    await returned()
    const { id: sendingId } = await sendingOf()
    const tasks = tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } })

    const { both } = await db.transaction(async (tx) => {
      await tx.select().from(sendingsTable).where(eq(sendingsTable.id, sendingId)).for('update')
      const both = Promise.allSettled([tasks['send-line']!({ sendingId }), tasks['send-line']!({ sendingId })])
      await waitUntilBlocked(db, { connections: 2 })
      return { both }
    })

    // the job of the other comes again, and finds nothing left to do
    expect((await both).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await tasks['send-line']!({ sendingId })

    expect(line.seen.filter(({ path }) => path.endsWith('push')).length).toBeGreaterThan(0)
    expect(await sendingOf()).toMatchObject({ state: 'sent', attempts: 1 })
    expect(line.pushed).toHaveLength(1)
  })
})

describe('a message that LINE will never take', () => {
  test('without mail: stands on the list of calls once, with the reason', async () => {
    const onLine = await given.association('西町自治会', { channel: 'line', phone: '055-000-0051' })
    association = onLine
    const account = await world.given.account('association', onLine, { email: 'x@example.jp' })
    await db.update(accountsTable).set({ email: null, emailKey: null }).where(eq(accountsTable.id, account.accountId))
    own = { accountId: account.accountId, user: lineUser(++users) }
    await db.transaction((tx) => insertLink(tx, { ...own, channel: 'line', address: own.user }, clock()))
    line.gone.add(own.user)
    await returned()
    expect((await noticesTo(onLine)).map(({ channel }) => channel)).toEqual(['screen'])

    await sendWaiting(world)
    await sendWaiting(world)

    const headers = await world.given.coordinator()
    const { items } = (await app.inject({ url: '/api/calls?perPage=100', headers })).json()
    const calls = items.filter((one: { organizationId: string }) => one.organizationId === onLine)
    expect(calls).toHaveLength(1)
    expect(calls[0]).toMatchObject({ channel: 'line', number: '055-000-0051', why: 'line-failed' })
    expect(calls[0].say).toContain('場所を教えてください')
    expect(await sendingOf()).toMatchObject({ state: 'failed', lastError: 'line 400' })
  })

  test('with mail that was not wished: the mail goes instead, and nobody calls', async () => {
    const person = await officer('mail@example.jp')
    ;({ association, ...own } = person)
    await db.execute(sql`insert into receiving_wishes values (${own.accountId}, false, 'at-once', null, null, now())`)
    line.gone.add(own.user)
    await returned()
    expect((await noticesTo(association)).map(({ channel }) => channel).toSorted()).toEqual(['phone', 'screen'])

    await sendWaiting(world)
    const mails = await settle(world)

    expect(mails.map(({ to }) => to)).toEqual(['mail@example.jp'])
    expect((await noticesTo(association)).filter(({ channel }) => channel === 'phone')).toHaveLength(1)
  })

  test('with mail as well: the mail has told it, and nothing more is done', async () => {
    const person = await officer('both@example.jp')
    ;({ association, ...own } = person)
    await db.update(contactsTable).set({ channel: 'mail' }).where(eq(contactsTable.organizationId, association))
    line.gone.add(own.user)
    await returned()
    await db
      .update(accountsTable)
      .set({ email: 'new@example.jp', emailKey: 'new@example.jp' })
      .where(eq(accountsTable.id, own.accountId))

    await sendWaiting(world)

    expect((await noticesTo(association)).map(({ channel, address }) => `${channel} ${address}`).toSorted()).toEqual([
      'mail both@example.jp',
      'screen null',
    ])
    await db.update(accountsTable).set({ email: null, emailKey: null }).where(eq(accountsTable.id, own.accountId))
  })

  test('where it would be the receiver that is wrong, the link ends and its address is forgotten', async () => {
    line.gone.add(own.user)
    await returned()
    await sendWaiting(world)

    const links = await db.select().from(channelLinksTable).where(eq(channelLinksTable.accountId, own.accountId))
    expect(links).toMatchObject([{ address: null, endedWhy: 'gone' }])
    line.troubles.push(400)
    const other = await officer()
    ;({ association, ...own } = other)
    await returned()
    await sendWaiting(world)
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.address, own.user))).toBe(1)
  })

  test('twelve times in vain is given up', async () => {
    await returned()
    const { id: sendingId } = await sendingOf()
    const tasks = tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } })
    for (let i = 0; i < 13; i++) {
      line.troubles.push(500)
      await tasks['send-line']!({ sendingId })
    }
    expect(await sendingOf()).toMatchObject({ state: 'given-up', attempts: 12 })
  })
})

describe('linking', () => {
  const ask = async (accountId: AccountId) => {
    const seats = await db.execute<{ id: string }>(sql`select id from seats where account_id = ${accountId}`)
    const session = await world.given.sessionOf({ accountId, seatId: seats.rows[0]!.id } as never)
    const headers = { ...session.headers, 'idempotency-key': `a-key-${++keys}-of-mine` }
    return {
      headers,
      code: (
        await app.inject({ method: 'POST', url: '/api/me/receiving/line', headers, payload: {} })
      ).json<LineCode>(),
    }
  }
  const answers = async () => {
    const { rows } = await db.execute<{ payload: { says: string } }>(
      sql`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'answer-line' order by j.id desc limit 1`,
    )
    return rows[0]?.payload.says
  }

  test('whoever sends the code is linked, once; its owner hears so by mail', async () => {
    const { association: id } = await officer()
    const { accountId } = await world.given.account('association', id, { email: 'new@example.jp' })
    const { code } = await ask(accountId)
    const user = lineUser(++users)

    const taken = await line.handIn(app, [line.says(user, ` ${code.code.toLowerCase()} `, clock())])

    expect(taken.statusCode).toBe(200)
    expect(await answers()).toBe('linked')
    const links = await db.select().from(channelLinksTable).where(eq(channelLinksTable.accountId, accountId))
    expect(links).toMatchObject([{ channel: 'line', address: user, endedAt: null }])
    expect((await settle(world)).map(({ to }) => to)).toEqual(['new@example.jp'])
    await line.handIn(app, [line.says(lineUser(++users), code.code, clock())])
    expect(await answers()).toBe('unknown-code')
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.accountId, accountId))).toBe(1)
  })

  test('the code rests nowhere, is shown in LINE’s own link, and a newer one makes it dead', async () => {
    const { code } = await ask(own.accountId)
    const { code: newer } = await ask(own.accountId)

    expect(code.openUrl).toBe(`https://line.me/R/oaMessage/%40123abcde/?${code.code}`)
    expect(JSON.stringify(await db.select().from(channelCodesTable))).not.toContain(newer.code)
    await line.handIn(app, [line.says(lineUser(++users), code.code, clock())])
    expect(await answers()).toBe('unknown-code')
  })

  test('ten minutes later it is too late', async () => {
    const { code } = await ask(own.accountId)
    world.travel({ minutes: 10 })

    await line.handIn(app, [line.says(lineUser(++users), code.code, clock())])

    expect(await answers()).toBe('unknown-code')
  })

  test('codes are not guessed', async () => {
    const user = lineUser(++users)
    for (let i = 0; i < 11; i++) await line.handIn(app, [line.says(user, `AAAA-${2222 + i}`, clock())])

    expect(await answers()).toBe('too-many')
    const { code } = await ask(own.accountId)
    await line.handIn(app, [line.says(user, code.code, clock())])
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.address, user))).toBe(0)
  })

  test('a LINE that is linked to another account moves', async () => {
    const other = await officer()
    const { code } = await ask(other.accountId)

    await line.handIn(app, [line.says(own.user, code.code, clock())])

    const rows = await db.select().from(channelLinksTable).where(eq(channelLinksTable.address, own.user))
    expect(rows).toMatchObject([{ accountId: other.accountId, endedAt: null }])
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.endedWhy, 'moved'))).toBeGreaterThanOrEqual(2)
  })

  test('blocked: nothing goes there; a block that arrives late does not end a newer link', async () => {
    const before = new Date(+clock() - 60_000)
    await line.handIn(app, [line.blocks(own.user, before)])
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.address, own.user))).toBe(1)

    await line.handIn(app, [line.blocks(own.user, clock())])

    expect(await db.$count(channelLinksTable, eq(channelLinksTable.address, own.user))).toBe(0)
    await returned()
    expect(await sendWaiting(world)).toBe(0)
  })

  test('a stranger that adds the account, or writes, hears how to link; what is not understood is passed over', async () => {
    await line.handIn(app, [line.follows(lineUser(++users), clock())])
    expect(await answers()).toBe('hello')
    await line.handIn(app, [line.says(own.user, 'ありがとう', clock())])
    expect(await answers()).toBe('nobody-reads')

    const odd = [{ type: 'videoPlayComplete' }, { nothing: true }, line.says(lineUser(++users), '', clock())]
    expect((await line.handIn(app, odd)).statusCode).toBe(200)
  })

  test('the answer goes out with its token', async () => {
    const tasks = tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } })
    await tasks['answer-line']!({ replyToken: 'r-1', says: 'linked' })

    expect(line.replied).toMatchObject([{ token: 'r-1', text: expect.stringContaining('つながりました') }])
  })

  test.each(['', 'AAAA', undefined])('signed with %j the page is not there', async (signature) => {
    const events = [line.blocks(own.user, clock())]
    const answer =
      signature === undefined
        ? await app.inject({ method: 'POST', url: '/line-webhook', payload: { events } })
        : await line.handIn(app, events, signature)

    expect(answer.statusCode).toBe(404)
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.address, own.user))).toBe(1)
  })
})
