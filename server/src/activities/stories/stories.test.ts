import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { givenStoriesIn } from '../../../test/given-stories.ts'
import type { Headers } from '../../../test/given.ts'
import { waitUntilBlocked } from '../../../test/wait-until-blocked.ts'
import { lockActivity, saveActivity } from '../activities.store.ts'
import { remindOfStories } from './ask-for-story.ts'
import { insertAsk } from './story-asks.store.ts'

const world = await buildTestApp()
const { app, db, given, pool, travel } = world
const scene = givenStoriesIn(world)
const stranger = given.stranger()
const byPhone = (headers: Headers) => ({ ...headers, 'x-channel': 'phone' }) as unknown as Headers

const seenByAll = async (id: string) => app.inject({ url: `/api/activities/${id}`, headers: { ...stranger } })
const eventsOf = async (id: string) =>
  (
    await pool.query<{ type: string }>(`select type from events where payload ->> 'activityId' = $1 order by id`, [id])
  ).rows.map(({ type }) => type)
const asked = async (...said: Parameters<typeof scene.told>) => {
  const story = await scene.told(...said)
  await scene.act('ask', story.id, story.coordinator)
  return story
}
const approved = async () => {
  const story = await asked()
  await scene.answer(story.id, story.officer)
  await scene.answer(story.id, story.company)
  return story
}

describe('the draft', () => {
  test('is made of what was told, and grows with each report until somebody writes in it', async () => {
    const { id, coordinator } = await scene.told(
      {},
      { supporter: { minutes: 120, forStory: 'また来ます。', comment: '内緒の話' }, association: { burden: 'less' } },
    )

    const story = await scene.storyOf(id, coordinator)

    expect(story).toMatchObject({ status: 'draft', isDrafted: true, title: 'チラシづくり', asks: [] })
    expect(story.story).toContain('富士川地区の自治会の「チラシづくり」')
    expect(story.story).toContain('あおぞら商会（4人）')
    expect(story.story).toContain('負担が「少し減った」')
    expect(story.comments).toMatchObject([{ by: 'あおぞら商会', text: 'また来ます。' }])
    expect(JSON.stringify(story)).not.toContain('内緒の話')
  })

  test('is the centre’s alone; written words stay until they are drafted anew', async () => {
    const { id, coordinator, officer, company } = await scene.told()

    const edited = await scene.act('story', id, coordinator, scene.words('秋のチラシ', 'みんなで作りました。'), 'PUT')

    expect(edited.json()).toMatchObject({ title: '秋のチラシ', isDrafted: false, edition: 3 })
    for (const who of [officer, company])
      expect((await scene.send('GET', `/api/activities/${id}/story`, who)).statusCode).toBe(404)
    expect((await scene.act('draft', id, coordinator)).json()).toMatchObject({ title: 'チラシづくり', isDrafted: true })
  })

  test('does not hold the name of an association that keeps it to itself', async () => {
    const hidden = await scene.told()
    const shown = await scene.told({ showName: true })
    const named = scene.words('題', '北口自治会のみなさんと作りました。')

    const refused = await scene.act('story', hidden.id, hidden.coordinator, named, 'PUT')

    expect(refused.json()).toMatchObject({ code: 'invalid-input' })
    expect(refused.body).toContain('名前を出さない自治会です')
    expect((await scene.act('story', shown.id, shown.coordinator, named, 'PUT')).statusCode).toBe(200)
  })
})

describe('every side says yes before anybody else reads it', () => {
  test('asked, agreed to by both, published, and told step by step', async () => {
    const { id, coordinator, officer, company } = await scene.told()
    expect((await scene.act('publish', id, coordinator)).json()).toMatchObject({ code: 'wrong-moment' })

    const ask = await scene.act('ask', id, coordinator)
    expect(ask.json()).toMatchObject({
      status: 'asked',
      asks: [{ side: 'association', answer: null }, { side: 'supporter' }],
    })
    expect((await scene.act('publish', id, coordinator)).json()).toMatchObject({ code: 'wrong-moment' })
    await scene.answer(id, officer)
    expect((await scene.act('publish', id, coordinator)).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await scene.answer(id, company)).json()).toMatchObject({ status: 'approved' })
    expect((await seenByAll(id)).statusCode).toBe(404)

    const published = await scene.act('publish', id, coordinator)

    expect(published.json()).toMatchObject({ status: 'published' })
    expect((await seenByAll(id)).json()).toMatchObject({
      associationLabel: '富士川地区の自治会',
      comments: [],
      pictures: [],
    })
    expect(await eventsOf(id)).toEqual([
      'activity.asked',
      'activity.yes-said',
      'activity.yes-said',
      'activity.approved',
      'activity.published',
    ])
  })

  test('a change after a yes asks both anew; the old yes is to other words', async () => {
    const { id, coordinator, officer, company } = await approved()
    const before = await scene.storyOf(id, officer)

    await scene.act('story', id, coordinator, scene.words('別の題', '別の文です。'), 'PUT')

    expect(await scene.storyOf(id, coordinator)).toMatchObject({
      status: 'draft',
      edition: before.edition + 1,
      asks: [],
    })
    const late = await scene.send('POST', `/api/activities/${id}/answers`, officer, {
      edition: before.edition,
      answer: 'yes',
    })
    expect(late.json()).toMatchObject({ code: 'version-stale' })
    expect((await scene.act('publish', id, coordinator)).statusCode).toBe(409)
    await scene.act('ask', id, coordinator)
    await scene.answer(id, officer)
    expect((await scene.answer(id, company)).json()).toMatchObject({ status: 'approved' })
  })

  test('a wish holds it back, also after both had said yes; the other side does not read it', async () => {
    const { id, officer, company, coordinator } = await approved()

    const silent = await scene.answer(id, officer, { answer: 'change' })
    const wish = await scene.answer(id, officer, { answer: 'change', wish: '題名を短く' })

    expect(silent.json()).toMatchObject({ code: 'invalid-input' })
    expect(wish.json()).toMatchObject({ status: 'asked' })
    expect((await scene.act('publish', id, coordinator)).statusCode).toBe(409)
    expect(JSON.stringify(await scene.storyOf(id, company))).not.toContain('題名を短く')
    expect(JSON.stringify(await scene.storyOf(id, coordinator))).toContain('題名を短く')
    expect(await eventsOf(id)).toContain('activity.change-wished')
    expect((await scene.answer(id, officer)).json()).toMatchObject({ status: 'approved' })
  })

  test('the centre notes a yes from the telephone: of whom, by whom, how', async () => {
    const { id, coordinator, match, company } = await asked()
    const phone = byPhone(coordinator)

    expect((await scene.answer(id, coordinator, { of: null, toldBy: '架空 会長' })).statusCode).toBe(403)
    expect((await scene.answer(id, phone, { toldBy: '架空 会長' })).body).toContain('どちらの団体の返事か')
    expect((await scene.answer(id, phone, { of: null })).body).toContain('どなたから聞いたか')
    const noted = await scene.answer(id, phone, { of: null, toldBy: '架空 会長' })
    expect(noted.json()).toMatchObject({
      asks: [{ answer: 'yes', channel: 'phone', toldBy: '架空 会長' }, { answer: null }],
    })
    expect(JSON.stringify(await scene.storyOf(id, company))).not.toContain('架空 会長')
    expect((await scene.answer(id, phone, { of: match, toldBy: '担当の方' })).json()).toMatchObject({
      status: 'approved',
    })
    const events = await pool.query(`select payload::text from events where payload ->> 'activityId' = $1`, [id])
    expect(JSON.stringify(events.rows)).not.toContain('架空 会長')
  })

  test('strangers, neighbours and the other side’s answer', async () => {
    const { id, match, officer, company } = await asked()
    const neighbour = await given.signedInAs('association', await scene.association('南口自治会'))
    const rival = await given.signedInAs('supporter', await scene.supporter('もう一社'))

    expect(
      (await scene.send('POST', `/api/activities/${id}/answers`, stranger, { edition: 1, answer: 'yes' })).statusCode,
    ).toBe(401)
    for (const who of [neighbour, rival]) {
      expect((await scene.answer(id, who)).statusCode).toBe(404)
      expect((await scene.send('GET', `/api/activities/${id}/story`, who)).statusCode).toBe(404)
      expect((await scene.send('POST', `/api/activities/${id}/withdraw`, who, { reason: 'x' })).statusCode).toBe(404)
    }
    expect((await scene.answer(id, officer, { of: match })).statusCode).toBe(403)
    expect((await scene.act('publish', id, company)).statusCode).toBe(403)
    expect((await scene.act('story', id, officer, scene.words('題', ''), 'PUT')).statusCode).toBe(403)
  })

  test('pressed twice it counts once', async () => {
    const { id, officer } = await asked()

    await scene.answer(id, officer)

    expect((await scene.answer(id, officer)).statusCode).toBe(200)
    expect((await eventsOf(id)).filter((type) => type === 'activity.yes-said')).toHaveLength(1)
  })

  test('a side takes it back; nobody reads it, and republishing needs every yes anew', async () => {
    const { id, coordinator, officer } = await approved()
    await scene.act('publish', id, coordinator)

    const back = await scene.send('POST', `/api/activities/${id}/withdraw`, officer, {
      reason: '写真を使わないでほしい',
    })

    expect(back.json()).toMatchObject({ status: 'withdrawn', withdrawnReason: '写真を使わないでほしい' })
    expect((await seenByAll(id)).statusCode).toBe(404)
    await scene.act('draft', id, coordinator)
    await scene.act('ask', id, coordinator)
    expect(await scene.storyOf(id, coordinator)).toMatchObject({
      status: 'asked',
      asks: [{ answer: null }, { answer: null }],
    })
  })

  test('silence is answered with one reminder', async () => {
    const { id } = await asked()
    travel({ days: 4 })
    await remindOfStories(world.systemContext())
    expect(await eventsOf(id)).not.toContain('activity.approval-reminded')
    travel({ days: 2 })
    await remindOfStories(world.systemContext())
    await remindOfStories(world.systemContext())

    expect((await eventsOf(id)).filter((type) => type === 'activity.approval-reminded')).toHaveLength(1)
  })
})

describe('what the database never lets happen', () => {
  const publish = (id: string) =>
    pool.query(`update activities set status = 'published', published_at = now() where id = $1`, [id])

  test('a public story without every yes to this edition', async () => {
    const { id, coordinator, officer } = await asked()
    await scene.answer(id, officer)
    await pool.query(`update activities set status = 'approved' where id = $1`, [id])

    await expect(publish(id)).rejects.toMatchObject({ constraint: 'a_story_is_public_only_with_every_yes' })
    expect(await scene.storyOf(id, coordinator)).toMatchObject({ status: 'approved' })
  })

  test('other words under the same yes, or a yes taken away below a public story', async () => {
    const { id, coordinator } = await approved()
    const reword = `update activities set story = 'ほかの文' where id = $1`

    await expect(pool.query(reword, [id])).rejects.toMatchObject({ constraint: 'a_changed_story_is_asked_anew' })
    await scene.act('publish', id, coordinator)
    await expect(pool.query(reword, [id])).rejects.toMatchObject({ constraint: 'a_changed_story_is_asked_anew' })
    await expect(pool.query(`delete from story_asks where activity_id = $1`, [id])).rejects.toMatchObject({
      constraint: 'a_story_is_public_only_with_every_yes',
    })
  })

  test('a step aside, and an answer without its moment or its giver', async () => {
    const { id } = await asked()

    await expect(publish(id)).rejects.toThrow()
    const set = (what: string) => pool.query(`update story_asks set ${what} where activity_id = $1`, [id])
    await expect(set(`answer = 'yes'`)).rejects.toThrow('an_answer_to_a_story_has_its_moment')
    await expect(set(`answer = 'yes', answered_at = now(), channel = 'phone'`)).rejects.toThrow('names_who_gave_it')
    await expect(set(`answer = 'change', answered_at = now(), channel = 'web'`)).rejects.toThrow('a_wish_says_what')
  })
})

describe('two at once', () => {
  test('a yes that comes in while the words are changed is a yes to the earlier words, and does not count', async () => {
    const { id, officer, coordinator } = await asked()
    const { edition } = await scene.storyOf(id, officer)

    const { late } = await db.transaction(async (tx) => {
      await lockActivity(tx, id)
      const late = Promise.resolve(
        scene.send('POST', `/api/activities/${id}/answers`, officer, { edition, answer: 'yes' }),
      )
      await waitUntilBlocked(db)
      await saveActivity(tx, id, { status: 'draft', story: '書き直しました。' })
      return { late }
    })

    expect((await late).json()).toMatchObject({ code: 'version-stale' })
    expect(await scene.storyOf(id, coordinator)).toMatchObject({ status: 'draft', asks: [] })
  })

  test('nor when the changed words are asked about before it gets its turn', async () => {
    const { id, officer, coordinator } = await asked()
    const { edition } = await scene.storyOf(id, officer)

    const { late } = await db.transaction(async (tx) => {
      await lockActivity(tx, id)
      const said = { edition, answer: 'yes' }
      const late = Promise.resolve(scene.send('POST', `/api/activities/${id}/answers`, officer, said))
      await waitUntilBlocked(db)
      const rewritten = await saveActivity(tx, id, { status: 'draft', story: '書き直しました。' })
      await insertAsk(tx, world.systemContext(), rewritten, null)
      await saveActivity(tx, id, { status: 'asked' })
      return { late }
    })

    expect((await late).json()).toMatchObject({ code: 'version-stale' })
    expect(await scene.storyOf(id, coordinator)).toMatchObject({ status: 'asked', asks: [{ answer: null }] })
  })

  test('the words are changed while the last yes completes it: the change comes second and asks anew', async () => {
    const { id, officer, company, coordinator } = await asked()
    await scene.answer(id, officer)
    const { version } = await scene.storyOf(id, coordinator)

    const { late } = await db.transaction(async (tx) => {
      await lockActivity(tx, id)
      const words = scene.words('題', '新しい文です。')
      const change = scene.send('PUT', `/api/activities/${id}/story`, coordinator, words, {
        'if-match': `"${version}"`,
      })
      const late = Promise.resolve(change)
      await waitUntilBlocked(db)
      return { late }
    })

    expect((await late).statusCode).toBe(200)
    expect((await scene.answer(id, company)).json()).toMatchObject({ code: 'version-stale' })
  })
})
