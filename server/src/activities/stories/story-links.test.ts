import type { ActivityId, StoryAskId } from '@app/shared'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { givenStoriesIn } from '../../../test/given-stories.ts'
import { settle } from '../../../test/settle.ts'
import { signedSecret } from '../../platform/secrets.ts'

const world = await buildTestApp()
const { app, given, pool, travel } = world
const scene = givenStoriesIn(world)

const open = (url: string) => app.inject({ method: 'GET', url })
const press = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    ...{ method: 'POST', url },
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })

/** The addresses in the mails to the association and to the supporter, for the newest edition. */
async function linksOf(id: ActivityId) {
  const { rows } = await pool.query<{ id: StoryAskId }>(
    'select id from story_asks where activity_id = $1 order by edition desc, match_id nulls first limit 2',
    [id],
  )
  return rows.map((row) => `/y/${signedSecret(world.systemContext(), 'story', row.id)}`) as [string, string]
}
async function asked() {
  const told = await scene.told()
  const [photo] = (await scene.photo(told.match, told.company)).json<{ items: { id: string }[] }>().items
  await scene.send('POST', `/api/activity-pictures/${photo!.id}/check`, told.coordinator, { faces: 'blurred' })
  const words = scene.words('秋の<b>チラシ</b>', 'みんなで作りました。', {
    comments: [{ matchId: told.match, text: 'また来ます。' }],
    pictures: [{ id: photo!.id, caption: '作業のようす' }],
  })
  await scene.act('story', told.id, told.coordinator, words, 'PUT')
  await scene.act('ask', told.id, told.coordinator)
  const [association, supporter] = await linksOf(told.id)
  const { edition } = await scene.storyOf(told.id, told.coordinator)
  return { ...told, page: { association, supporter }, edition: String(edition), photo: photo!.id }
}

describe('the link in the mail', () => {
  test('shows the whole story with its photographs, and answers nothing by being opened', async () => {
    const { id, page, coordinator, photo } = await asked()

    for (let i = 0; i < 3; i++) await open(page.association)
    const { body, statusCode, headers } = await open(page.association)

    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).not.toMatch(/<script/)
    for (const part of [
      'みんなで作りました。',
      'また来ます。',
      '作業のようす',
      '富士川地区の自治会',
      'この内容でよい',
      '直してほしい',
    ])
      expect(body).toContain(part)
    expect(body).not.toContain('<b>チラシ')
    expect(body).not.toContain('北口自治会')
    expect((await open(`${page.association}/pictures/${photo}`)).headers['content-type']).toBe('image/png')
    expect((await open(`${page.association}/pictures/${id}`)).statusCode).toBe(404)
    expect((await open(`/y/nonsense/pictures/${photo}`)).statusCode).toBe(404)
    expect(await scene.storyOf(id, coordinator)).toMatchObject({ asks: [{ answer: null }, { answer: null }] })
  })

  test('both press yes: it is approved; pressed again it stands', async () => {
    const { id, page, coordinator, edition } = await asked()
    const yes = { answer: 'yes', edition }

    const first = await press(page.association, yes)
    await press(page.association, yes)
    await press(page.supporter, yes)

    expect(first.body).toContain('「この内容でよい」とのお返事を受け取りました')
    expect(await scene.storyOf(id, coordinator)).toMatchObject({
      status: 'approved',
      asks: [{ channel: 'link' }, { channel: 'link' }],
    })
  })

  test('a wish says what; what was typed stays when it is missing', async () => {
    const { id, page, coordinator, edition } = await asked()

    const silent = await press(page.supporter, { answer: 'change', edition, wish: ' ' })
    const wish = await press(page.supporter, { answer: 'change', edition, wish: '題を短く' })

    expect(silent.body).toContain('どこを直すかを書いてください')
    expect(wish.body).toContain('「題を短く」')
    expect(await scene.storyOf(id, coordinator)).toMatchObject({ asks: [{ answer: null }, { wish: '題を短く' }] })
  })

  test('of an earlier edition shows the newest one, and does not take a yes to what was not read', async () => {
    const { id, page, coordinator, edition } = await asked()
    await scene.act('story', id, coordinator, scene.words('題', '別の文です。'), 'PUT')
    expect((await open(page.association)).body).toContain('いま書き直しています')
    await scene.act('ask', id, coordinator)

    const late = await press(page.association, { answer: 'yes', edition })

    expect(late.statusCode).toBe(412)
    expect(late.body).toContain('紹介の文が書き直されました')
    expect(late.body).toContain('別の文です。')
    expect(await scene.storyOf(id, coordinator)).toMatchObject({ asks: [{ answer: null }, { answer: null }] })
  })

  test('not from elsewhere, not with another secret, not after its time', async () => {
    const { id, page, edition } = await asked()
    const yes = { answer: 'yes', edition }

    expect((await press(page.association, yes, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    const flipped = page.association.slice(0, -1) + (page.association.endsWith('A') ? 'B' : 'A')
    expect((await open(flipped)).statusCode).toBe(410)
    expect((await press(flipped, yes)).statusCode).toBe(410)
    travel({ days: 61 })
    expect((await open(page.association)).body).toContain('このリンクは、もう使えません')
    expect((await press(page.association, yes)).statusCode).toBe(410)
    travel('2026-11-01T12:30:00Z')
    expect(await scene.storyOf(id, await given.coordinator())).toMatchObject({
      asks: [{ answer: null }, { answer: null }],
    })
  })

  test('the mail carries it, with every word of the story', async () => {
    const { page } = await asked()

    const mails = await settle(world)

    const mail = mails.find(({ text }) => text.includes(page.supporter))
    expect(mail?.text).toContain('みんなで作りました。')
    expect(mail?.text).toContain('また来ます。')
  })
})
