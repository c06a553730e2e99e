import type { OrganizationId } from '@app/shared'
import type { ContactShown, ProfileFieldRow, Registration, SupporterProfile } from '@app/shared/organizations'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { contact, givenOrganizationsIn } from '../../test/given-organizations.ts'
import type { Headers } from '../../test/given.ts'
import { registrationsThrough } from '../../test/registrations-over-http.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { organizationsTable } from './organizations.table.ts'
import { waitingChangesTable as changes } from './waiting-changes.table.ts'

const { app, db, given } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const coordinator = await given.coordinator()
const admin = await given.admin()
const { reading, seen, act } = registrationsThrough(app, coordinator)

const say = async (id: OrganizationId, profile: SupporterProfile, headers: Headers) =>
  app.inject({
    method: 'PATCH',
    url: `/api/supporters/${id}`,
    headers: await reading(id, headers),
    payload: { profile },
  })
const publicPage = async (id: OrganizationId) => (await app.inject({ url: `/api/supporters/${id}` })).json()
const queue = async () =>
  (await app.inject({ url: '/api/registrations?changeWaits=true', headers: { ...coordinator } }))
    .json<{ items: { id: string; changeWaitsSince: string | null }[] }>()
    .items.map(({ id }) => id)
type Scene = Parameters<typeof organizations.supporter>[1]
async function aSupporter(name: string, scene: Scene = {}) {
  const one = await organizations.supporter(name, { ...scene, profile: { kana: 'やま', ...scene.profile } })
  return { ...one, own: await given.signedInAs('supporter', one.id) }
}
/** A supporter that has said another name. */
async function renamed(name: string) {
  const one = await aSupporter(name)
  await say(one.id, { ...one.profile, name: `新しい${name}` }, one.own)
  return one
}

test('a name waits for the centre while the rest is so at once; the public reads the old name meanwhile', async () => {
  const { id, profile, own } = await aSupporter('やま商店')

  const answer = await say(id, { ...profile, name: '新やま商店', intro: '新しい紹介' }, own)

  expect(answer.json<Registration>(), answer.body).toMatchObject({
    profile: { name: 'やま商店', intro: '新しい紹介' },
    waiting: { fields: ['name'], profile: { name: '新やま商店', intro: '新しい紹介' }, returned: null },
  })
  expect(await publicPage(id)).toMatchObject({ name: 'やま商店', intro: '新しい紹介' })
  expect(await queue()).toContain(id)

  const accepted = await act(id, 'waiting-change/accept')
  expect(accepted.json(), accepted.body).toMatchObject({ profile: { name: '新やま商店' }, waiting: null })
  expect(await publicPage(id)).toMatchObject({ name: '新やま商店' })
  expect(await queue()).not.toContain(id)
})

test('a further change replaces the one that waits, and the old value again leaves nothing waiting', async () => {
  const { id, profile, own } = await renamed('かわ商店')

  await say(id, { ...profile, name: 'かわ堂' }, own)
  expect((await seen(id)).waiting).toMatchObject({ fields: ['name'], profile: { name: 'かわ堂' } })
  await say(id, profile, own)
  expect((await seen(id)).waiting).toBeNull()
})

test('what the centre returns goes back with its reason, keeps what was typed, and leaves the queue', async () => {
  const { id, profile, own } = await renamed('たに商店')
  expect((await act(id, 'waiting-change/return', { reason: '' })).json()).toMatchObject({ code: 'invalid-input' })

  await act(id, 'waiting-change/return', { reason: '登記の名前を教えてください' })

  expect((await seen(id)).waiting).toMatchObject({
    profile: { name: '新しいたに商店' },
    returned: { reason: '登記の名前を教えてください' },
  })
  expect(await queue()).not.toContain(id)
  expect((await act(id, 'waiting-change/accept')).json()).toMatchObject({ code: 'wrong-moment' })

  await say(id, { ...profile, name: '新しいたに商店' }, own)
  expect((await seen(id)).waiting).toMatchObject({ returned: null })
  expect(await queue()).toContain(id)
})

test('its own people take back what waits; nobody else does', async () => {
  const { id, own } = await renamed('おか商店')
  const stranger = await given.signedInAs('supporter', (await aSupporter('となり商店')).id)
  const takeBack = async (headers: Headers) => act(id, 'waiting-change/take-back', {}, await reading(id, headers))

  expect((await takeBack(given.stranger())).statusCode).toBe(401)
  expect((await takeBack(stranger)).json()).toMatchObject({ code: 'not-found' })
  for (const step of ['accept', 'return'])
    expect((await act(id, `waiting-change/${step}`, {}, await reading(id, own))).statusCode).not.toBe(200)
  expect((await takeBack(own)).json()).toMatchObject({ waiting: null, profile: { name: 'おか商店' } })
  expect((await takeBack(own)).json()).toMatchObject({ code: 'wrong-moment' })
})

test('who read an older change decides nothing: the member, or a colleague, was quicker', async () => {
  const { id, profile, own } = await renamed('みね商店')
  const before = await reading(id)
  await say(id, { ...profile, name: 'みね堂' }, own)

  expect((await act(id, 'waiting-change/accept', {}, before)).json()).toMatchObject({ code: 'version-stale' })
  const [one, other] = [await reading(id), await reading(id)]
  expect((await act(id, 'waiting-change/accept', {}, one)).statusCode).toBe(200)
  expect((await act(id, 'waiting-change/return', { reason: 'x' }, other)).json()).toMatchObject({
    code: 'version-stale',
  })
})

test('what the centre enters for a supporter waits for nobody', async () => {
  const { id, profile } = await aSupporter('はら商店')

  await say(id, { ...profile, name: 'はら堂' }, coordinator)

  expect(await seen(id)).toMatchObject({ profile: { name: 'はら堂' }, waiting: null })
})

test('the end of a registration drops what waits', async () => {
  const { id } = await renamed('もり商店')

  await act(id, 'withdraw', { reason: '会社の都合' })

  expect((await seen(id)).waiting).toBeNull()
  expect(await db.select().from(changes).where(eq(changes.organizationId, id))).toEqual([])
})

test('a name that somebody else took meanwhile is not accepted', async () => {
  const { id } = await renamed('さと商店')
  await organizations.supporter('新しいさと商店')

  expect((await act(id, 'waiting-change/accept')).json()).toMatchObject({ code: 'already-registered' })
})

test('an admin says per field what waits; nobody overwrites what another has just said', async () => {
  const { id, profile, own } = await aSupporter('うみ商店')
  const set = (reviewed: boolean, version: number, headers: Headers = admin) =>
    app.inject({
      method: 'PATCH',
      url: '/api/profile-fields/weekdays',
      headers: { ...headers, 'if-match': `"${version}"` },
      payload: { reviewed },
    })
  const rows = (await app.inject({ url: '/api/profile-fields', headers: { ...own } })).json<{
    items: ProfileFieldRow[]
  }>()
  expect(rows.items.filter(({ reviewed }) => reviewed).map(({ field }) => field)).toEqual([
    'kind',
    'name',
    'kana',
    'corporateNumber',
    'representative',
  ])

  expect((await set(true, 1, given.stranger())).statusCode).toBe(401)
  expect((await set(true, 1, coordinator)).json()).toMatchObject({ code: 'not-yours' })
  expect((await set(true, 1)).json()).toEqual({ field: 'weekdays', reviewed: true, version: 2 })
  expect((await set(false, 1)).json()).toMatchObject({ code: 'version-stale' })

  await say(id, { ...profile, availability: { ...profile.availability, weekdays: [6, 0] } }, own)
  expect((await seen(id)).waiting).toMatchObject({ fields: ['weekdays'] })
  await set(false, 2)
  expect((await seen(id)).waiting, 'what waits goes on waiting').toMatchObject({ fields: ['weekdays'] })
})

test('what its kind requires must not get lost; what was never said is refused to nobody', async () => {
  const students = { school: 'みどり大学', adviser: null, leaderTermEnds: null, hasMinors: false }
  const group = await aSupporter('学生の会', { profile: { kind: 'students', students } })
  const old = await aSupporter('古い学生の会', { profile: { kind: 'students' } })

  expect((await say(group.id, { ...group.profile, students: null }, group.own)).json()).toMatchObject({
    errors: [{ pointer: '/profile/students/school' }],
  })
  expect((await say(old.id, { ...old.profile, intro: '新しい紹介' }, old.own)).statusCode).toBe(200)
})

test('of a contact the representative waits and the telephone does not; its readers see what it was', async () => {
  const { id, own } = await aSupporter('いけ商店', {
    contact: { representativeName: '池田 一', phone: '055-000-0001' },
  })
  const url = `/api/organizations/${id}/contact`
  const look = async (headers: Headers) => (await app.inject({ url, headers: { ...headers } })).json<ContactShown>()
  const write = (changed: object, version: number, headers: Headers = own) =>
    app.inject({
      method: 'PUT',
      url,
      headers: { ...headers, 'if-match': `"${version}"` },
      payload: contact({ representativeName: '池田 一', phone: '055-000-0001', ...changed }),
    })

  const answer = await write({ representativeName: '池田 二', phone: '055-000-0002' }, 1)

  expect(answer.json(), answer.body).toMatchObject({ representativeName: '池田 一', phone: '055-000-0002', version: 2 })
  expect(await look(coordinator)).toMatchObject({
    earlier: { contact: { phone: '055-000-0001' } },
    waiting: { representativeName: '池田 二', phone: '055-000-0002' },
  })
  expect((await seen(id)).waiting).toMatchObject({ fields: ['representative'] })
  expect((await write({ phone: '055-000-0003' }, 1)).json(), 'read before the change').toMatchObject({
    code: 'version-stale',
  })
  await act(id, 'waiting-change/accept')
  expect(await look(own)).toMatchObject({ representativeName: '池田 二', waiting: null, version: 3 })
})

test('two coordinators decide the same change at once: the first decides, the other hears that it is stale', async () => {
  const { id } = await renamed('そら商店')
  const [forOne, forTwo] = [await reading(id), await reading(id)]

  const { answers } = await db.transaction(async (tx) => {
    await tx.select().from(organizationsTable).where(eq(organizationsTable.id, id)).for('update')
    const answers = Promise.all([
      act(id, 'waiting-change/accept', {}, forOne),
      act(id, 'waiting-change/return', { reason: '名前をお確かめください' }, forTwo),
    ])
    await waitUntilBlocked(db, { connections: 2 })
    return { answers }
  })

  const decided = await answers
  expect(decided.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412])
  expect(decided.find(({ statusCode }) => statusCode !== 200)!.json()).toMatchObject({ code: 'version-stale' })
})

test('a new kind asks for what it requires of the contact, which is filled in first', async () => {
  const { id, profile, own } = await aSupporter('ほし商店', { contact: { address: null } })

  const refused = await say(id, { ...profile, kind: 'npo' }, own)

  expect(refused.json(), refused.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/profile/kind' }] })
  await db.execute(sql`update contacts set address = '丸の内一丁目' where organization_id = ${id}`)
  expect((await say(id, { ...profile, kind: 'npo' }, own)).json()).toMatchObject({ waiting: { fields: ['kind'] } })
})
