import type { OrganizationId } from '@app/shared'
import type { AssociationLine, DeskNote, DistrictOfAssociations } from '@app/shared/organizations'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { givenOrganizationsIn } from '../../test/given-organizations.ts'
import { handoversTable } from '../accounts/accounts.table.ts'
import { auditTable } from '../platform/platform.table.ts'

const { app, db, given } = await buildTestApp({ now: '2026-03-10T01:00:00Z' })
const organizations = givenOrganizationsIn(db)
const coordinator = await given.coordinator()

const list = async (query: Record<string, string>): Promise<AssociationLine[]> =>
  (await app.inject({ url: '/api/associations', query, headers: { ...coordinator } })).json().items
const names = async (query: Record<string, string>) => (await list(query)).map(({ name }) => name)

const byFax = await organizations.association('ファクス自治会', 7, { contact: { channel: 'fax' } })
const silent = await organizations.association('れんらくなし自治会', 7, {
  contact: { phone: null, fax: null, email: null, channel: 'post' },
})
const done = await organizations.association('ひきつぎ自治会', 8)
const at = new Date('2026-03-02T00:00:00Z')
await db.insert(handoversTable).values({
  ...{ organizationId: done.id, year: 2026, askedAt: at, remindOn: '2026-03-01' },
  ...{ answer: 'stays', answeredAt: at, channel: 'web', doneAt: at },
})

describe("the centre's list of associations", () => {
  test('is narrowed by the way they wish to be reached, by whom nobody can reach, and by who has not handed over', async () => {
    expect(await names({ channel: 'fax' })).toEqual([byFax.name])
    expect(await names({ withoutContact: 'true' })).toEqual([silent.name])
    expect(await names({ notHandedOver: 'true' })).toEqual([byFax.name, silent.name])
    expect(await names({ notHandedOver: 'true', district: '7', channel: 'post' })).toEqual([silent.name])
  })

  test('says how each wishes to be reached and how far its handover is, and no contact', async () => {
    const lines = await list({})

    expect(lines.find(({ id }) => id === done.id)).toMatchObject({
      channel: 'mail',
      hasContact: true,
      handover: 'done',
    })
    expect(lines.find(({ id }) => id === silent.id)).toMatchObject({ hasContact: false, handover: 'not-asked' })
    expect(JSON.stringify(lines)).not.toMatch(/055-000-|@example/)
  })

  test('counts all 31 districts, also those without an association', async () => {
    const answer = await app.inject({ url: '/api/associations/by-district', headers: { ...coordinator } })
    const { items } = answer.json<{ items: DistrictOfAssociations[] }>()

    expect(items).toHaveLength(31)
    expect(items.find(({ id }) => id === 7)).toMatchObject({
      ...{ associations: 2, households: 240, withoutContact: 1, withoutSeat: 2, notHandedOver: 2 },
    })
    expect(items.find(({ id }) => id === 8)).toMatchObject({ associations: 1, notHandedOver: 0 })
    expect(items.find(({ id }) => id === 9)).toMatchObject({ associations: 0, households: 0, notHandedOver: 0 })
  })
})

const notesUrl = (id: OrganizationId) => `/api/organizations/${id}/desk-notes`
const note = (id: OrganizationId, text: string, headers: Headers = coordinator) =>
  app.inject({ method: 'POST', url: notesUrl(id), headers: { ...headers }, payload: { text } })
const remove = (id: OrganizationId, noteId: string, headers: Headers = coordinator) =>
  app.inject({ method: 'DELETE', url: `${notesUrl(id)}/${noteId}`, headers: { ...headers } })
const notesOf = async (id: OrganizationId): Promise<DeskNote[]> =>
  (await app.inject({ url: notesUrl(id), headers: { ...coordinator } })).json().items

describe('what the centre notes about an organization', () => {
  test('is kept with who and when, the latest first', async () => {
    await note(byFax.id, '会長は夕方なら電話に出る')
    const answer = await note(byFax.id, 'FAXは公民館にある')

    expect(answer.statusCode, answer.body).toBe(201)
    const [later, earlier] = await notesOf(byFax.id)
    expect([later?.text, earlier?.text]).toEqual(['FAXは公民館にある', '会長は夕方なら電話に出る'])
    expect(later).toMatchObject({ writtenBy: expect.stringMatching(/./), writtenAt: '2026-03-10T01:00:00.000Z' })
  })

  test('goes when it is no longer true; that it was there stays in the audit, its words do not', async () => {
    await note(silent.id, 'ひみつの覚え書き')
    const [kept] = await notesOf(silent.id)
    const elsewhere = await remove(byFax.id, kept!.id)

    expect(elsewhere.statusCode).toBe(404)
    expect((await remove(silent.id, kept!.id)).json()).toEqual({ items: [] })
    expect((await remove(silent.id, kept!.id)).statusCode).toBe(404)
    const lines = await db.select().from(auditTable).where(eq(auditTable.organizationId, silent.id))
    expect(lines.map(({ act }) => act)).toEqual(['desk-note.added', 'desk-note.removed'])
    expect(JSON.stringify(lines)).not.toContain('ひみつ')
  })

  test('is written about an organization that is there, and says something', async () => {
    expect((await note('00000000-0000-7000-8000-000000000000' as OrganizationId, 'だれ')).statusCode).toBe(404)
    expect((await note(byFax.id, '  ')).statusCode).toBe(422)
  })

  test('is read by nobody but the centre: not by whom it is about, not by a neighbour, not by a stranger', async () => {
    const own = await given.signedInAs('association', byFax.id)
    const neighbour = await given.signedInAs('association', silent.id)

    for (const [who, status] of [
      [own, 403],
      [neighbour, 403],
      [given.stranger(), 401],
    ] as const) {
      const reading = await app.inject({ url: notesUrl(byFax.id), headers: { ...who } })
      expect([reading.statusCode, (await note(byFax.id, 'x', who)).statusCode]).toEqual([status, status])
      expect(reading.body).not.toContain('公民館')
    }
  })
})

test('is found in whichever way its number and its form are written, on the list and in the search box', async () => {
  const second = await organizations.association('さくら台第二自治会', 9)
  await organizations.association('さくら台第三自治会', 9)
  await organizations.association('三本松自治会', 9)
  const box = async (q: string) =>
    (await app.inject({ url: '/api/search', query: { q }, headers: { ...coordinator } })).json<{ title: string }[]>()

  for (const q of ['さくら台2区', 'サクラ台 第２', 'さくら台二常会', 'さくら台第二'])
    expect(await names({ q }), q).toEqual([second.name])
  expect(await names({ q: '3本松' })).toEqual([])
  expect(JSON.stringify(await box('さくら台２町内会'))).toContain(second.name)
  expect(JSON.stringify(await box('さくら台２町内会'))).not.toContain('第三')
})
