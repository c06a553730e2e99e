import { readFile } from 'node:fs/promises'
import type { MatchId, OrganizationId } from '@app/shared'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { fakeImap } from '../../../test/fakes/imap.ts'
import { givenMatchesIn } from '../../../test/given-matches.ts'
import { settle } from '../../../test/settle.ts'
import { matchMessagesTable } from '../../matches/matches.table.ts'
import { contactsTable } from '../../organizations/organizations.table.ts'
import { tasksOf } from '../../worker.ts'
import { noticesTable } from '../notices.table.ts'
import { openImap } from './imap-mailbox.ts'
import { inboundMailsTable } from './inbound-mails.table.ts'
import { pollMailbox } from './poll-mailbox.ts'
import { mostBytes } from './receive-mail.ts'

const box = await fakeImap()
afterAll(() => box.close())
const world = await buildTestApp({ env: box.env })
const { db, config } = world
const scene = givenMatchesIn(world)
let association: OrganizationId
let marks = 0
beforeAll(async () => {
  association = await scene.association()
})
beforeEach(() => {
  box.mails.length = box.hangUps.length = box.commands.length = 0
})

const poll = () => pollMailbox(world.systemContext(), () => openImap(config.imap!))

/** A supporter was asked by mail: the match, and where its answers go. */
async function asked() {
  const supporter = await scene.supporter()
  await db.update(contactsTable).set({ channel: 'mail' }).where(eq(contactsTable.organizationId, supporter))
  const match = await scene.proposal(await scene.request(association), supporter)
  const mails = await settle(world)
  const [notice] = (await db.select().from(noticesTable).where(eq(noticesTable.organizationId, supporter))).filter(
    ({ channel }) => channel === 'mail',
  )
  return { match, notice: notice!.id, mail: mails.find(({ messageId }) => messageId.includes(notice!.id))! }
}
const letter = (to: string, words: string, id = `m${++marks}@example.jp`) =>
  `From: a@example.jp\r\nTo: ${to}\r\nMessage-ID: <${id}>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n`
const thread = async (id: MatchId) =>
  (await db.select().from(matchMessagesTable).where(eq(matchMessagesTable.matchId, id))).map(({ body }) => body)

test('what came to the box lands where a mail that is handed in lands, and is seen then', async () => {
  const { match, mail } = await asked()
  const fixture = await readFile(new URL('../../../test/fixtures/inbound/iso-2022-jp.eml', import.meta.url))
  const uid = box.arrives(Buffer.from(fixture.toString('latin1').replace('{{to}}', mail.replyTo!), 'latin1'))

  expect(await poll()).toEqual({ taken: 1, broken: 0 })

  expect(await thread(match)).toEqual(['いつもお世話になっております。\n日曜は４人で伺えます。'])
  expect(box.flagsOf(uid)).toEqual(['\\Seen'])
  expect(await poll()).toEqual({ taken: 0, broken: 0 })
})

test('an empty box, and one whose mails are all seen', async () => {
  expect(await poll()).toEqual({ taken: 0, broken: 0 })
})

test('a bounce puts its notice on the list of calls', async () => {
  const { notice, mail } = await asked()
  const fixture = await readFile(new URL('../../../test/fixtures/inbound/bounce.eml', import.meta.url))
  box.arrives(
    fixture.toString('latin1').replace('{{to}}', mail.bounceTo!).replace('Message-ID: <', 'Message-ID: <imap.'),
  )

  await poll()

  const [row] = await db.select().from(noticesTable).where(eq(noticesTable.id, notice))
  expect(row).toMatchObject({ deliveredAt: null, failure: 'bounce 5.1.1' })
})

describe('the line breaks', () => {
  test('after the words were kept and before the mail was marked: they count once', async () => {
    const { match, mail } = await asked()
    const uid = box.arrives(letter(mail.replyTo!, '行けます。'))
    box.hangUps.push({ at: /STORE/ })

    await expect(poll()).rejects.toThrow()
    expect(await thread(match)).toEqual(['行けます。'])
    expect(box.flagsOf(uid)).toEqual([])
    expect(await poll()).toEqual({ taken: 1, broken: 0 })

    expect(await thread(match)).toEqual(['行けます。'])
    expect(box.flagsOf(uid)).toEqual(['\\Seen'])
  })

  test('after the box has marked it, without saying so', async () => {
    const { match, mail } = await asked()
    box.arrives(letter(mail.replyTo!, '行けます。'))
    box.hangUps.push({ at: /STORE/, after: true })

    await expect(poll()).rejects.toThrow()
    expect(await poll()).toEqual({ taken: 0, broken: 0 })

    expect(await thread(match)).toEqual(['行けます。'])
  })

  test.each([/LOGIN/, /SELECT/, /SEARCH/, /BODY\.PEEK/])(
    'at %s: the next look begins anew and loses nothing',
    async (at) => {
      const { match, mail } = await asked()
      box.arrives(letter(mail.replyTo!, '一つ目。'))
      box.arrives(letter(mail.replyTo!, '二つ目。'))
      box.hangUps.push({ at })
      const before = box.connections()

      await expect(poll()).rejects.toThrow()
      expect(await poll()).toEqual({ taken: 2, broken: 0 })

      expect(await thread(match)).toEqual(['一つ目。', '二つ目。'])
      expect(box.connections()).toBe(before + 2)
    },
  )

  test('before the words were committed: the mail stays as it was', async () => {
    const { match, mail } = await asked()
    const uid = box.arrives(letter(mail.replyTo!, '行けます。'))
    await db.execute(sql`alter table inbound_mails rename to inbound_mails_away`)
    // a database that is away is no reason to call a mail broken
    const away = Object.assign(world.systemContext(), { db: Object.assign(Object.create(db), { $client: gone(db) }) })
    await expect(pollMailbox(away, () => openImap(config.imap!))).rejects.toThrow()
    await db.execute(sql`alter table inbound_mails_away rename to inbound_mails`)

    expect(box.flagsOf(uid)).toEqual([])
    await poll()
    expect(await thread(match)).toEqual(['行けます。'])
  })
})

/** The first connection works (the lock), every other finds the database away. */
function gone({ $client }: typeof db) {
  let calls = 0
  const connect = () =>
    ++calls === 1 ? $client.connect() : Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' }))
  return Object.assign(Object.create($client) as typeof $client, { connect })
}

describe('a mail that cannot be read', () => {
  const nested = () => {
    const open = Array.from(
      { length: 300 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    )
    return `Message-ID: <deep${++marks}@x>\r\n${open.join('')}`
  }

  test('keeps no other, is flagged for a person, and the centre is told how many', async () => {
    const { match, mail } = await asked()
    const [deep, fine, large] = [
      box.arrives(nested()),
      box.arrives(letter(mail.replyTo!, '行けます。')),
      box.arrives(Buffer.alloc(mostBytes + 1, 'a')),
    ]

    expect(await poll()).toEqual({ taken: 1, broken: 2 })

    expect(await thread(match)).toEqual(['行けます。'])
    expect([deep, fine, large].map((uid) => box.flagsOf(uid))).toEqual([
      ['\\Flagged', '\\Seen'],
      ['\\Seen'],
      ['\\Flagged', '\\Seen'],
    ])
    expect(box.commands.filter((one) => /PEEK/.test(one))).toHaveLength(2)
    await world.given.account('coordinator', null, { email: 'desk@example.jp' })
    const mails = await settle(world)
    expect(mails.map(({ to, subject }) => `${to} ${subject}`)).toContain(
      'desk@example.jp 【返信メール】読み取れないメールが2通あります',
    )
    expect(await poll()).toEqual({ taken: 0, broken: 0 })
  })

  test('is told before it is flagged: rather twice than never', async () => {
    const uid = box.arrives(nested())
    box.hangUps.push({ at: /STORE/ })

    await expect(poll()).rejects.toThrow()
    expect(box.flagsOf(uid)).toEqual([])
    expect(await poll()).toEqual({ taken: 0, broken: 1 })
    expect(box.flagsOf(uid)).toEqual(['\\Flagged', '\\Seen'])
  })
})

test('one copy of the server looks at a time, and gives the turn back', async () => {
  const { match, mail } = await asked()
  box.arrives(letter(mail.replyTo!, '行けます。'))
  const client = await world.pool.connect()
  await client.query("select pg_advisory_lock(hashtextextended('poll-mailbox', 0))")

  expect(await poll()).toBeNull()
  expect(await thread(match)).toEqual([])
  await client.query("select pg_advisory_unlock(hashtextextended('poll-mailbox', 0))")
  client.release()

  const both = await Promise.all([poll(), poll()])
  expect(both.map((one) => one?.taken ?? 'another').toSorted()).toContain(1)
  expect(await thread(match)).toEqual(['行けます。'])
})

test('the worker looks by itself, and a wrong password says nothing of it', async () => {
  const { match, mail } = await asked()
  box.arrives(letter(mail.replyTo!, '行けます。'))
  const tasks = (imap = config.imap) =>
    tasksOf({ ...world, config: { ...config, imap }, mailer: { kind: 'kept', deliver: async () => {} } })

  const refused = tasks({ ...config.imap!, password: 'another-word' })['poll-mailbox']!({})
  await expect(refused).rejects.toThrow()
  await expect(refused).rejects.not.toThrow(/another-word/)
  await tasks(null)['poll-mailbox']!({})
  expect(await thread(match)).toEqual([])
  await tasks()['poll-mailbox']!({})

  expect(await thread(match)).toEqual(['行けます。'])
  expect(JSON.stringify(await db.select().from(inboundMailsTable))).not.toMatch(/@|行けます/)
})
