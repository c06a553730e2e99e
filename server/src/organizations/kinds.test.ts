import { pledgeCodes, type SupporterKindRow, type SupporterProfile } from '@app/shared/organizations'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { contact, givenOrganizationsIn, profile } from '../../test/given-organizations.ts'
import type { Headers } from '../../test/given.ts'
import { waitingChangesTable } from './waiting-changes.table.ts'

const { app, db, given } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
let admin: Headers
beforeAll(async () => {
  admin = await given.admin()
})

const kinds = async () =>
  (await app.inject({ url: '/api/supporter-kinds' })).json<{ items: SupporterKindRow[] }>().items
const kind = async (name: string) => (await kinds()).find((row) => row.kind === name)!
const edit = async (name: string, changes: Partial<SupporterKindRow>, headers = admin) => {
  const { kind: _, given: __, version, ...known } = await kind(name)
  const payload = { ...known, ...changes }
  return app.inject({
    method: 'PATCH',
    url: `/api/supporter-kinds/${name}`,
    headers: { ...headers, 'if-match': `"${version}"` },
    payload,
  })
}
const apply = (changes: Partial<SupporterProfile>, whom = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/supporters',
    headers: { ...given.stranger(), 'idempotency-key': crypto.randomUUID() },
    payload: { profile: profile(changes), contact: contact(whom), pledges: pledgeCodes, privacyAgreed: true },
  })

test('everybody sees the kinds in their order, from the first day on', async () => {
  expect((await kinds()).map(({ name }) => name)).toEqual([
    '企業',
    '個人事業主',
    '学生ボランティア団体',
    '大学・学校',
    'NPO法人',
    'ボランティア団体',
    'その他',
  ])
})

test('what is required differs by kind, and each missing field is named', async () => {
  const nobodyKnown = { representativeName: null, address: null }
  const company = await apply({ name: '名なし商会' }, nobodyKnown)
  expect(company.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/contact/address',
    '/contact/representativeName',
  ])
  const students = await apply({ name: '名なし研究会', kind: 'students' }, nobodyKnown)
  expect(students.json().errors).toEqual([
    { pointer: '/profile/students/school', detail: '学校の名前を入れてください' },
  ])
  expect((await apply({ name: '名なしの会', kind: 'volunteers' }, nobodyKnown)).statusCode).toBe(201)
})

test('an admin names a kind and says what it is asked for; the next application hears it', async () => {
  const { asks } = await kind('volunteers')
  const changed = await edit('volunteers', { name: '市民活動団体', position: 1, requires: ['pastActivities'], asks })

  expect(changed.json(), changed.body).toMatchObject({ name: '市民活動団体', version: 2 })
  const refused = await apply({ name: 'あたらしい会', kind: 'volunteers' })
  expect(refused.json()).toMatchObject({ errors: [{ pointer: '/profile/offer/pastActivities' }] })
  const both = await edit('volunteers', { requires: ['students'] })
  expect(both.json(), 'required and not asked').toMatchObject({ errors: [{ pointer: '/requires' }] })
})

test('a kind that is closed takes no new application, and keeps whom it has', async () => {
  const { id } = await organizations.supporter('古くからの会', { profile: { kind: 'other' } })
  await edit('other', { active: false })

  expect((await apply({ name: '新しいその他', kind: 'other' })).json()).toMatchObject({
    errors: [{ pointer: '/profile/kind' }],
  })
  expect((await app.inject({ url: `/api/supporters/${id}` })).json()).toMatchObject({ kind: 'other' })
})

test('an admin adds an eighth kind; who applies may choose it, and while somebody has it nobody removes it', async () => {
  const said = { name: '町の商店会', position: 8, active: true, asks: ['members'], requires: ['members'] }
  const add = (headers: Headers) =>
    app.inject({
      method: 'POST',
      url: '/api/supporter-kinds',
      headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
      payload: said,
    })
  const remove = (one: SupporterKindRow, headers = admin, version = one.version) =>
    app.inject({
      method: 'DELETE',
      url: `/api/supporter-kinds/${one.kind}`,
      headers: { ...headers, 'if-match': `"${version}"` },
    })
  expect((await add(given.stranger())).statusCode).toBe(401)
  expect((await add(await given.coordinator())).json()).toMatchObject({ code: 'not-yours' })

  const added = (await add(admin)).json<SupporterKindRow>()
  expect(added).toMatchObject({ ...said, given: false, version: 1 })
  expect((await apply({ name: '本町商店会', kind: added.kind })).json()).toMatchObject({
    errors: [{ pointer: '/profile/members' }],
  })
  expect((await apply({ name: '本町商店会', kind: added.kind, members: 12 })).statusCode).toBe(201)
  expect((await apply({ name: 'ない種類の会', kind: 'nothing' })).json()).toMatchObject({
    errors: [{ pointer: '/profile/kind' }],
  })

  expect((await remove(added)).json()).toMatchObject({ code: 'kind-in-use' })
  expect((await remove(await kind('company'))).json(), 'ledgers are read by it').toMatchObject({ code: 'kind-in-use' })
  const wished = (await add(admin)).json<SupporterKindRow>()
  const { id: organizationId, profile: now } = await organizations.supporter('商店会になる会')
  const change = { fields: ['kind' as const], profile: { ...now, kind: wished.kind }, saidAt: new Date() }
  await db.insert(waitingChangesTable).values({ organizationId, ...change })
  expect((await remove(wished)).json(), 'somebody waits to have it').toMatchObject({ code: 'kind-in-use' })
  const unused = (await add(admin)).json<SupporterKindRow>()
  expect((await remove(unused, await given.coordinator())).json()).toMatchObject({ code: 'not-yours' })
  expect((await remove(unused, admin, 9)).json()).toMatchObject({ code: 'version-stale' })
  expect((await remove(unused)).json()).toEqual({ kind: unused.kind })
  expect((await kinds()).map(({ kind }) => kind)).not.toContain(unused.kind)
})

test('only an admin changes kinds, and nobody overwrites what another has just saved', async () => {
  expect((await edit('npo', { name: 'X' }, given.stranger())).statusCode).toBe(401)
  expect((await edit('npo', { name: 'X' }, await given.coordinator())).json()).toMatchObject({ code: 'not-yours' })
  const stale = await app.inject({
    method: 'PATCH',
    url: '/api/supporter-kinds/npo',
    headers: { ...admin, 'if-match': '"9"' },
    payload: { name: 'X', position: 1, active: true, asks: [], requires: [] },
  })
  expect(stale.json()).toMatchObject({ code: 'version-stale' })
})

test('what a group keeps to itself is not on its public page; terms and days are kept as said', async () => {
  const said = profile({ url: 'https://example.jp/', members: 30 })
  const termBreaks = [{ kind: 'exams' as const, from: '2027-01-20', to: '2027-02-05' }]
  const { id } = await organizations.supporter('ひそやか社', {
    profile: {
      ...{ url: said.url, members: 30, hidden: ['url', 'lends'] },
      offer: { ...said.offer, lends: ['vehicle'], pastActivities: '川の清掃' },
    },
    availability: { termBreaks },
  })

  const page = (await app.inject({ url: `/api/supporters/${id}` })).json()

  expect(page).toMatchObject({ url: null, lends: [], members: 30, pastActivities: '川の清掃', termBreaks })
  const own = await given.signedInAs('supporter', id)
  const seen = (await app.inject({ url: `/api/supporters/${id}/registration`, headers: own })).json()
  expect(seen.profile).toMatchObject({ url: 'https://example.jp/', hidden: ['url', 'lends'] })
})
