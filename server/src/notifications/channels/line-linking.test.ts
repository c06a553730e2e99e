import type { AccountId } from '@app/shared'
import type { LineCode } from '@app/shared/notifications'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { lineScene } from '../../../test/line-scene.ts'
import { sendWaiting } from '../../../test/send-waiting.ts'
import { settle } from '../../../test/settle.ts'
import { tasksOf } from '../../worker.ts'
import { channelCodesTable, channelLinksTable } from '../receiving/receiving.table.ts'

const scene = await lineScene()
const { line, world, me, officer, newUser, returned } = scene
const { app, db, clock } = world
afterAll(() => line.close())
beforeEach(scene.begin)
let keys = 0

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
    const user = newUser()

    const taken = await line.handIn(app, [line.says(user, ` ${code.code.toLowerCase()} `, clock())])

    expect(taken.statusCode).toBe(200)
    expect(await answers()).toBe('linked')
    const links = await db.select().from(channelLinksTable).where(eq(channelLinksTable.accountId, accountId))
    expect(links).toMatchObject([{ channel: 'line', address: user, endedAt: null }])
    expect((await settle(world)).map(({ to }) => to)).toEqual(['new@example.jp'])
    await line.handIn(app, [line.says(newUser(), code.code, clock())])
    expect(await answers()).toBe('unknown-code')
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.accountId, accountId))).toBe(1)
  })

  test('the code rests nowhere, is shown in LINE’s own link, and a newer one makes it dead', async () => {
    const { code } = await ask(me.accountId)
    const { code: newer } = await ask(me.accountId)

    expect(code.openUrl).toBe(`https://line.me/R/oaMessage/%40123abcde/?${code.code}`)
    expect(JSON.stringify(await db.select().from(channelCodesTable))).not.toContain(newer.code)
    await line.handIn(app, [line.says(newUser(), code.code, clock())])
    expect(await answers()).toBe('unknown-code')
  })

  test('ten minutes later it is too late', async () => {
    const { code } = await ask(me.accountId)
    world.travel({ minutes: 10 })

    await line.handIn(app, [line.says(newUser(), code.code, clock())])

    expect(await answers()).toBe('unknown-code')
  })

  test('codes are not guessed', async () => {
    const user = newUser()
    for (let i = 0; i < 11; i++) await line.handIn(app, [line.says(user, `AAAA-${2222 + i}`, clock())])

    expect(await answers()).toBe('too-many')
    const { code } = await ask(me.accountId)
    await line.handIn(app, [line.says(user, code.code, clock())])
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.address, user))).toBe(0)
  })

  test('a LINE that is linked to another account moves', async () => {
    const other = await officer()
    const { code } = await ask(other.accountId)

    await line.handIn(app, [line.says(me.user, code.code, clock())])

    const rows = await db.select().from(channelLinksTable).where(eq(channelLinksTable.address, me.user))
    expect(rows).toMatchObject([{ accountId: other.accountId, endedAt: null }])
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.endedWhy, 'moved'))).toBeGreaterThanOrEqual(2)
  })

  test('blocked: nothing goes there; a block that arrives late does not end a newer link', async () => {
    const before = new Date(+clock() - 60_000)
    await line.handIn(app, [line.blocks(me.user, before)])
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.address, me.user))).toBe(1)

    await line.handIn(app, [line.blocks(me.user, clock())])

    expect(await db.$count(channelLinksTable, eq(channelLinksTable.address, me.user))).toBe(0)
    await returned()
    expect(await sendWaiting(world)).toBe(0)
  })

  test('a stranger that adds the account, or writes, hears how to link; what is not understood is passed over', async () => {
    await line.handIn(app, [line.follows(newUser(), clock())])
    expect(await answers()).toBe('hello')
    await line.handIn(app, [line.says(me.user, 'ありがとう', clock())])
    expect(await answers()).toBe('nobody-reads')

    const odd = [{ type: 'videoPlayComplete' }, { nothing: true }, line.says(newUser(), '', clock())]
    expect((await line.handIn(app, odd)).statusCode).toBe(200)
  })

  test('the answer goes out with its token', async () => {
    const tasks = tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } })
    await tasks['answer-line']!({ replyToken: 'r-1', says: 'linked' })

    expect(line.replied).toMatchObject([{ token: 'r-1', text: expect.stringContaining('つながりました') }])
  })

  test.each(['', 'AAAA', undefined])('signed with %j the page is not there', async (signature) => {
    const events = [line.blocks(me.user, clock())]
    const answer =
      signature === undefined
        ? await app.inject({ method: 'POST', url: '/line-webhook', payload: { events } })
        : await line.handIn(app, events, signature)

    expect(answer.statusCode).toBe(404)
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.address, me.user))).toBe(1)
  })
})
