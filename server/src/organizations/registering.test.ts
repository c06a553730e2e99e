import type { OrganizationId } from '@app/shared'
import type { Registration, RegistrationLine } from '@app/shared/organizations'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { seatInvitationsTable } from '../accounts/accounts.table.ts'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { contact, contactWords, givenOrganizationsIn, profile } from '../../test/given-organizations.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { auditTable } from '../platform/platform.table.ts'
import { registrationCountersTable } from './organizations.table.ts'
import { raiseRegistrationNumbers } from './registration-numbers.store.ts'

const { app, db, given } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const coordinator = await given.coordinator()

const show = async (id: OrganizationId, headers: Headers = coordinator) =>
  app.inject({ url: `/api/supporters/${id}/registration`, headers })
const seen = async (id: OrganizationId): Promise<Registration> => (await show(id)).json()
const reading = async (id: OrganizationId, headers: Headers = coordinator): Promise<Headers> => {
  const { version } = await seen(id)
  return Object.defineProperty({ 'if-match': `"${version}"`, ...headers }, 'idempotency-key', {
    enumerable: true,
    value: crypto.randomUUID(),
  })
}
const act = async (id: OrganizationId, name: string, payload: object = {}, headers?: Headers) =>
  app.inject({ method: 'POST', url: `/api/supporters/${id}/${name}`, headers: headers ?? (await reading(id)), payload })
const directory = async () => (await app.inject({ url: '/api/supporters?perPage=100', headers: given.stranger() })).body

describe('registering', () => {
  test('gives the next number of the fiscal year, lists the supporter and invites its contact', async () => {
    const { id, name } = await organizations.applicant('とうろく商店')

    const answer = await act(id, 'register')

    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.json()).toMatchObject({
      status: 'registered',
      number: 'R8-001',
      isPublic: true,
      registeredOn: '2026-10-05',
    })
    expect(await directory()).toContain(name)
    const invited = await db.select().from(seatInvitationsTable).where(eq(seatInvitationsTable.organizationId, id))
    expect(invited).toMatchObject([{ role: 'supporter', email: contactWords.email, name: contactWords.personName }])
  })

  test('goes on after the highest number that a ledger gave', async () => {
    await db.transaction((tx) => raiseRegistrationNumbers(tx, ['R8-041', 'R5-900', 'R8-007']))
    const { id } = await organizations.applicant('つづき商店')

    expect((await act(id, 'register')).json()).toMatchObject({ number: 'R8-042' })
  })

  test('invites nobody where there is no mail address', async () => {
    const { id } = await organizations.applicant('紙の商店', { contact: { email: null } })

    expect((await act(id, 'register')).json()).toMatchObject({ status: 'registered' })
    expect(await db.select().from(seatInvitationsTable).where(eq(seatInvitationsTable.organizationId, id))).toEqual([])
  })

  test('two at once wait for each other at the year’s counter and get two numbers', async () => {
    const [one, two] = [await organizations.applicant('同時一号'), await organizations.applicant('同時二号')]
    const [forOne, forTwo] = [await reading(one.id), await reading(two.id)]

    const { answers } = await db.transaction(async (tx) => {
      await tx.select().from(registrationCountersTable).for('update')
      const answers = Promise.all([act(one.id, 'register', {}, forOne), act(two.id, 'register', {}, forTwo)])
      await waitUntilBlocked(db, { connections: 2 })
      return { answers }
    })

    const numbers = (await answers).map((answer) => answer.json().number as string)
    expect(numbers.toSorted()).toEqual(['R8-044', 'R8-045'])
  })

  test('twice at once happens once', async () => {
    const { id } = await organizations.applicant('二度押し商店')
    const headers = [await reading(id), await reading(id)]

    const answers = await Promise.all(headers.map((each) => act(id, 'register', {}, each)))

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412])
  })
})

describe('decisions', () => {
  test('carry their reason, hide the supporter, and let it come back', async () => {
    const { id, name } = await organizations.supporter('やすみ商店')

    expect((await act(id, 'suspend', { reason: '担当者不在のため' })).json()).toMatchObject({
      status: 'suspended',
      statusReason: '担当者不在のため',
    })
    expect(await directory()).not.toContain(name)
    expect((await act(id, 'resume')).json()).toMatchObject({ status: 'registered', statusReason: null, isPublic: true })
    expect(await directory()).toContain(name)
    expect((await act(id, 'revoke', { reason: '誓約に反したため' })).json()).toMatchObject({
      status: 'revoked',
      isPublic: false,
    })
    expect(await directory()).not.toContain(name)
  })

  test('need a reason, the version that was read, and the right moment', async () => {
    const { id } = await organizations.applicant('順番商店')
    const { 'if-match': _, ...withoutVersion } = await reading(id)

    expect((await act(id, 'return', { reason: ' ' })).json()).toMatchObject({ code: 'invalid-input' })
    expect((await act(id, 'return', { reason: 'x' }, withoutVersion)).json()).toMatchObject({ code: 'version-needed' })
    expect((await act(id, 'return', { reason: 'x' }, { ...withoutVersion, 'if-match': '"9"' })).json()).toMatchObject({
      code: 'version-stale',
    })
    expect((await act(id, 'suspend', { reason: 'x' })).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await act(id, 'resume')).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await act(id, 'reject', { reason: '対象外のため' })).json()).toMatchObject({ status: 'rejected' })
    for (const [name, payload] of [
      ['register', {}],
      ['return', { reason: 'x' }],
      ['withdraw', { reason: 'x' }],
    ] as const)
      expect((await act(id, name, payload)).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('are the centre’s: strangers and members hear no, and nothing changes', async () => {
    const { id } = await organizations.applicant('よその商店')
    const { id: own } = await organizations.supporter('となり商店')
    const neighbour = await given.signedInAs('supporter', own)
    const before = await seen(id)

    for (const [name, payload] of [
      ['register', {}],
      ['reject', { reason: 'x' }],
      ['note-consent', { publish: true, invite: false }],
    ] as const) {
      expect((await act(id, name, payload, given.stranger())).statusCode).toBe(401)
      expect((await act(id, name, payload, await reading(id, neighbour))).json()).toMatchObject({ code: 'not-yours' })
    }
    expect((await act(id, 'withdraw', { reason: 'x' }, await reading(id, neighbour))).json()).toMatchObject({
      code: 'not-found',
    })
    expect((await act(own, 'withdraw', { reason: '解散のため' }, await reading(own, neighbour))).json()).toMatchObject({
      status: 'withdrawn',
    })
    expect(await seen(id)).toEqual(before)
  })
})

describe('a supporter out of a ledger', () => {
  const imported = (name: string, changes: object = {}) =>
    organizations.supporter(name, { isPublic: false, needsPhoneCheck: true, ...changes })

  test('is listed and invited only after its consent is noted', async () => {
    const { id, name } = await imported('台帳商店')
    expect(await directory()).not.toContain(name)

    const answer = await act(id, 'note-consent', { publish: true, invite: true })

    expect(answer.json()).toMatchObject({ isPublic: true, needsPhoneCheck: false })
    expect(await directory()).toContain(name)
    expect(
      await db.select().from(seatInvitationsTable).where(eq(seatInvitationsTable.organizationId, id)),
    ).toHaveLength(1)
  })

  test('may stay unlisted; without a mail address nobody is invited by mail', async () => {
    const { id, name } = await imported('控えめ商店', { contact: { email: null } })

    expect((await act(id, 'note-consent', { publish: true, invite: true })).json()).toMatchObject({
      code: 'invalid-input',
    })
    expect(await seen(id)).toMatchObject({ needsPhoneCheck: true, isPublic: false })
    expect((await act(id, 'note-consent', { publish: false, invite: false })).json()).toMatchObject({
      needsPhoneCheck: false,
    })
    expect(await directory()).not.toContain(name)
  })

  test('has consent noted only while it is registered', async () => {
    const { id } = await organizations.applicant('申込み商店')

    expect((await act(id, 'note-consent', { publish: true, invite: false })).json()).toMatchObject({
      code: 'wrong-moment',
    })
  })
})

describe('the registration and its contact', () => {
  const contactAt = (id: OrganizationId, headers: Headers) =>
    app.inject({ url: `/api/organizations/${id}/contact`, headers })
  const looks = async (id: OrganizationId) =>
    (await db.select().from(auditTable).where(eq(auditTable.organizationId, id))).filter(
      (line) => line.act === 'contact.revealed',
    ).length

  test('are there for its members and the centre alone; others cannot tell whether they exist', async () => {
    const { id } = await organizations.supporter('かくし商店')
    const { id: other } = await organizations.supporter('のぞき商店')
    const neighbour = await given.signedInAs('supporter', other)
    const nowhere = await show(crypto.randomUUID() as OrganizationId, neighbour)

    expect((await show(id, given.stranger())).statusCode).toBe(401)
    expect((await show(id, neighbour)).body).toBe(nowhere.body)
    expect((await contactAt(id, given.stranger())).statusCode).toBe(401)
    expect((await contactAt(id, neighbour)).body).toBe(nowhere.body)
    const change = {
      method: 'PUT' as const,
      url: `/api/organizations/${id}/contact`,
      payload: contact({ phone: '055-000-0001' }),
    }
    expect((await app.inject({ ...change, headers: neighbour })).statusCode).toBe(404)
    expect((await contactAt(id, coordinator)).json()).toMatchObject({ phone: contactWords.phone })
  })

  test('never come together: the registration says nothing of the contact', async () => {
    const { id } = await organizations.supporter('ひかえ商店')

    for (const word of Object.values(contactWords)) expect((await show(id)).body).not.toContain(word)
  })

  test('leave a line in the audit when the centre looks, and none when its own members do', async () => {
    const { id } = await organizations.supporter('きろく商店')

    expect((await contactAt(id, await given.signedInAs('supporter', id))).json()).toMatchObject(contactWords)
    expect(await looks(id)).toBe(0)
    await contactAt(id, coordinator)
    expect(await looks(id)).toBe(1)
  })

  test('are changed by its own members', async () => {
    const { id } = await organizations.supporter('変更商店')
    const me = await given.signedInAs('supporter', id)
    const edited = profile({ name: '変更商店', intro: '屋台が得意です。' })
    const patch = (headers: Headers) =>
      app.inject({ method: 'PATCH', url: `/api/supporters/${id}`, headers, payload: { profile: edited } })

    const stale = await reading(id, me)
    expect((await patch(stale)).json()).toMatchObject({ profile: edited, version: 2 })
    expect((await patch(stale)).json()).toMatchObject({ code: 'version-stale' })
    expect((await patch({ ...me, 'if-match': '"2"' })).statusCode).toBe(200)
    const put = {
      method: 'PUT' as const,
      url: `/api/organizations/${id}/contact`,
      headers: me,
      payload: contact({ phone: '055-000-0099' }),
    }
    expect((await app.inject(put)).json()).toMatchObject({ phone: '055-000-0099' })
  })

  test('keep their name to themselves', async () => {
    await organizations.supporter('株式会社 さきどり')
    const { id } = await organizations.supporter('あとから商店')

    const taken = await app.inject({
      method: 'PATCH',
      url: `/api/supporters/${id}`,
      headers: await reading(id),
      payload: { profile: profile({ name: '（株）サキドリ' }) },
    })

    expect(taken.json()).toMatchObject({ code: 'already-registered' })
  })
})

describe('the centre’s list', () => {
  const list = async (query: string, headers: Headers = coordinator) =>
    app.inject({ url: `/api/registrations?${query}`, headers })
  const names = async (query: string) =>
    ((await list(query)).json().items as RegistrationLine[]).map(({ name }) => name)

  test('shows who waits longest first, and finds by name', async () => {
    const { id } = await organizations.applicant('いちばん古い商店')
    await db.execute(sql`update supporters set applied_at = '2020-01-01T00:00:00Z' where organization_id = ${id}`)

    expect((await names('status=submitted&perPage=100'))[0]).toBe('いちばん古い商店')
    expect(await names('q=%E5%8F%A4%E3%81%84')).toEqual(['いちばん古い商店'])
    const first = (await list('status=submitted&perPage=1')).json()
    const second = (await list(`status=submitted&perPage=1&after=${first.next}`)).json()
    expect([first.items[0].name, second.items[0].name]).toEqual(await names('status=submitted&perPage=2'))
    expect((await names('needsPhoneCheck=true&perPage=100')).every((name) => !name.includes('いちばん'))).toBe(true)
  })

  test('is the centre’s alone', async () => {
    const { id } = await organizations.supporter('見たい商店')

    expect((await list('', given.stranger())).statusCode).toBe(401)
    expect((await list('', await given.signedInAs('supporter', id))).json()).toMatchObject({ code: 'not-yours' })
  })
})
