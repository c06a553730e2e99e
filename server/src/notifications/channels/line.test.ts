import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { lineScene } from '../../../test/line-scene.ts'
import { sendWaiting } from '../../../test/send-waiting.ts'
import { settle } from '../../../test/settle.ts'
import { openPool } from '../../platform/db.ts'
import { startWorker } from '../../worker.ts'
import { insertLink } from '../receiving/links.store.ts'
import { gatherDigests } from './gather-digests.ts'
import { sendingsTable } from './sendings.table.ts'

const scene = await lineScene()
const { line, world, given, me, newUser, returned, sendingOf, noticesTo } = scene
const { db, clock } = world
afterAll(() => line.close())
beforeEach(scene.begin)

describe('a notice over LINE', () => {
  test('says what kind of news there is and where to read it, and nothing of people', async () => {
    const requestId = await returned()
    await sendWaiting(world)

    expect(line.pushed).toEqual([
      {
        to: me.user,
        text: `依頼についてのお知らせ\nhttp://localhost/requests/${requestId}`,
        retryKey: expect.any(String),
      },
    ])
    expect(await sendingOf()).toMatchObject({ state: 'sent', attempts: 1, lastError: null })
    expect((await sendingOf()).providerId).not.toBeNull()
  })

  test('a question carries the one-tap link of its mail, whose secret rests nowhere', async () => {
    const supporter = await given.supporter('あおぞら商会', { channel: 'line', email: null, phone: '055-000-0060' })
    const { accountId } = await world.given.account('supporter', supporter, { email: 's1@example.jp' })
    const user = newUser()
    await db.transaction((tx) => insertLink(tx, { accountId, channel: 'line', address: user }, clock()))
    const matchId = await given.match(await given.request(me.association), supporter)
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

    await expect.poll(() => line.pushed.filter(({ to }) => to === me.user).length, { timeout: 15_000 }).toBe(1)

    await worker.stop()
    await pool.end()
    expect(await sendingOf()).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('reaches whoever wished LINE, so nobody has to call; the screen has it as always', async () => {
    await returned()

    expect((await noticesTo(me.association)).map(({ channel }) => channel)).toEqual(['screen', 'phone'])
    const onLine = await given.association('北町自治会', { channel: 'line', phone: '055-000-0050' })
    const { accountId } = await world.given.account('association', onLine, { email: 'kita@example.jp' })
    await db.transaction((tx) => insertLink(tx, { accountId, channel: 'line', address: newUser() }, clock()))
    const requestId = await given.request(onLine, { status: 'returned', statusReason: '場所' })
    await given.happened({ type: 'request.returned', requestId })
    await settle(world)

    expect((await noticesTo(onLine)).map(({ channel }) => channel).toSorted()).toEqual(['mail', 'screen'])
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

    await db.execute(sql`insert into receiving_wishes values (${me.accountId}, true, 'daily', 20, 8, now())`)
    for (const title of ['一つ目', '二つ目'])
      await given.happened({ type: 'request.opened', requestId: await given.request(me.association, { title }) })
    await settle(world)
    expect(await sendWaiting(world)).toBe(0)
    world.travel('2026-10-07T08:00:00+09:00')
    await gatherDigests(world.systemContext())
    await sendWaiting(world)

    expect(line.pushed.at(-1)!.text).toBe('お知らせが2件あります\nhttp://localhost/my/notices')
    const rows = await db.select().from(sendingsTable).where(eq(sendingsTable.accountId, me.accountId))
    expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
  })
})
