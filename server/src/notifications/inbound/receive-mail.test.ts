import { readFile } from 'node:fs/promises'
import type { MatchId, NoticeId, OrganizationId } from '@app/shared'
import { asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { givenMatchesIn } from '../../../test/given-matches.ts'
import { settle } from '../../../test/settle.ts'
import { matchMessagesTable } from '../../matches/matches.table.ts'
import { contactsTable } from '../../organizations/organizations.table.ts'
import type { Mail } from '../../platform/mail.ts'
import { noticesTable } from '../notices.table.ts'
import { inboundMailsTable } from './inbound-mails.table.ts'
import { addressBack, readAddress } from './reply-address.ts'

const secret = 'a secret of the mail server, 32 bytes or more'
const env = { REPLY_ADDRESS: 'reply@mail.example.jp', INBOUND_MAIL_SECRET: secret }
const world = await buildTestApp({ env })
const { app, db, config } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
beforeAll(async () => {
  association = await scene.association()
})

/** A supporter was asked; its mail, the notice behind it, and the match. */
async function asked() {
  const supporter = await scene.supporter()
  await db.update(contactsTable).set({ channel: 'mail' }).where(eq(contactsTable.organizationId, supporter))
  const match = await scene.proposal(await scene.request(association), supporter)
  const mails = await settle(world)
  const [notice] = await db
    .select()
    .from(noticesTable)
    .where(eq(noticesTable.organizationId, supporter))
    .then((rows) => rows.filter(({ channel }) => channel === 'mail'))
  const mail = mails.find(({ messageId }) => messageId.includes(notice!.id))! as Mail & {
    replyTo: string
    bounceTo: string
  }
  return { supporter, match, notice: notice!.id, mail }
}
const handIn = (payload: Buffer, bearer = secret) =>
  app.inject({
    method: 'POST',
    url: '/inbound-mail',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'message/rfc822' },
    payload,
  })
async function arrives(name: string, to: string, { again = false } = {}) {
  const raw = await readFile(new URL(`../../../test/fixtures/inbound/${name}.eml`, import.meta.url))
  // each story receives a mail of its own
  const mark = again ? 'again' : Math.random().toString(36).slice(2)
  const text = raw.toString('latin1').replace('{{to}}', to).replace('Message-ID: <', `Message-ID: <${mark}.`)
  return (await handIn(Buffer.from(text, 'latin1'))).json<{ became: string }>().became
}
const thread = async (id: MatchId) =>
  (
    await db
      .select()
      .from(matchMessagesTable)
      .where(eq(matchMessagesTable.matchId, id))
      .orderBy(asc(matchMessagesTable.sentAt))
  ).map(({ fromSide, body }) => ({ fromSide, body }))
const noticeRow = async (id: NoticeId) => (await db.select().from(noticesTable).where(eq(noticesTable.id, id)))[0]!

describe('an answer to a mail', () => {
  test.each([
    ['iso-2022-jp', 'いつもお世話になっております。\n日曜は４人で伺えます。'],
    ['quoted-printable', '時間を少し遅くできますか。'],
    ['html-only', 'はい、行けます。\n駐車場はありますか、教えてください。'],
    ['outlook', '担当の佐藤です。\n3名で参加します。'],
    [
      'iphone-between',
      '5人です。\n\n1台使います。\n\n（添付のファイル1件は、ここには入りません。センターにお問い合わせください）',
    ],
    ['shift-jis', 'よろしくお願いいたします。'],
  ])('%s: its own words land in the thread', async (name, body) => {
    const { match, mail } = await asked()

    expect(await arrives(name, mail.replyTo)).toBe('thread')

    expect(await thread(match)).toEqual([{ fromSide: 'supporter', body }])
    expect(await scene.matchRow(match)).toMatchObject({
      status: 'proposed',
      supporterAnswer: 'pending',
      wantsToTalk: true,
    })
  })

  test('says so in the mail, and the address fits what mail systems take', async () => {
    const { mail } = await asked()

    expect(mail.text).toContain('このメールに返信すると')
    expect(mail.replyTo).toMatch(/^reply\+r[0-9a-f]{32}[a-z2-7]{16}@mail\.example\.jp$/)
    expect(mail.replyTo.split('@')[0]!.length).toBeLessThanOrEqual(64)
    expect(mail.bounceTo).not.toBe(mail.replyTo)
  })

  test('handed in twice it counts once', async () => {
    const { match, mail } = await asked()
    await arrives('quoted-printable', mail.replyTo, { again: true })
    await arrives('quoted-printable', mail.replyTo, { again: true })

    expect(await thread(match)).toHaveLength(1)
  })

  test('about what is over it reaches the centre, with its words', async () => {
    const { match, mail, notice } = await asked()
    await app.inject({
      method: 'POST',
      url: `/api/matches/${match}/withdraw`,
      headers: { ...(await world.given.coordinator()), ...(await scene.asRead(match)) },
      payload: { reason: '間違えました' },
    })

    expect(await arrives('quoted-printable', mail.replyTo)).toBe('reply')

    expect(await thread(match)).toEqual([])
    expect(await noticeRow(notice)).toMatchObject({ reply: '時間を少し遅くできますか。' })
    await settle(world)
    const told = await db.select().from(noticesTable).where(eq(noticesTable.toKind, 'staff'))
    expect(told.map(({ says }) => says)).toContain('notice.answered')
  })

  test('with nothing of its own, or by a robot, it is nothing', async () => {
    const { match, mail } = await asked()

    expect(await arrives('nothing-new', mail.replyTo)).toBe('empty')
    expect(await arrives('out-of-office', mail.replyTo)).toBe('automatic')

    expect(await thread(match)).toEqual([])
  })
})

describe('a mail that could not be delivered', () => {
  test('stands on the list of calls; one that is only late does not', async () => {
    const { mail, notice } = await asked()
    expect(await arrives('delayed', mail.bounceTo)).toBe('automatic')
    expect((await noticeRow(notice)).deliveredAt).not.toBeNull()

    expect(await arrives('bounce', mail.bounceTo)).toBe('bounce')

    expect(await noticeRow(notice)).toMatchObject({ deliveredAt: null, failure: 'bounce 5.1.1' })
    const calls = await app.inject({ url: '/api/calls?perPage=100', headers: { ...(await world.given.coordinator()) } })
    expect(calls.json<{ items: { id: string; channel: string }[] }>().items).toContainEqual(
      expect.objectContaining({ id: notice, channel: 'mail' }),
    )
  })
})

describe('nobody gets in', () => {
  test('without the secret of the mail server the page is not there', async () => {
    const { mail } = await asked()
    expect((await handIn(Buffer.from(`To: ${mail.replyTo}\r\n\r\nx`), 'wrong')).statusCode).toBe(404)
  })

  test('with an address that was changed it is nobody’s', async () => {
    const { match, mail } = await asked()
    const changed = mail.replyTo.replace(/.@/, (last) => (last === 'a@' ? 'b@' : 'a@'))

    expect(await arrives('quoted-printable', changed)).toBe('unknown')
    expect(await arrives('quoted-printable', 'reply@mail.example.jp')).toBe('unknown')

    expect(await thread(match)).toEqual([])
  })

  test('an address for bounces answers nothing, in whatever case it comes back', async () => {
    const { notice, mail } = await asked()

    expect(readAddress(config, mail.replyTo.toUpperCase())).toEqual({ back: 'r', id: notice })
    expect(readAddress(config, mail.replyTo.replace('+r', '+b'))).toBeNull()
    expect(addressBack({ ...config, replyAddress: null }, 'r', notice)).toBeNull()
  })

  test('no word and no address rests in the record', async () => {
    const rows = await db.select().from(inboundMailsTable)
    expect(rows.length).toBeGreaterThan(8)
    expect(JSON.stringify(rows)).not.toMatch(/@|時間|example/)
  })
})
