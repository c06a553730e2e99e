import type { OrganizationId } from '@app/shared'
import { districtId } from '@app/shared/districts'
import type { SupporterCard, SupporterPage } from '@app/shared/organizations'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { contactWords, givenOrganizationsIn } from '../../test/given-organizations.ts'
import { matchesTable } from '../matches/matches.table.ts'
import { activitiesTable } from '../activities/activities.table.ts'
import { newId } from '../platform/ids.ts'
import { givenRequestsIn } from '../../test/given-requests.ts'

const { app, db, given } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const requests = givenRequestsIn(db)

const ask = (query: Record<string, string | number>) =>
  app.inject({ url: '/api/supporters', query: query as Record<string, string>, headers: given.stranger() })
const found = async (query: Record<string, string | number>): Promise<string[]> =>
  ((await ask({ perPage: 100, ...query })).json().items as SupporterCard[]).map(({ name }) => name)
const page = (id: OrganizationId) => app.inject({ url: `/api/supporters/${id}`, headers: given.stranger() })

const kai = await organizations.supporter('株式会社 甲斐髙﨑建設', {
  profile: { kana: 'カイタカサキケンセツ' },
  items: ['clean.river', 'festival.setup'],
  availability: { wholeCity: false, blocks: ['南'], weekdays: [0, 6], months: [] },
})
const students = await organizations.supporter('ＡＢＣ学生隊', {
  profile: {
    kind: 'students',
    kana: 'えーびーしーがくせいたい',
    students: { school: '架空大学', adviser: null, leaderTermEnds: null, hasMinors: true },
  },
  items: ['pr.phone'],
  availability: { wholeCity: false, districtIds: [districtId.parse(24)], months: [8, 9] },
})
const everywhere = await organizations.supporter('あおぞら商会', {
  profile: { kana: 'あおぞらしょうかい' },
  items: ['festival.stall'],
})
await organizations.supporter('ないしょ工業', { isPublic: false })
await organizations.supporter('おやすみ工業', { status: 'suspended' })
await organizations.applicant('これから工業')

describe('the public directory', () => {
  test('lists who is registered and agreed to be listed, in the order of readings, whichever kana was typed', async () => {
    expect(await found({})).toEqual(['あおぞら商会', 'ＡＢＣ学生隊', '株式会社 甲斐髙﨑建設'])
  })

  test.each([
    ['髙﨑', [kai.name]],
    ['高崎', [kai.name]],
    ['ｶｲﾀ', [kai.name]],
    ['建設', [kai.name]],
    ['かい　けんせつ', [kai.name]],
    ['㈱甲斐高崎建設', [kai.name]],
    ['abc', [students.name]],
    ['設', [kai.name]],
    ['しょうかい', [everywhere.name]],
    ['甲設', []],
    ['%', ['あおぞら商会', 'ＡＢＣ学生隊', '株式会社 甲斐髙﨑建設']],
    ["'; drop table supporters; --", []],
  ])('finds by a part of a name or its reading: %s', async (q, names) => {
    expect(await found({ q })).toEqual(names)
  })

  test('is narrowed by field, kind of help, kind of group, district and day', async () => {
    expect(await found({ category: 'clean' })).toEqual([kai.name])
    expect(await found({ item: 'pr.phone' })).toEqual([students.name])
    expect(await found({ kind: 'students' })).toEqual([students.name])
    expect(await found({ district: 24 })).toEqual([everywhere.name, students.name])
    expect(await found({ district: 15 })).toEqual([everywhere.name, kai.name]) // 国母 lies in the southern block
    expect(await found({ on: '2026-08-05' })).toEqual([everywhere.name, students.name]) // a Wednesday in August
    expect(await found({ on: '2026-11-01' })).toEqual([everywhere.name, kai.name]) // a Sunday in November
    expect(await found({ category: 'nothing' })).toEqual([])
    expect(await found({ district: 9, item: 'pr.phone' })).toEqual([])
  })

  test('is read page by page without a gap', async () => {
    const first = (await ask({ perPage: 2 })).json()
    const second = (await ask({ perPage: 2, after: first.next })).json()

    expect(first).toMatchObject({ total: 3, totalIsCapped: false })
    expect([...first.items, ...second.items].map(({ name }: SupporterCard) => name)).toEqual(await found({}))
    expect(second.next).toBeNull()
    expect((await ask({ after: 'no such mark' })).json()).toMatchObject({ code: 'invalid-input' })
  })

  test('shows no contact to anybody, in the list or on the page', async () => {
    for (const text of [(await ask({})).body, (await page(kai.id)).body])
      for (const word of Object.values(contactWords)) expect(text).not.toContain(word)
  })
})

describe('the page of a supporter', () => {
  test('tells what it offers, where and when', async () => {
    const shown: SupporterPage = (await page(kai.id)).json()

    expect(shown).toMatchObject({
      name: kai.name,
      number: kai.number,
      itemIds: ['clean.river', 'festival.setup'],
      blocks: ['南'],
      weekdays: [0, 6],
      registeredOn: '2026-04-01',
      activities: 0,
    })
  })

  test('counts the published activities in which it took part', async () => {
    const request = await requests.request(await requests.association('実績自治会'), {}, 'done')
    const at = new Date('2026-11-02T00:00:00Z')
    await db.insert(matchesTable).values({
      ...{
        id: newId<never>(),
        requestId: request,
        supporterId: everywhere.id,
        status: 'done',
        startedBy: 'coordinator',
      },
      ...{ associationAnswer: 'yes', supporterAnswer: 'yes', headsAsked: 4, heads: 4, message: 'お願いします' },
      ...{ answerBy: at, proposedAt: at, agreedAt: at },
    })
    const activity = {
      id: newId<never>(),
      requestId: request,
      title: '夜店',
      story: '',
      happenedOn: '2026-11-01',
      createdAt: at,
    }
    await db.insert(activitiesTable).values(activity)
    expect((await page(everywhere.id)).json()).toMatchObject({ activities: 0 })

    await db.update(activitiesTable).set({ publishedAt: at })

    expect((await page(everywhere.id)).json()).toMatchObject({ activities: 1 })
  })

  test('is not there for who is not listed, exactly as if nobody had that number', async () => {
    const hidden = await organizations.supporter('かくれ工業', { isPublic: false })
    const applicant = await organizations.applicant('もうしこみ工業')

    const [one, two, nowhere] = await Promise.all([page(hidden.id), page(applicant.id), page(newId<OrganizationId>())])

    expect([one.statusCode, two.statusCode]).toEqual([404, 404])
    expect(one.body).toBe(nowhere.body)
    expect(two.body).toBe(nowhere.body)
  })
})
