import type { ActivityPictureId } from '@app/shared'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { givenStoriesIn } from '../../../test/given-stories.ts'
import type { Headers } from '../../../test/given.ts'

const world = await buildTestApp()
const { app, given, pool, travel } = world
const scene = givenStoriesIn(world)
const stranger = given.stranger()

interface Picture {
  id: ActivityPictureId
  side: string
  status: string
  caption: string
}
const items = (answer: { json: () => unknown }) => (answer.json() as { items: Picture[] }).items
const onPicture = (id: string, act: string, headers: Headers, body: object = {}) =>
  scene.send('POST', `/api/activity-pictures/${id}/${act}`, headers, body)
const look = async (id: string, headers: Headers, how = 'look') =>
  (await app.inject({ url: `/api/activity-pictures/${id}/${how}`, headers: { ...headers } })).statusCode

/** A done activity with a photograph of the supporter that nobody has looked at. */
async function withPhoto() {
  const told = await scene.told()
  const [photo] = items(await scene.photo(told.match, told.company))
  return { ...told, photo: photo!.id }
}
/** … and one that stands in a story to which every side has said yes. */
async function published() {
  const told = await withPhoto()
  await onPicture(told.photo, 'check', told.coordinator, { faces: 'none' })
  const words = scene.words('題', '文です。', { pictures: [{ id: told.photo, caption: '作業' }] })
  await scene.act('story', told.id, told.coordinator, words, 'PUT')
  await scene.act('ask', told.id, told.coordinator)
  await scene.answer(told.id, told.officer)
  await scene.answer(told.id, told.company)
  await scene.act('publish', told.id, told.coordinator)
  return told
}

describe('handing in', () => {
  test('each side its own, with caption and consent; the other side does not see it', async () => {
    const { match, officer, company, coordinator, photo } = await withPhoto()
    await scene.photo(match, officer, { caption: '集会所の前' })
    const list = async (who: Headers) => items(await scene.send('GET', `/api/matches/${match}/pictures`, who))

    expect(await list(company)).toMatchObject([
      { side: 'supporter', status: 'waiting', caption: '作業のようす', faces: null },
    ])
    expect((await list(officer)).map(({ caption }) => caption)).toEqual(['集会所の前'])
    expect(await list(coordinator)).toHaveLength(2)
    expect(await look(photo, company)).toBe(200)
    expect(await look(photo, coordinator)).toBe(200)
    expect(await look(photo, officer)).toBe(404)
    expect(await look(photo, stranger)).toBe(401)
    expect(await look(photo, stranger, 'file')).toBe(404)
  })

  test('not without the consent, a caption or a picture, not before the day, not more than six', async () => {
    const { match, company } = await scene.told()

    expect((await scene.photo(match, company, { consent: false })).body).toContain('了承を確かめて')
    expect((await scene.photo(match, company, { caption: ' ' })).statusCode).toBe(422)
    expect((await scene.photo(match, company, { content: Buffer.from('no').toString('base64') })).json()).toMatchObject(
      {
        code: 'file-not-understood',
      },
    )
    for (let i = 0; i < 6; i++) expect((await scene.photo(match, company)).statusCode).toBe(201)
    expect((await scene.photo(match, company)).json()).toMatchObject({ code: 'no-room-left' })
    travel('2026-10-05T01:00:00Z')
    const early = await scene.agreed(await scene.request(await scene.association()), await scene.supporter())
    expect((await scene.photo(early, await given.coordinator(), { side: 'supporter' })).json()).toMatchObject({
      code: 'wrong-moment',
    })
  })

  test('the centre hands one in for a side, and says for which', async () => {
    const { match, coordinator } = await scene.told()

    expect((await scene.photo(match, coordinator)).json()).toMatchObject({ code: 'invalid-input' })
    expect(items(await scene.photo(match, coordinator, { side: 'association' }))).toMatchObject([
      { side: 'association' },
    ])
  })
})

describe('a person looks at the faces', () => {
  test('recognisable ones pass only with a consent that was checked; before that no story shows it', async () => {
    const { id, photo, coordinator } = await withPhoto()
    const words = scene.words('題', '文です。', { pictures: [{ id: photo, caption: '作業' }] })
    const waiting = items(await scene.send('GET', '/api/activity-pictures', coordinator))
    expect(waiting.map((one) => one.id)).toContain(photo)

    expect((await scene.act('story', id, coordinator, words, 'PUT')).body).toContain('顔の確認が終わっていない')
    expect((await onPicture(photo, 'check', coordinator, {})).statusCode).toBe(422)
    expect((await onPicture(photo, 'check', coordinator, { faces: 'recognisable' })).body).toContain(
      '了承を、団体に確かめて',
    )
    const passed = await onPicture(photo, 'check', coordinator, { faces: 'recognisable', consentChecked: true })
    expect(items(passed)).toMatchObject([{ status: 'shown', faces: 'recognisable' }])
    expect((await scene.act('story', id, coordinator, words, 'PUT')).json()).toMatchObject({
      pictures: [{ caption: '作業' }],
    })
    expect((await onPicture(photo, 'return', coordinator, { reason: '要らない' })).json()).toMatchObject({
      code: 'wrong-moment',
    })
  })

  test('only the centre looks, and it returns with a reason', async () => {
    const { photo, coordinator, company } = await withPhoto()

    expect((await onPicture(photo, 'check', company, { faces: 'none' })).statusCode).toBe(403)
    expect(items(await onPicture(photo, 'return', coordinator, { reason: '車の番号が写っています' }))).toMatchObject([
      { status: 'returned', returnReason: '車の番号が写っています' },
    ])
  })

  test('of another activity it stands in no story', async () => {
    const [one, other] = [await scene.told(), await withPhoto()]
    await onPicture(other.photo, 'check', other.coordinator, { faces: 'none' })
    const words = scene.words('題', '文です。', { pictures: [{ id: other.photo, caption: '作業' }] })

    expect((await scene.act('story', one.id, other.coordinator, words, 'PUT')).statusCode).toBe(422)
  })
})

describe('in a published story', () => {
  test('everybody sees it, with its caption; taken back, nobody does, and every side is asked anew', async () => {
    const { id, photo, company, officer } = await published()
    const seen = await app.inject({ url: `/api/activities/${id}`, headers: { ...stranger } })
    expect(seen.json()).toMatchObject({ pictures: [{ id: photo, caption: '作業', width: 3, height: 2 }] })
    expect(await look(photo, stranger, 'file')).toBe(200)
    expect(await look(photo, officer)).toBe(200)

    expect((await onPicture(photo, 'remove', officer)).statusCode).toBe(404)
    expect((await onPicture(photo, 'remove', company)).statusCode).toBe(200)

    expect(await look(photo, stranger, 'file')).toBe(404)
    expect((await app.inject({ url: `/api/activities/${id}`, headers: { ...stranger } })).statusCode).toBe(404)
    expect(await scene.storyOf(id, officer)).toMatchObject({ status: 'withdrawn', pictures: [], asks: [] })
  })

  test('the database keeps what was not looked at out of it', async () => {
    const { id, photo } = await published()
    const shown = 'a_public_story_shows_only_what_was_looked_at'

    await expect(pool.query(`delete from activity_pictures where id = $1`, [photo])).rejects.toMatchObject({
      constraint: shown,
    })
    const back = `update activity_pictures set status = 'returned', return_reason = 'x' where id = $1`
    await expect(pool.query(back, [photo])).rejects.toMatchObject({ constraint: shown })
    const faces = `update activity_pictures set faces = 'recognisable' where id = $1`
    await expect(pool.query(faces, [photo])).rejects.toThrow('recognisable_faces_need_a_consent')
    expect(await scene.storyOf(id, await given.coordinator())).toMatchObject({ status: 'published' })
  })
})
