import type { OrganizationId } from '@app/shared'
import { pledgeCodes } from '@app/shared/organizations'
import { desc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { contact, contactWords, givenOrganizationsIn, profile } from '../../test/given-organizations.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { eventsTable } from '../platform/platform.table.ts'
import { signedSecret } from '../platform/secrets.ts'
import { applicationLinkFor } from './application-links.store.ts'
import { applicationLinksTable, pledgesTable, privacyConsentsTable, supportersTable } from './organizations.table.ts'
import { refuseSameSupporter } from './supporters.store.ts'

const { app, db, given, config, travel, systemContext } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const coordinator = await given.coordinator()

const form = (name: string, changes: object = {}) => ({
  profile: profile({ name }),
  contact: contact(),
  pledges: pledgeCodes,
  privacyAgreed: true,
  heardFrom: '広報紙',
  ...changes,
})
const post = (url: string, payload: object = {}, headers: Headers = given.stranger()) =>
  app.inject({ method: 'POST', url: `/api/${url}`, headers, payload })
const apply = (name: string, changes: object = {}, headers?: Headers) =>
  post('supporters', form(name, changes), headers)
const applied = async (name: string): Promise<OrganizationId> => (await apply(name)).json().organizationId
const registration = async (id: OrganizationId) =>
  (await app.inject({ url: `/api/supporters/${id}/registration`, headers: coordinator })).json()
const decide = async (id: OrganizationId, act: string, payload: object = {}) => {
  const { version } = await registration(id)
  return post(`supporters/${id}/${act}`, payload, { ...coordinator, 'if-match': `"${version}"` })
}
/** The secret as the mail carries it. */
const mailedSecret = async (id: OrganizationId) => {
  const [link] = await db.select().from(applicationLinksTable).where(eq(applicationLinksTable.organizationId, id))
  return signedSecret({ config }, 'application', link!.id)
}
const eventsOf = async (id: OrganizationId) =>
  (await db.select().from(eventsTable).orderBy(desc(eventsTable.id)))
    .filter(({ payload }) => payload.organizationId === id)
    .map(({ type, channel, accountId }) => ({ type, channel, byAccount: accountId !== null }))

describe('applying', () => {
  test('needs no seat; the pledges are kept one by one with version, moment and channel', async () => {
    const answer = await apply('はじめ商店')

    expect(answer.statusCode, answer.body).toBe(201)
    const id: OrganizationId = answer.json().organizationId
    expect(await registration(id)).toMatchObject({
      status: 'submitted',
      number: null,
      isPublic: false,
      channel: 'web',
      profile: profile({ name: 'はじめ商店' }),
      heardFrom: '広報紙',
    })
    const pledges = await db.select().from(pledgesTable).where(eq(pledgesTable.organizationId, id))
    expect(pledges.map(({ code }) => code).toSorted()).toEqual([...pledgeCodes].toSorted())
    expect(pledges[0]).toMatchObject({ version: 1, channel: 'web', accountId: null })
    expect(await eventsOf(id)).toEqual([{ type: 'registration.applied', channel: 'web', byAccount: false }])
  })

  test('keeps the consent to the use of personal data as a row of its own, and the centre sees since when', async () => {
    const id = await applied('同意商店')

    const rows = await db.select().from(privacyConsentsTable).where(eq(privacyConsentsTable.organizationId, id))
    expect(rows).toMatchObject([{ version: 1, channel: 'web', accountId: null }])
    expect((await registration(id)).privacyAgreedAt).toBe(rows[0]!.agreedAt.toISOString())
  })

  test('says the reading of the representative, and the policy only of an own insurance', async () => {
    const said = (insurance: 'own' | 'volunteer') => {
      const { offer, ...rest } = profile({ name: `保険${insurance}商店` })
      return apply(rest.name, { profile: { ...rest, offer: { ...offer, insurance, insuranceName: '団体傷害保険' } } })
    }
    const [own, volunteer] = [(await said('own')).json(), (await said('volunteer')).json()]

    expect((await registration(own.organizationId)).profile.offer).toMatchObject({ insuranceName: '団体傷害保険' })
    expect((await registration(volunteer.organizationId)).profile.offer).toMatchObject({ insuranceName: null })
    const url = `/api/organizations/${own.organizationId}/contact`
    expect((await app.inject({ url, headers: coordinator })).json()).toMatchObject({
      representativeKana: 'よしの たろう',
    })
  })

  test('is possible through the centre, which keeps how it came (rule 4)', async () => {
    const answer = await apply('電話商店', {}, { ...coordinator, 'x-channel': 'phone' })

    const id: OrganizationId = answer.json().organizationId
    expect(await registration(id)).toMatchObject({ channel: 'phone' })
    expect(await eventsOf(id)).toEqual([{ type: 'registration.applied', channel: 'phone', byAccount: true }])
  })

  test('needs every pledge, and says which one is missing', async () => {
    const answer = await apply('約束商店', { pledges: pledgeCodes.filter((code) => code !== 'safety-first') })

    expect(answer.json()).toMatchObject({ code: 'pledge-incomplete', errors: [{ pointer: '/pledges/safety-first' }] })
  })

  test('keeps hard letters as typed', async () => {
    const name = '株式会社 髙﨑邉𠮷☆ＡＢＣ'

    expect(await registration(await applied(name))).toMatchObject({ profile: { name } })
  })

  test('twice under one name is refused, however it is spelt; who was turned down may come again', async () => {
    const id = await applied('株式会社 ふたたび')

    expect((await apply('㈱ﾌﾀﾀﾋﾞ')).json()).toMatchObject({ code: 'already-registered' })
    await decide(id, 'reject', { reason: '市外の団体のため' })
    expect((await apply('㈱ﾌﾀﾀﾋﾞ')).statusCode).toBe(201)
  })

  test('at once under one name: the second waits and is refused', async () => {
    const { answer } = await db.transaction(async (tx) => {
      await refuseSameSupporter(tx, '同時商店')
      const answer = Promise.resolve(apply('同時商店'))
      await waitUntilBlocked(db)
      const other = await organizations.applicant('同時商店')
      return { answer, other }
    })

    expect((await answer).json()).toMatchObject({ code: 'already-registered' })
  })

  test('with a kind of help or a district that does not exist is bad input, not a bug', async () => {
    const { offer, availability } = profile()

    const answers = [
      await apply('まちがい一', {
        profile: { ...profile({ name: 'まちがい一' }), offer: { ...offer, itemIds: ['no.thing'] } },
      }),
      await apply('まちがい二', {
        profile: { ...profile({ name: 'まちがい二' }), availability: { ...availability, districtIds: [98] } },
      }),
      await apply('まちがい三', { profile: profile({ name: 'まちがい三', kind: 'students' }) }),
      await apply('まちがい四', { surprise: 1 }),
    ]

    expect(answers.map((answer) => answer.json().code)).toEqual(Array(4).fill('invalid-input'))
  })
})

describe('an applicant with its mailed link', () => {
  test('reads what it said, corrects what was returned, and hands it in again', async () => {
    const id = await applied('なおし商店')
    const secret = await mailedSecret(id)
    await decide(id, 'return', { reason: '活動できる曜日を教えてください' })

    const look = await post('supporter-applications/look', { secret })
    expect(look.json()).toMatchObject({
      registration: { status: 'returned', statusReason: '活動できる曜日を教えてください' },
      contact: { phone: contactWords.phone },
    })
    const again = {
      secret,
      profile: profile({ name: 'なおし商店', intro: '土日に動けます。' }),
      contact: contact({ channel: 'phone' }),
    }
    const answer = await post('supporter-applications/resubmit', again)

    expect(answer.statusCode, answer.body).toBe(200)
    expect(await registration(id)).toMatchObject({
      status: 'submitted',
      statusReason: null,
      profile: { intro: '土日に動けます。' },
    })
    expect((await eventsOf(id))[0]).toEqual({ type: 'registration.resubmitted', channel: 'link', byAccount: false })
    expect((await post('supporter-applications/resubmit', again)).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('takes its application back, once', async () => {
    const id = await applied('やめた商店')
    const secret = await mailedSecret(id)

    expect((await post('supporter-applications/withdraw', { secret })).statusCode).toBe(200)
    expect(await registration(id)).toMatchObject({ status: 'withdrawn' })
    expect((await post('supporter-applications/withdraw', { secret })).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('gets a fresh link when its application is returned long after', async () => {
    const id = await applied('ゆっくり商店')
    const past = { expiresAt: new Date('2026-10-01T00:00:00Z') }
    await db.update(applicationLinksTable).set(past).where(eq(applicationLinksTable.organizationId, id))
    await decide(id, 'return', { reason: '担当の方を教えてください' })

    const links = await db.select().from(applicationLinksTable).where(eq(applicationLinksTable.organizationId, id))
    const secrets = links.map((link) => signedSecret({ config }, 'application', link.id))
    const looks = await Promise.all(secrets.map((secret) => post('supporter-applications/look', { secret })))

    expect(looks.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 410])
  })

  test('has nothing in hand after sixty days, after registration, or with a guessed link', async () => {
    const [late, done] = [await applied('おそい商店'), await applied('すんだ商店')]
    const look = async (secret: string) => (await post('supporter-applications/look', { secret })).json().code
    const [lateSecret, doneSecret] = [await mailedSecret(late), await mailedSecret(done)]
    await decide(done, 'register')

    expect(await look('a'.repeat(43))).toBe('link-spent')
    expect(await look(doneSecret)).toBe('link-spent')
    expect(await look(lateSecret)).toBeUndefined()
    travel({ days: 61 })
    expect(await look(lateSecret)).toBe('link-spent')
    expect((await post('supporter-applications/withdraw', { secret: lateSecret })).json().code).toBe('link-spent')
    travel({ days: -61 })
  })

  test('cannot make a registered supporter leave, even with a link that still lives', async () => {
    const { id } = await organizations.supporter('のこる商店')
    const secret = await db.transaction((tx) => applicationLinkFor(tx, systemContext(), id))

    for (const act of ['look', 'withdraw'])
      expect((await post(`supporter-applications/${act}`, { secret })).json()).toMatchObject({ code: 'link-spent' })
    expect(await registration(id)).toMatchObject({ status: 'registered' })
  })

  test('finds only the hash of its secret in the database', async () => {
    const id = await applied('ひみつ商店')
    const secret = await mailedSecret(id)

    const rows = await db.select().from(applicationLinksTable)

    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(await db.select().from(supportersTable).where(eq(supportersTable.organizationId, id))).toHaveLength(1)
  })
})
