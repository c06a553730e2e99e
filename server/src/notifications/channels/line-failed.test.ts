import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { lineScene } from '../../../test/line-scene.ts'
import { sendWaiting } from '../../../test/send-waiting.ts'
import { settle } from '../../../test/settle.ts'
import { accountsTable } from '../../accounts/accounts.table.ts'
import { contactsTable } from '../../organizations/organizations.table.ts'
import { tasksOf } from '../../worker.ts'
import { channelLinksTable } from '../receiving/receiving.table.ts'
import { insertLink } from '../receiving/links.store.ts'

const scene = await lineScene()
const { line, world, given, me, officer, newUser, returned, sendingOf, noticesTo } = scene
const { app, db, clock } = world
afterAll(() => line.close())
beforeEach(scene.begin)

describe('a message that LINE will never take', () => {
  test('without mail: stands on the list of calls once, with the reason', async () => {
    const onLine = await given.association('西町自治会', { channel: 'line', phone: '055-000-0051' })
    const account = await world.given.account('association', onLine, { email: 'x@example.jp' })
    await db.update(accountsTable).set({ email: null, emailKey: null }).where(eq(accountsTable.id, account.accountId))
    Object.assign(me, { association: onLine, accountId: account.accountId, user: newUser() })
    await db.transaction((tx) =>
      insertLink(tx, { accountId: me.accountId, channel: 'line', address: me.user }, clock()),
    )
    line.gone.add(me.user)
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
    Object.assign(me, await officer('mail@example.jp'))
    await db.execute(sql`insert into receiving_wishes values (${me.accountId}, false, 'at-once', null, null, now())`)
    line.gone.add(me.user)
    await returned()
    expect((await noticesTo(me.association)).map(({ channel }) => channel).toSorted()).toEqual(['phone', 'screen'])

    await sendWaiting(world)
    const mails = await settle(world)

    expect(mails.map(({ to }) => to)).toEqual(['mail@example.jp'])
    expect((await noticesTo(me.association)).filter(({ channel }) => channel === 'phone')).toHaveLength(1)
  })

  test('with mail as well: the mail has told it, and nothing more is done', async () => {
    Object.assign(me, await officer('both@example.jp'))
    await db.update(contactsTable).set({ channel: 'mail' }).where(eq(contactsTable.organizationId, me.association))
    line.gone.add(me.user)
    await returned()
    await db
      .update(accountsTable)
      .set({ email: 'new@example.jp', emailKey: 'new@example.jp' })
      .where(eq(accountsTable.id, me.accountId))

    await sendWaiting(world)

    expect((await noticesTo(me.association)).map(({ channel, address }) => `${channel} ${address}`).toSorted()).toEqual(
      ['mail both@example.jp', 'screen null'],
    )
    await db.update(accountsTable).set({ email: null, emailKey: null }).where(eq(accountsTable.id, me.accountId))
  })

  test('where it would be the receiver that is wrong, the link ends and its address is forgotten', async () => {
    line.gone.add(me.user)
    await returned()
    await sendWaiting(world)

    const links = await db.select().from(channelLinksTable).where(eq(channelLinksTable.accountId, me.accountId))
    expect(links).toMatchObject([{ address: null, endedWhy: 'gone' }])
    line.troubles.push(400)
    const other = await officer()
    Object.assign(me, other)
    await returned()
    await sendWaiting(world)
    expect(await db.$count(channelLinksTable, eq(channelLinksTable.address, me.user))).toBe(1)
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
