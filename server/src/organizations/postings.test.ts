import type { ImportId, OrganizationId } from '@app/shared'
import { districtId } from '@app/shared/districts'
import { itemId } from '@app/shared/help-categories'
import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenOrganizationsIn } from '../../test/given-organizations.ts'
import { registrationsThrough } from '../../test/registrations-over-http.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { newId } from '../platform/ids.ts'
import { saveImportedSupporters } from './from-ledger.store.ts'
import { supportersKnown } from './ledger-known.store.ts'
import { supporterDistrictsTable, supporterItemsTable, supportersTable } from './organizations.table.ts'
import { supporterPostingsTable as postings } from './postings.table.ts'

const { app, db, given, clock } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const coordinator = await given.coordinator()
const { reading, act } = registrationsThrough(app, coordinator)

/** Where somebody stands: 「clean.street city」. Whatever happens, everybody stands where its profile says. */
async function placesOf(id: OrganizationId): Promise<string[]> {
  const { rows: astray } = await db.execute('select supporters_posted_wrongly()')
  expect(astray).toEqual([])
  const rows = await db
    .select()
    .from(postings)
    .where(eq(postings.supporterId, id))
    .orderBy(asc(postings.key), asc(postings.cell))
  return rows.map(({ key, cell }) => `${key} ${cell}`)
}

const atStall = ['festival city', 'festival.stall city']

test('who is registered stands under its help and field; who rests, leaves or only applies does not', async () => {
  const { id } = await organizations.applicant('はじめ商店')
  expect(await placesOf(id)).toEqual([])

  await act(id, 'register')
  expect(await placesOf(id)).toEqual(atStall)
  await act(id, 'suspend', { reason: '担当者不在のため' })
  expect(await placesOf(id)).toEqual([])
  await act(id, 'resume')
  expect(await placesOf(id)).toEqual(atStall)
  expect((await act(id, 'revoke', { reason: '誓約に反したため' })).statusCode).toBe(200)
  expect(await placesOf(id)).toEqual([])
})

test('what a supporter says anew moves it in the same moment', async () => {
  const { id, profile } = await organizations.supporter('うつり商店', { profile: { kana: 'うつり' } })
  const own = await given.signedInAs('supporter', id)
  const availability = {
    ...profile.availability,
    ...{ wholeCity: false, blocks: ['東' as const], districtIds: [districtId.parse(2), districtId.parse(11)] },
    ...{ weekdays: [0, 6], months: [4, 12], times: ['evening' as const], maxHeads: 3, leadDays: 21 },
  }
  const offer = { ...profile.offer, itemIds: [itemId.parse('clean.street')], lends: ['tent' as const] }

  const answer = await app.inject({
    method: 'PATCH',
    url: `/api/supporters/${id}`,
    headers: await reading(id, own),
    payload: { profile: { ...profile, offer: { ...offer, insurance: 'ask' }, availability } },
  })

  expect(answer.statusCode, answer.body).toBe(200)
  expect(await placesOf(id)).toEqual(
    ['clean', 'clean.street'].flatMap((key) => ['11', '2', '東'].map((cell) => `${key} ${cell}`)),
  )
  const [one] = await db.select().from(postings).where(eq(postings.supporterId, id)).limit(1)
  expect(one).toMatchObject({ says: 3, weekdays: 0b1000001, months: (1 << 4) | (1 << 12), times: 4, lends: 2 })
  expect(one).toMatchObject({ maxHeads: 3, leadDays: 21, insuranceOpen: true, hasMinors: false, kind: 'company' })
})

test('nobody who never said where it comes is forgotten', async () => {
  const { id } = await organizations.supporter('どこでも未定', { availability: { wholeCity: false } })

  expect(await placesOf(id)).toEqual(['festival unsaid', 'festival.stall unsaid'])
})

test('of two made one, the one that goes stands nowhere', async () => {
  const stays = await organizations.supporter('株式会社ひとつ')
  const goes = await organizations.supporter('㈱ひとつ')
  const versions = { staysVersion: 1, goesVersion: 1 }

  const answer = await app.inject({
    method: 'POST',
    url: '/api/duplicates/merge',
    headers: { ...coordinator },
    payload: { staysId: stays.id, goesId: goes.id, ...versions, name: 'stays', contact: 'stays' },
  })

  expect(answer.statusCode, answer.body).toBe(200)
  expect(await placesOf(goes.id)).toEqual([])
  expect(await placesOf(stays.id)).toEqual(atStall)
})

test('a ledger brings new ones and moves those that were known', async () => {
  const { id } = await organizations.supporter('台帳商店')
  const known = (await db.transaction(supportersKnown)).find((one) => one.id === id)!
  const { availability, offer } = known.profile
  const moved = {
    ...{ ...known.profile, offer: { ...offer, itemIds: [itemId.parse('clean.river')] } },
    availability: { ...availability, wholeCity: false, districtIds: [districtId.parse(5)] },
  }
  const by = { importId: newId<ImportId>(), now: clock() }

  const [, fresh] = await db.transaction((tx) =>
    saveImportedSupporters(tx, by, [
      { ...known, profile: moved, kept: [] },
      { ...known, id: null, number: 'R6-777', profile: { ...known.profile, name: '台帳の新顔' }, kept: [] },
    ]),
  )

  expect(await placesOf(id)).toEqual(['clean 5', 'clean.river 5'])
  expect(await placesOf(fresh!)).toEqual(atStall)
})

test('two who change one supporter at once: the second reads what the first has left', async () => {
  const { id } = await organizations.supporter('同時商店')
  const now = eq(supportersTable.organizationId, id)
  await db.update(supportersTable).set({ status: 'suspended' }).where(now)

  const { second } = await db.transaction(async (tx) => {
    // its number stays, so that nothing but the lists makes the second wait
    await tx.update(supportersTable).set({ status: 'registered' }).where(now)
    const second = db
      .insert(supporterItemsTable)
      .values({ organizationId: id, itemId: itemId.parse('clean.street') })
      .then(() => undefined)
    await waitUntilBlocked(db)
    return { second }
  })
  await second

  expect(await placesOf(id)).toContain('clean.street city')
})

test('a line that goes by itself takes its places along', async () => {
  const { id } = await organizations.supporter('減らす商店')
  const [item, district] = [itemId.parse('clean.street'), districtId.parse(3)]
  await db.insert(supporterItemsTable).values({ organizationId: id, itemId: item })
  await db.insert(supporterDistrictsTable).values({ organizationId: id, districtId: district })
  expect(await placesOf(id)).toContain('clean.street 3')

  await db.delete(supporterDistrictsTable).where(eq(supporterDistrictsTable.organizationId, id))
  expect(await placesOf(id)).not.toContain('clean.street 3')
  await db.delete(supporterItemsTable).where(eq(supporterItemsTable.itemId, item))
  expect(await placesOf(id)).toEqual(atStall)
})

test('what was changed by hand is found, and mended', async () => {
  const { id } = await organizations.supporter('手直し商店')
  const other = await organizations.supporter('もう一つ')
  await db.delete(postings).where(eq(postings.supporterId, id))
  await db.update(postings).set({ maxHeads: 99 }).where(eq(postings.supporterId, other.id))

  const { rows } = await db.execute('select supporters_posted_wrongly() as id')
  expect(rows.map((row) => row.id).toSorted()).toEqual([id, other.id].toSorted())

  await db.execute('select post_supporters(array(select supporters_posted_wrongly()))')
  expect(await placesOf(id)).toEqual(atStall)
})
