import type { HelpCategory, HelpItem } from '@app/shared/help-categories'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { eventsTable } from '../platform/platform.table.ts'
import { equipmentOf, riskOf, suitabilityOf } from './help-categories.rules.ts'
import { loadHelpCategories } from './load-help-categories.ts'

const { app, db, given } = await buildTestApp()

const list = async (): Promise<HelpCategory[]> =>
  (await app.inject({ url: '/api/help-categories', headers: given.stranger() })).json().items
const item = async (id: string): Promise<HelpItem> =>
  (await list()).flatMap(({ items }) => items).find((one) => one.id === id)!
const edit = (id: string, headers: Headers, payload: object) =>
  app.inject({ method: 'PATCH', url: `/api/help-categories/items/${id}`, headers, payload })

describe('the words of the list', () => {
  test.each([
    ['L', 'L'],
    ['L; E-A1', 'L'],
    ['L–M; 大学保険', 'M'],
    ['M–H 高所; E-A2', 'H'],
    ['H 機械; **P**', 'H'],
    ['個人情報 H; 守秘誓約', 'H'],
    ['L (高所作業は不可)', 'L'],
    ['M 熱中症・けが; E-A2/A3', 'M'],
    ['身元確認', 'M'],
  ])('%s means risk %s', (words, risk) => expect(riskOf(words)).toBe(risk))

  test('name each thing to bring, and how well it suits', () => {
    expect(equipmentOf('軍手, 脚立, 車')).toEqual(['軍手', '脚立', '車'])
    expect(equipmentOf('刈払機/鎌')).toEqual(['刈払機', '鎌'])
    expect(equipmentOf('—')).toEqual([])
    expect(['◎(造園)', '×', '△(手作業)', ''].map(suitabilityOf)).toEqual(['◎', '×', '△', '△'])
  })
})

describe('the taxonomy', () => {
  test('has its categories and kinds in the order of the list, with the list’s own words about cover', async () => {
    const categories = await list()

    expect(categories).toHaveLength(12)
    expect(categories.flatMap(({ items }) => items)).toHaveLength(62)
    expect(categories[0]).toMatchObject({ id: 'festival', name: '祭り・伝統行事' })
    expect(categories[0]?.items.map(({ id }) => id).slice(0, 2)).toEqual(['festival.stall', 'festival.setup'])
    expect(await item('festival.stall')).toMatchObject({
      equipment: ['調理器具', '発電機', 'テント'],
      risk: 'M',
      cover: 'M; 火気・食品: 保健所/消防 届出; E-A1',
    })
  })

  test('is corrected by an admin: a kind taken out stays in the list, marked, and outlives the next start', async () => {
    const answer = await edit('clean.mow', { ...(await given.admin()), 'if-match': '"1"' }, { active: false })

    expect(answer.statusCode, answer.body).toBe(200)
    await loadHelpCategories(db)
    expect(await item('clean.mow')).toMatchObject({ active: false, risk: 'H', version: 2 })
    expect(await db.select().from(eventsTable)).toContainEqual(
      expect.objectContaining({ type: 'help-item.edited', payload: { itemId: 'clean.mow' } }),
    )
  })

  test('is corrected by nobody else, nor by who read an older version', async () => {
    const admin = await given.admin()

    expect((await edit('pr.web', given.stranger(), { name: '無' })).statusCode).toBe(401)
    expect((await edit('pr.web', await given.coordinator(), { name: '無' })).json()).toMatchObject({
      code: 'not-yours',
    })
    expect((await edit('pr.web', admin, { name: '無' })).json()).toMatchObject({ code: 'version-needed' })
    expect((await edit('pr.web', { ...admin, 'if-match': '"7"' }, { name: '無' })).json()).toMatchObject({
      code: 'version-stale',
    })
    expect((await edit('pr.nothing', { ...admin, 'if-match': '"1"' }, { name: '無' })).json()).toMatchObject({
      code: 'not-found',
    })
    expect((await item('pr.web')).name).toBe('ホームページ・LINE・SNS開設')
  })
})
