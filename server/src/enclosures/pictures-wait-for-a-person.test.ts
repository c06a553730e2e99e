import type { PictureId } from '@app/shared'
import type { Enclosures } from '@app/shared/enclosures'
import { beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { enclosuresIn } from '../../test/enclosures-scene.ts'
import type { Headers } from '../../test/given.ts'
import { saveStanding } from '../organizations/supporters.store.ts'

const t = await buildTestApp()
const { db, given, travel } = t
const newScene = enclosuresIn(t)
let scene: Awaited<ReturnType<typeof newScene>>
beforeEach(async () => {
  scene = await newScene()
})

describe('a picture', () => {
  test('waits for the centre, is accepted, and then everybody sees it with its size', async () => {
    const picture = await scene.added()
    expect((await scene.shown(picture)).statusCode).toBe(404)
    expect((await scene.publicPage()).pictures).toEqual([])

    expect((await scene.accept(picture)).json().pictures).toMatchObject([{ status: 'shown' }])

    const answer = await scene.shown(picture)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=300, must-revalidate',
    })
    expect((await scene.publicPage()).pictures).toEqual([
      { id: picture, kind: 'picture', alt: '川沿いの清掃のようす', width: 24, height: 16 },
    ])
    const again = await scene.shown(picture, { ...given.stranger(), 'if-none-match': String(answer.headers['etag']) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test('that is a logo stands on the card of the directory with its size, until it is returned', async () => {
    const logo = await scene.added(undefined, { kind: 'logo', alt: 'ロゴ' })
    const card = async () => (await scene.card()).logo
    expect(await card()).toBeNull()
    await scene.accept(await scene.added())
    expect(await card()).toBeNull()

    await scene.accept(logo, 'ロゴ')
    expect(await card()).toEqual({ id: logo, width: 24, height: 16 })
    await scene.giveBack(logo)
    expect(await card()).toBeNull()
  })

  test('that was returned says why, is public no more, and may be laid before the centre again', async () => {
    const picture = await scene.added()
    await scene.accept(picture)
    await scene.giveBack(picture)

    expect((await scene.listed()).pictures).toMatchObject([
      { status: 'returned', returnReason: '顔の分かる子どもがいます' },
    ])
    expect((await scene.shown(picture)).statusCode).toBe(404)
    expect((await scene.giveBack(picture)).json().code).toBe('wrong-moment')

    const again = await scene.ask('POST', scene.at(`pictures/${picture}/submit`), scene.own)
    expect(again.json().pictures).toMatchObject([{ status: 'waiting', returnReason: null }])
    expect((await scene.ask('POST', scene.at(`pictures/${picture}/submit`), scene.own)).json().code).toBe(
      'wrong-moment',
    )
  })

  test('is seen by a browser whose token has just run out: a picture cannot renew it by itself', async () => {
    const picture = await scene.added()
    await scene.accept(picture)
    travel({ minutes: 11 })

    expect((await scene.ask('GET', scene.at('enclosures'), scene.own)).statusCode).toBe(401)
    expect((await scene.shown(picture, scene.own)).statusCode).toBe(200)
  })

  test('is seen only while its supporter is listed', async () => {
    const picture = await scene.added()
    await scene.accept(picture)
    await db.transaction((tx) => saveStanding(tx, scene.id, { isPublic: false }))

    expect((await scene.shown(picture)).statusCode).toBe(404)
    expect((await scene.ask('GET', scene.at(`pictures/${picture}`), scene.own)).statusCode).toBe(200)
  })

  test('changes its words and its place', async () => {
    const [first, second, third] = [await scene.added(), await scene.added(), await scene.added()]

    await scene.ask('PATCH', scene.at(`pictures/${third}`), scene.own, { place: 1 })
    const answer = await scene.ask('PATCH', scene.at(`pictures/${first}`), scene.own, { alt: '夏祭りの屋台' })

    expect(answer.json<Enclosures>().pictures.map((one) => [one.id, one.alt])).toEqual([
      [third, '川沿いの清掃のようす'],
      [first, '夏祭りの屋台'],
      [second, '川沿いの清掃のようす'],
    ])
  })

  test('with new words by the centre stays public; one that was returned stays with its people', async () => {
    const [shown, returned] = [await scene.added(), await scene.added()]
    await scene.accept(shown)
    await scene.giveBack(returned)
    const edit = (picture: PictureId, headers: Headers) =>
      scene.ask('PATCH', scene.at(`pictures/${picture}`), headers, { alt: '夏祭りの屋台' })

    await edit(shown, scene.coordinator)
    const answer = await edit(returned, scene.own)

    expect(answer.json().pictures).toMatchObject([
      { id: shown, status: 'shown', alt: '夏祭りの屋台' },
      { id: returned, status: 'returned', alt: '夏祭りの屋台' },
    ])
  })
})
