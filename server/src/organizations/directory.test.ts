import type { OrganizationId } from '@app/shared'
import { districtId } from '@app/shared/districts'
import type { DistrictReach, SupporterCard, SupporterPage } from '@app/shared/organizations'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { foldForSearch } from '@app/shared/kernel/fold'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { publishedStory } from '../../test/published-story.ts'
import { contactWords, givenOrganizationsIn } from '../../test/given-organizations.ts'
import { matchesTable } from '../matches/matches.table.ts'
import { activitiesTable } from '../activities/activities.table.ts'
import { newId } from '../platform/ids.ts'
import { supportersTable } from './organizations.table.ts'
import { foldedInSql } from './said.queries.ts'
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

  test('is narrowed by block (also through a district of it) and to those who come to the whole city', async () => {
    expect(await found({ block: '南' })).toEqual([everywhere.name, kai.name])
    expect(await found({ block: '北' })).toEqual([everywhere.name, students.name]) // 相川 lies in the northern block
    expect(await found({ wholeCity: 'true' })).toEqual([everywhere.name])
    expect(await found({ wholeCity: 'false' })).toHaveLength(3)
    expect((await ask({ block: '上' })).json()).toMatchObject({ code: 'invalid-input' })
  })

  test.each([
    ['スマホ', ['ＡＢＣ学生隊']], // the name of a kind of help
    ['すまほ', ['ＡＢＣ学生隊']],
    ['夜店', ['あおぞら商会']],
    ['模擬店 夜店', ['あおぞら商会']],
    ['ｸﾞﾗｳﾝﾄﾞｺﾞﾙﾌ', ['あおぞら商会']], // what it says of itself
    ['軽トラ', ['ＡＢＣ学生隊']], // other help, typed in half width with a line break inside
    ['渡辺式', ['ＡＢＣ学生隊']],
    ['abc 軽トラ', ['ＡＢＣ学生隊']], // one word in the name, one in what it does
    ['軽トラ 夜店', []],
    ['%', ['あおぞら商会', 'ＡＢＣ学生隊', '株式会社 甲斐髙﨑建設']],
  ])('finds by what somebody can do: %s', async (q, names) => {
    await db
      .update(supportersTable)
      .set({ intro: 'グラウンド・ゴルフの\n準備をします' })
      .where(eq(supportersTable.organizationId, everywhere.id))
    await db
      .update(supportersTable)
      .set({ otherHelp: '軽ﾄ\nﾗで運びます。渡邉式の結び方も。' })
      .where(eq(supportersTable.organizationId, students.id))

    expect(await found({ q })).toEqual(names)
  })

  test('tells per district how many can come, by the same conditions', async () => {
    const counts = async (query: Record<string, string>) => {
      const answer = await app.inject({ url: '/api/supporters/by-district', query, headers: given.stranger() })
      const { items } = answer.json() as { items: DistrictReach[] }
      expect(items).toHaveLength(31)
      return Object.fromEntries(items.map(({ districtId: id, supporters, naming }) => [id, [supporters, naming]]))
    }

    expect(await counts({})).toMatchObject({ 24: [2, 1], 15: [2, 1], 9: [1, 0] })
    expect(await counts({ kind: 'students' })).toMatchObject({ 24: [1, 1], 15: [0, 0] })
    expect(await counts({ q: '髙崎' })).toMatchObject({ 24: [0, 0], 15: [1, 1] })
    for (const [id, [supporters]] of Object.entries(await counts({})))
      expect(await found({ district: id })).toHaveLength(supporters!)
  })

  test('puts chosen supporters side by side in the order asked, without those who are not listed', async () => {
    const compare = (ids: string) =>
      app.inject({ url: '/api/supporters/comparison', query: { ids }, headers: given.stranger() })
    const hidden = await organizations.supporter('くらべない工業', { isPublic: false })

    const { items } = (await compare([students.id, hidden.id, kai.id, students.id].join(','))).json()

    expect(items).toEqual([(await page(students.id)).json(), (await page(kai.id)).json()])
    const tooMany = Array.from({ length: 7 }, () => newId()).join(',')
    for (const ids of ['', 'x', tooMany]) expect((await compare(ids)).json()).toMatchObject({ code: 'invalid-input' })
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

describe('folding in SQL', () => {
  test('is the fold of shared, letter for letter, on the hard letters', async () => {
    const hard = Array.from(
      '髙高﨑崎邉邊辺𠮷吉①ＡＢＣabcｶﾅｶﾞぱパァっッーｰ〜～−－‐・、。　 \n山梨甲府ゞヾゔヴ!？（）「」',
    )
    const texts = [
      'ｶ、ﾞ', // a letter and its sound mark, with a mark of writing between them
      ...fc.sample(
        fc.array(fc.constantFrom(...hard), { maxLength: 20 }).map((letters) => letters.join('')),
        300,
      ),
    ]

    const { rows } = await db.execute<{ typed: string; folded: string }>(
      sql`select typed, ${foldedInSql(sql`typed`)} as folded from jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) typed`,
    )

    expect(rows).toHaveLength(texts.length)
    for (const { typed, folded } of rows) expect(folded, typed).toBe(foldForSearch(typed))
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

    await publishedStory(db, request, at)

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
