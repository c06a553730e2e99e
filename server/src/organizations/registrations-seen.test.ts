import type { OrganizationId } from '@app/shared'
import type { RegistrationLine } from '@app/shared/organizations'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { contact, contactWords, givenOrganizationsIn, profile } from '../../test/given-organizations.ts'
import { registrationsThrough } from '../../test/registrations-over-http.ts'
import { auditTable } from '../platform/platform.table.ts'

const { app, db, given } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const coordinator = await given.coordinator()

const { show, reading } = registrationsThrough(app, coordinator)

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
    expect((await app.inject({ ...change, headers: { ...neighbour, 'if-match': '"1"' } })).statusCode).toBe(404)
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
    const { id } = await organizations.supporter('変更商店', { profile: { kana: profile().kana } })
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
      headers: { ...me, 'if-match': '"1"' },
      payload: contact({ phone: '055-000-0099' }),
    }
    expect((await app.inject(put)).json()).toMatchObject({ phone: '055-000-0099' })
  })

  test('are kept evenly written; what looks wrong counts once a person confirms it', async () => {
    const { id } = await organizations.supporter('番号商店')
    const me = await given.signedInAs('supporter', id)
    const put = async (changes: object) => {
      const url = `/api/organizations/${id}/contact`
      const { version } = (await app.inject({ url, headers: me })).json()
      const headers = { ...me, 'if-match': `"${version}"` }
      return app.inject({ method: 'PUT', url, headers, payload: contact(changes) })
    }

    const even = await put({ phone: '０５５ー０００ー００１２', postalCode: '〒4000031', personKana: 'ﾀﾅｶ' })
    expect(even.json()).toMatchObject({ phone: '055-000-0012', postalCode: '400-0031', personKana: 'タナカ' })
    const strange = await put({ phone: '会館 000-12' })
    expect(strange.json()).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/phone' }] })
    expect((await put({ phone: '会館 000-12', confirmed: ['phone'] })).json()).toMatchObject({ phone: '会館 000-12' })
    expect((await put({ phone: 'あとで', confirmed: ['phone'] })).statusCode).toBe(422)
  })

  test('name a corporate number whose first digit is checked', async () => {
    const { id } = await organizations.supporter('法人番号商店')
    const patch = async (corporateNumber: string, confirmed: string[] = []) =>
      app.inject({
        method: 'PATCH',
        url: `/api/supporters/${id}`,
        headers: await reading(id),
        payload: { profile: { ...profile({ name: '法人番号商店', kind: 'company', corporateNumber }), confirmed } },
      })

    expect((await patch('８７００１１０００５９０１')).json()).toMatchObject({
      profile: { corporateNumber: '8700110005901' },
    })
    expect((await patch('1700110005901')).json()).toMatchObject({ code: 'invalid-input' })
    expect((await patch('1700110005901', ['corporateNumber'])).statusCode).toBe(200)
    expect((await patch('700110005901', ['corporateNumber'])).body).toContain('8700110005901')
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
    await organizations.applicant('あたらしい商店')
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
