import type { OrganizationId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { contactWords, givenOrganizationsIn } from '../../test/given-organizations.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { supportersTable } from '../organizations/organizations.table.ts'
import { eventsTable } from '../platform/platform.table.ts'
import { signedSecret } from '../platform/secrets.ts'
import { renewalsTable } from './renewals.table.ts'
import { sweepRenewals } from './sweep-renewals.ts'

const world = await buildTestApp({ now: '2027-02-01T01:00:00Z' })
const { app, db, config, travel, systemContext } = world
const organizations = givenOrganizationsIn(db)

let id: OrganizationId
let page: string
let serial = 0
beforeEach(async () => {
  travel('2027-02-01T01:00:00Z')
  id = (await organizations.supporter(`<b>みどり社</b>${++serial}`)).id
  await sweepRenewals(systemContext())
  page = `/r/${signedSecret({ config }, 'renewal', (await row()).id)}`
})

const row = async () => (await db.select().from(renewalsTable).where(eq(renewalsTable.organizationId, id)))[0]!
const statusOf = async () =>
  (await db.select().from(supportersTable).where(eq(supportersTable.organizationId, id)))[0]!.status
const open = (url = page) => app.inject({ url })
const press = (fields: Record<string, string>, headers: Record<string, string> = {}, url = page) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })

describe('opening the link', () => {
  test('shows three ways to answer without script, and nothing of the contacts', async () => {
    const { statusCode, body, headers } = await open()

    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).not.toMatch(/<script|onclick/)
    for (const button of ['変更なし', '変更あり', 'やめます']) expect(body).toContain(`>${button}</button>`)
    expect(body).toContain('3月31日(水)まで')
    expect(body).not.toContain('<b>みどり社</b>')
    for (const secret of Object.values(contactWords)) expect(body).not.toContain(secret)
  })

  test('answers nothing, however often a mail scanner opens it', async () => {
    const before = (await db.select().from(eventsTable)).length
    for (let i = 0; i < 3; i++) await open()
    await app.inject({ method: 'HEAD', url: page })

    expect(await row()).toMatchObject({ answer: null, changesSaidAt: null })
    expect((await db.select().from(eventsTable)).length).toBe(before)
  })
})

describe('pressing', () => {
  test('変更なし renews by link, once: pressed or opened again it says what was answered', async () => {
    expect((await press({ answer: 'renew' })).body).toContain('令和9年度も、登録が続きます')
    expect(await row()).toMatchObject({ answer: 'unchanged', channel: 'link', answeredBy: null })

    expect((await open()).statusCode).toBe(410)
    const again = await press({ answer: 'leave', sure: 'yes' })
    expect(again.statusCode).toBe(410)
    expect(again.body).toContain('更新しました')
    expect(await statusOf()).toBe('registered')
  })

  test('変更あり keeps the link open, and the same page then takes 「直し終わりました」', async () => {
    const said = await press({ answer: 'changes', note: '電話番号が変わりました' })

    expect(said.statusCode).toBe(200)
    expect(said.body).toContain('センターが登録に反映します')
    expect(await row()).toMatchObject({ answer: null, changesNote: '電話番号が変わりました', channel: 'link' })
    expect((await open()).body).toContain('直し終わりました')
    await press({ answer: 'renew' })
    expect(await row()).toMatchObject({ answer: 'changed' })
  })

  test('やめます asks once more, keeps the reason, and only then ends the registration', async () => {
    const asked = await press({ answer: 'leave', reason: '人手が足りず' })
    expect(asked.body).toContain('登録をやめますか')
    expect(asked.body).toContain('value="人手が足りず"')
    expect(await statusOf()).toBe('registered')

    expect((await press({ answer: 'leave', reason: '人手が足りず', sure: 'yes' })).body).toContain('終わりにしました')
    const [supporter] = await db.select().from(supportersTable).where(eq(supportersTable.organizationId, id))
    expect(supporter).toMatchObject({ status: 'withdrawn', statusReason: '人手が足りず', isPublic: false })
    expect(await row()).toMatchObject({ answer: 'leave' })
  })

  test('two presses at one moment: the first stands', async () => {
    const both = await db.transaction(async (tx) => {
      await tx.select().from(supportersTable).where(eq(supportersTable.organizationId, id)).for('update')
      const both = Promise.all([press({ answer: 'renew' }), press({ answer: 'leave', sure: 'yes' })])
      await waitUntilBlocked(db, { connections: 2 })
      return { both }
    })
    const statuses = (await both.both).map(({ statusCode }) => statusCode)

    expect(statuses.toSorted()).toEqual([200, 410])
    expect((await db.select().from(renewalsTable).where(eq(renewalsTable.organizationId, id))).length).toBe(1)
    expect(await statusOf()).toBe((await row()).answer === 'leave' ? 'withdrawn' : 'registered')
  })
})

describe('what is no answer', () => {
  test('a link that was tampered with, is unknown or too old is gone, with a number to call', async () => {
    const tampered = page.slice(0, -2) + (page.endsWith('AA') ? 'BB' : 'AA')
    for (const answer of [await open(tampered), await press({ answer: 'renew' }, {}, tampered), await open('/r/x')]) {
      expect(answer.statusCode).toBe(410)
      expect(answer.body).toContain('このリンクは、もう使えません')
    }
    travel('2027-04-30T14:59:00Z')
    expect((await open()).statusCode).toBe(200)
    travel('2027-04-30T15:00:00Z')
    expect((await open()).statusCode).toBe(410)
    expect((await press({ answer: 'renew' })).statusCode).toBe(410)
    expect(await row()).toMatchObject({ answer: null })
  })

  test('a form of another site', async () => {
    const foreign: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]
    for (const headers of foreign) expect((await press({ answer: 'renew' }, headers)).statusCode).toBe(403)
    expect(await row()).toMatchObject({ answer: null })
  })

  test('an unknown word: the page comes back and says so', async () => {
    expect((await press({ answer: 'perhaps' })).statusCode).toBe(422)
    expect(await row()).toMatchObject({ answer: null })
  })

  test('after the soft end the same link brings back with one press', async () => {
    travel('2027-03-31T15:00:00Z')
    await sweepRenewals(systemContext())
    expect(await statusOf()).toBe('expired')
    expect((await open()).body).toContain('変更なしで、登録に戻る')

    await press({ answer: 'renew' })

    expect(await statusOf()).toBe('registered')
  })

  test('a registration that was revoked meanwhile', async () => {
    await db
      .update(supportersTable)
      .set({ status: 'revoked', isPublic: false })
      .where(eq(supportersTable.organizationId, id))

    expect((await open()).statusCode).toBe(410)
    expect((await press({ answer: 'renew' })).statusCode).toBe(410)
  })
})
