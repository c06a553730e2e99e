import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { seatInvitationsTable } from '../accounts/accounts.table.ts'
import { buildTestApp } from '../../test/build-test-app.ts'
import { contactWords, givenOrganizationsIn } from '../../test/given-organizations.ts'
import { registrationsThrough } from '../../test/registrations-over-http.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { registrationCountersTable } from './organizations.table.ts'
import { raiseRegistrationNumbers } from './registration-numbers.store.ts'

const { app, db, given } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const coordinator = await given.coordinator()

const { seen, reading, act, directory } = registrationsThrough(app, coordinator)

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
