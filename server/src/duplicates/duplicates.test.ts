import type { OrganizationId } from '@app/shared'
import type { Duplicate } from '@app/shared/duplicates'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { givenOrganizationsIn } from '../../test/given-organizations.ts'

const { app, db, given } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const coordinator = await given.coordinator()
let serial = 0
/** Contacts that nobody else has. */
const own = () => {
  const n = ++serial
  return { phone: `055-111-${String(n).padStart(4, '0')}`, fax: null, email: `only-${n}@example.jp` }
}
const list = (headers: Headers = coordinator) => app.inject({ url: '/api/duplicates', headers })
const found = async (...ids: OrganizationId[]) =>
  ((await list()).json().items as Duplicate[]).filter(({ first, second }) =>
    ids.every((id) => id === first.id || id === second.id),
  )
const tellApart = (firstId: string, secondId: string, headers: Headers = coordinator) =>
  app.inject({ method: 'POST', url: '/api/duplicates/tell-apart', headers, payload: { firstId, secondId } })

describe('重なりの確認', () => {
  test('finds ㈱ and 株式会社 with one telephone, says why, and shows no contact', async () => {
    const phone = '055-111-9999'
    const a = await organizations.supporter('㈱かさなり工業', { contact: { ...own(), phone } })
    const b = await organizations.supporter('株式会社かさなり工業', {
      contact: { ...own(), phone: '０５５１１１９９９９' },
    })

    const [pair] = await found(a.id, b.id)

    expect(pair).toMatchObject({ kind: 'supporter', sure: 'very' })
    expect(pair!.reasons).toEqual(expect.arrayContaining(['name', 'phone']))
    expect([pair!.first, pair!.second].map(({ number }) => number).toSorted()).toEqual([a.number, b.number].toSorted())
    expect((await list()).body).not.toMatch(/9999|example\.jp/)
  })

  test('finds two ways to write an association, in its district only', async () => {
    const a = await organizations.association('重三丁目自治会', 5, { contact: own() })
    const b = await organizations.association('重3丁目町内会', 5, { contact: own() })
    const far = await organizations.association('重３丁目会', 6, { contact: own() })

    expect(await found(a.id, b.id)).toMatchObject([{ reasons: ['name', 'district'], sure: 'rather' }])
    expect(await found(far.id)).toEqual([])
  })

  test('a telephone that four have is no sign', async () => {
    const contact = { ...own(), phone: '055-111-4444' }
    const names = ['よつつ東', 'よつつ西', 'よつつ南', 'よつつ北']
    const many = await Promise.all(
      names.map((name) => organizations.supporter(name, { contact: { ...contact, email: null } })),
    )

    expect(await found(many[0]!.id)).toEqual([])
  })

  test('who was turned down or has left is not compared', async () => {
    const a = await organizations.supporter('おわり商会', { contact: own() })
    await organizations.supporter('㈲おわり商会', { contact: own(), status: 'withdrawn' })
    await organizations.supporter('(株)おわり商会', { contact: own(), status: 'rejected' })

    expect(await found(a.id)).toEqual([])
  })
})

describe('「別の団体です」', () => {
  test('is remembered, whichever is named first, and the pair is not shown again', async () => {
    const a = await organizations.supporter('べつもの商店', { contact: own() })
    const b = await organizations.supporter('べつもの商店㈱', { contact: own() })
    expect(await found(a.id, b.id)).toHaveLength(1)

    expect((await tellApart(b.id, a.id)).statusCode).toBe(200)
    expect((await tellApart(a.id, b.id)).statusCode).toBe(200)

    expect(await found(a.id, b.id)).toEqual([])
    const { rows } = await db.execute(sql`select from told_apart where ${a.id} in (first_id, second_id)`)
    expect(rows).toHaveLength(1)
    const events = await db.execute(
      sql`select from events where type = 'organization.told-apart' and payload ->> 'otherId' = ${a.id}`,
    )
    expect(events.rows).toHaveLength(1)
  })

  test('needs two organizations of one side that exist', async () => {
    const a = await organizations.supporter('ひとり商店', { contact: own() })
    const b = await organizations.association('ひとり自治会', 5, { contact: own() })

    expect((await tellApart(a.id, a.id)).json()).toMatchObject({ code: 'invalid-input' })
    expect((await tellApart(a.id, b.id)).json()).toMatchObject({ code: 'invalid-input' })
    expect((await tellApart(a.id, '00000000-0000-7000-8000-000000000000')).statusCode).toBe(404)
  })

  test('is said at the desk only', async () => {
    const a = await organizations.supporter('そとのひと', { contact: own() })
    const member = await given.signedInAs('supporter', a.id)

    expect((await list({})).statusCode).toBe(401)
    expect((await list(member)).statusCode).toBe(403)
    expect((await tellApart(a.id, a.id, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(401)
    expect((await tellApart(a.id, a.id, member)).statusCode).toBe(403)
  })

  test('a pair stands in one order in the database', async () => {
    const a = await organizations.supporter('じゅん一', { contact: own() })
    const b = await organizations.supporter('じゅん二', { contact: own() })
    const [small, big] = [a.id, b.id].toSorted()

    await expect(
      db.execute(sql`insert into told_apart (first_id, second_id, told_at) values (${big}, ${small}, now())`),
    ).rejects.toMatchObject({ cause: { constraint: 'a_pair_is_two_organizations_in_order' } })
  })
})
