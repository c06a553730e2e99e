import type { OrganizationId } from '@app/shared'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { supportersTable } from '../organizations/organizations.table.ts'
import { codeFor } from '../paper-codes/paper-codes.store.ts'
import { throttlesTable } from '../platform/platform.table.ts'
import { renewalsTable } from './renewals.table.ts'
import { sweepRenewals } from './sweep-renewals.ts'

/** The paper of the yearly renewal, behind its short code: 変更なし, 変更あり, やめます are ticked. */
const t = await buildTestApp({ now: '2027-02-01T01:00:00Z', env: { CENTRE_PHONE: '055-000-0001' } })
const given = givenNoticesIn(t)
let id: OrganizationId
let code: string
let cookie = ''
beforeEach(async () => {
  t.travel('2027-02-01T01:00:00Z')
  cookie = ''
  await t.db.delete(throttlesTable)
  id = await given.supporter(`紙の社${crypto.randomUUID().slice(0, 6)}`, {
    channel: 'fax',
    phone: null,
    fax: '055-000-0077',
  })
  await sweepRenewals(t.systemContext())
  await settle(t)
  const isCall = and(
    eq(noticesTable.organizationId, id),
    eq(noticesTable.says, 'renewal.asked'),
    eq(noticesTable.asks, 'renewal'),
  )
  const [notice] = await t.db.select().from(noticesTable).where(isCall)
  code = await t.db.transaction((tx) =>
    codeFor(tx, { kind: 'notice', organizationId: id, about: { noticeId: notice!.id } }, t.clock()),
  )
  await comeIn()
})

/** Types the digits and keeps what the browser keeps. */
async function comeIn() {
  const entered = await press({ digits: '0077' })
  cookie = String(entered.headers['set-cookie'] ?? '').split(';')[0]!
}

const press = (form: Record<string, string>) =>
  t.app.inject({
    method: 'POST',
    url: `/c/${code}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
    payload: new URLSearchParams(form).toString(),
  })
const look = () => t.app.inject({ url: `/c/${code}`, headers: { cookie } })
const row = async () => (await t.db.select().from(renewalsTable).where(eq(renewalsTable.organizationId, id)))[0]!
const statusOf = async () =>
  (await t.db.select().from(supportersTable).where(eq(supportersTable.organizationId, id)))[0]!.status

describe('the page behind the code', () => {
  test('shows the three ticks of the paper, none chosen, without script; opening it answers nothing', async () => {
    const { body } = await look()

    for (const words of ['変更なし（このまま続けます）', '変更あり（続けます', 'やめます'])
      expect(body).toContain(words)
    expect(body).not.toMatch(/<script|checked \/>/)
    expect(await row()).toMatchObject({ answer: null, changesSaidAt: null })
  })

  test('変更なし renews, once: pressed again or opened anew it says what was answered', async () => {
    expect((await press({ answer: 'renew', note: '' })).body).toContain('令和9年度も、登録が続きます')
    expect(await row()).toMatchObject({ answer: 'unchanged', channel: 'link' })
    expect((await press({ answer: 'leave', sure: 'yes' })).body).toContain('更新しました')
    expect((await look()).body).toContain('更新しました')
    expect(await statusOf()).toBe('registered')
  })

  test('変更あり takes the words, the centre hears them, and the paper still takes 「直し終わりました」', async () => {
    expect((await press({ answer: 'changes', note: '担当が代わりました' })).body).toContain(
      'センターが登録に反映します',
    )
    await settle(t)

    expect(await row()).toMatchObject({ answer: null, changesNote: '担当が代わりました', channel: 'link' })
    const heard = await t.db.select().from(noticesTable).where(eq(noticesTable.says, 'renewal.changes-said'))
    expect(heard.map(({ toKind }) => toKind)).toContain('staff')
    expect((await look()).body).toContain('直し終わりました（続けます）')
    await press({ answer: 'renew', note: '' })
    expect(await row()).toMatchObject({ answer: 'changed' })
  })

  test('やめます is asked once more before it counts', async () => {
    expect((await press({ answer: 'leave', note: '' })).body).toContain('はい、登録をやめます')
    expect(await statusOf()).toBe('registered')
    expect((await press({ answer: 'leave', sure: 'yes' })).body).toContain('登録を終わりにしました')
    expect(await statusOf()).toBe('withdrawn')
  })

  test('no tick, or words beside 変更なし: it says what to do and keeps what was typed', async () => {
    const none = await press({ note: '電話が<変わり>ました' })
    expect(none.body).toContain('どれか一つ選んでください')
    expect(none.body).toContain('電話が&#60;変わり&#62;ました</textarea>')
    const both = await press({ answer: 'renew', note: '電話が変わりました' })
    expect(both.body).toContain('「変更あり」を選ぶか、書いたものを消して')
    expect(both.body).toMatch(/value="renew" checked/)
    expect(await row()).toMatchObject({ answer: null, changesSaidAt: null })
  })

  test('too late, it says whom to call; a paper of last year answers nothing about this year', async () => {
    t.travel('2027-05-02T01:00:00Z')
    await comeIn()
    expect((await press({ answer: 'renew', note: '' })).body).toContain('この紙では、もうお返事できません')
    expect((await look()).body).toContain('055-000-0001')
    expect(await row()).toMatchObject({ answer: null })

    const next = { askedAt: t.clock(), answerBy: new Date('2028-04-01'), linkEndsAt: new Date('2028-05-01') }
    await t.db
      .update(renewalsTable)
      .set({ ...next, fiscalYear: 2028 })
      .where(eq(renewalsTable.organizationId, id))
    expect((await press({ answer: 'renew', note: '' })).body).toContain('この紙では、もうお返事できません')
    expect(await row()).toMatchObject({ answer: null })
  })
})
