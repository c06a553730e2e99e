import type { RequestId } from '@app/shared'
import type { Suggestion } from '@app/shared/matches'
import { settingOrder, settings, type SettingsSeen, usualSettings } from '@app/shared/suggestion-settings'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { auditTable } from '../platform/platform.table.ts'
import { suggestionSettingsTable } from './suggestion-settings.table.ts'

const { world, scene, association, coordinator, officer, get } = await matchesScene()
const { app, db, given } = world

const see = async () => (await get('/api/suggestion-settings', coordinator)).json<SettingsSeen>()
const put = (body: object, version: number, headers = coordinator) =>
  app.inject({
    method: 'PUT',
    url: '/api/suggestion-settings',
    headers: { ...headers, 'if-match': `"${version}"` },
    payload: { ...usualSettings, reason: '試しに', ...body },
  })
const suggestions = async (id: RequestId) =>
  (await get(`/api/requests/${id}/suggestions`, coordinator)).json<{ items: Suggestion[] }>().items

describe('候補の選び方', () => {
  let request: RequestId
  beforeAll(async () => {
    request = await scene.request(association)
    await scene.supporter('何度も頼んだ会', { maxHeads: 3 })
  })

  test('is as the product came until somebody changes it, and is for the centre alone', async () => {
    expect(await see()).toEqual({ settings: usualSettings, version: 0, history: [] })
    expect((await get('/api/suggestion-settings', officer)).statusCode).toBe(403)
    expect((await put({}, 0, officer)).statusCode).toBe(403)
    expect((await app.inject({ url: '/api/suggestion-settings', headers: given.stranger() })).statusCode).toBe(401)
  })

  test('a change counts at once, is told with its reason, and is written into the audit', async () => {
    const [before] = await suggestions(request)

    const changed = await put({ item: 60, askedAMonth: 4, reason: '活動の合う団体を先に出したい' }, 0)

    expect(changed.json<SettingsSeen>()).toMatchObject({ version: 1, settings: { item: 60, askedAMonth: 4 } })
    expect((await see()).history).toMatchObject([
      {
        version: 1,
        reason: '活動の合う団体を先に出したい',
        changed: [
          { key: 'item', from: 40, to: 60 },
          { key: 'askedAMonth', from: 2, to: 4 },
        ],
      },
    ])
    const [after] = await suggestions(request)
    expect(after!.score).toBe(before!.score + 20)
    expect(after!.asked.mostAMonth).toBe(4)
    const acts = await db.select({ act: auditTable.act }).from(auditTable)
    expect(acts.map(({ act }) => act)).toContain('suggestion-settings.changed')
  })

  test('who read an older version is refused, and so is who is a moment later', async () => {
    expect((await put({ item: 50 }, 0)).json()).toMatchObject({ code: 'version-stale' })

    const both = await db.transaction(async (tx) => {
      // both have read version 1, and neither may write yet
      await tx.execute(sql`lock table suggestion_settings in share row exclusive mode`)
      const asked = [put({ item: 50 }, 1), put({ item: 55 }, 1)].map((one) => Promise.resolve(one))
      await waitUntilBlocked(db, { connections: 2 })
      return { asked }
    })

    const answers = await Promise.all(both.asked)
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412])
    expect((await see()).version).toBe(2)
  })

  test.each(settingOrder)('$more is never less than $less: the schema and the database refuse', async (order) => {
    const { more, less } = order
    const wrong = { ...usualSettings, [more]: 1, [less]: settings[less].most }

    const answer = await put(wrong, (await see()).version)

    expect(answer.statusCode).toBe(422)
    expect(answer.json<{ errors: unknown[] }>().errors).toContainEqual({
      pointer: `/${more}`,
      detail: expect.stringMatching(/点）より少なくできません$/),
    })
    const row = { ...wrong, version: 99, setAt: new Date(), reason: 'だれか' }
    await expect(db.insert(suggestionSettingsTable).values(row)).rejects.toMatchObject({
      cause: { constraint: 'who_fits_better_is_not_ranked_lower' },
    })
  })

  test('a change is never edited afterwards', async () => {
    await expect(db.update(suggestionSettingsTable).set({ item: 1 })).rejects.toMatchObject({
      cause: { constraint: 'a_change_of_settings_is_never_edited' },
    })
    await expect(db.delete(suggestionSettingsTable)).rejects.toMatchObject({
      cause: { constraint: 'a_change_of_settings_is_never_edited' },
    })
  })

  test('a word why is needed, and numbers stay within their bounds', async () => {
    const answer = await put({ reason: ' ', heads: 101, closeByKm: 0 }, (await see()).version)

    expect(
      answer
        .json<{ errors: { pointer: string }[] }>()
        .errors.map(({ pointer }) => pointer)
        .toSorted(),
    ).toEqual(['/closeByKm', '/heads', '/reason'])
  })
})
