import type { PictureId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { enclosuresIn } from '../../test/enclosures-scene.ts'
import type { Headers } from '../../test/given.ts'
import { picturesTable } from './enclosures.table.ts'
import { sweepEnclosures } from './sweep-enclosures.ts'

const t = await buildTestApp()
const { db, given, travel } = t
const newScene = enclosuresIn(t)
let scene: Awaited<ReturnType<typeof newScene>>
beforeEach(async () => {
  scene = await newScene()
})

describe('new words for a public picture', () => {
  let picture: PictureId
  const edit = (changes: object, headers: Headers = scene.own) =>
    scene.ask('PATCH', scene.at(`pictures/${picture}`), headers, changes)
  const publicWords = async () => (await scene.publicPage()).pictures.map(({ alt }: { alt: string }) => alt)
  const waiting = async () =>
    (await scene.ask('GET', '/api/registrations?picturesWait=true', scene.coordinator))
      .json<{ items: { id: string }[] }>()
      .items.some(({ id }) => id === scene.id)
  beforeEach(async () => {
    picture = await scene.added()
    await scene.accept(picture)
  })

  test('wait beside it: everybody sees it with the earlier ones until the centre has read the new ones', async () => {
    travel({ minutes: 5 })
    expect(await waiting()).toBe(false)
    const answer = await edit({ alt: '夏祭りの屋台', place: 1 })

    const words = { status: 'shown', alt: '川沿いの清掃のようす', newAlt: '夏祭りの屋台' }
    expect(answer.json().pictures).toMatchObject([{ ...words, uploadedAt: t.clock().toISOString() }])
    expect([(await scene.shown(picture)).statusCode, await publicWords()]).toEqual([200, ['川沿いの清掃のようす']])
    expect(await waiting()).toBe(true)

    expect((await scene.acceptWords(picture, '夏祭りの屋台')).json().pictures).toMatchObject([
      { status: 'shown', alt: '夏祭りの屋台', newAlt: null },
    ])
    expect([await publicWords(), await waiting()]).toEqual([['夏祭りの屋台'], false])
    expect((await scene.acceptWords(picture, '夏祭りの屋台')).json().code).toBe('wrong-moment')
  })

  test('that were not read are not accepted, nor are those of a picture that waits', async () => {
    await edit({ alt: '夏祭りの屋台' })
    await edit({ alt: '夏祭りのやぐら' })
    const second = await scene.added()
    await scene.ask('PATCH', scene.at(`pictures/${second}`), scene.own, { alt: '夏祭りのやぐら' })

    expect((await scene.acceptWords(picture, '夏祭りの屋台')).json().code).toBe('version-stale')
    expect((await scene.accept(second)).json().code).toBe('version-stale')
    expect(await publicWords()).toEqual(['川沿いの清掃のようす'])
    expect((await scene.accept(second, '夏祭りのやぐら')).statusCode).toBe(200)
  })

  test('come back with a reason, are said better, or are taken back; the picture stays public', async () => {
    await edit({ alt: '夏祭りの屋台' })
    const returned = await scene.giveWordsBack(picture)
    expect(returned.json().pictures).toMatchObject([
      { status: 'shown', newAlt: '夏祭りの屋台', returnReason: 'どこのお祭りか、書いてください' },
    ])
    expect([await waiting(), await publicWords()]).toEqual([false, ['川沿いの清掃のようす']])
    expect((await scene.giveWordsBack(picture)).json().code).toBe('wrong-moment')

    const better = await edit({ alt: '北町の夏祭りの屋台' })
    expect(better.json().pictures).toMatchObject([{ newAlt: '北町の夏祭りの屋台', returnReason: null }])
    expect(await waiting()).toBe(true)

    const back = await edit({ alt: '川沿いの清掃のようす' })
    expect(back.json().pictures).toMatchObject([{ status: 'shown', newAlt: null, returnReason: null }])
    expect(await waiting()).toBe(false)
  })

  test('that came back are not kept longer than thirty days', async () => {
    await edit({ alt: '夏祭りの屋台' })
    await scene.giveWordsBack(picture)
    travel({ days: 31 })
    await sweepEnclosures(t.systemContext())

    const [row] = await db.select().from(picturesTable).where(eq(picturesTable.id, picture))
    expect(row).toMatchObject({ status: 'shown', alt: '川沿いの清掃のようす', newAlt: null, returnReason: null })
  })

  test('do not keep a picture public that is returned or taken away: it is gone at once', async () => {
    await edit({ alt: '夏祭りの屋台' })
    const returned = await scene.giveBack(picture)
    expect(returned.json().pictures).toMatchObject([{ status: 'returned', alt: '夏祭りの屋台', newAlt: null }])
    expect([(await scene.shown(picture)).statusCode, await publicWords()]).toEqual([404, []])

    const second = await scene.added()
    await scene.accept(second)
    await scene.ask('PATCH', scene.at(`pictures/${second}`), scene.own, { alt: '夏祭りの屋台' })
    await scene.ask('POST', scene.at(`pictures/${second}/take-away`), scene.coordinator, { reason: 'お申し出' })
    expect([(await scene.shown(second)).statusCode, await publicWords()]).toEqual([404, []])
  })

  test('are public only after they waited: the database refuses any other way', async () => {
    const put = (changes: Partial<typeof picturesTable.$inferInsert>) =>
      db.update(picturesTable).set(changes).where(eq(picturesTable.id, picture))

    await expect(put({ alt: '読んでいない' })).rejects.toMatchObject({
      cause: { constraint: 'public_words_waited_first' },
    })
    await expect(put({ status: 'waiting' })).rejects.toMatchObject({ cause: { constraint: 'only_legal_steps' } })
    await expect(put({ newAlt: '川沿いの清掃のようす' })).rejects.toMatchObject({
      cause: { constraint: 'new_words_stand_beside_a_public_picture' },
    })
    expect(await publicWords()).toEqual(['川沿いの清掃のようす'])
  })

  test('of another supporter are not there, and a stranger is asked who it is', async () => {
    await edit({ alt: '夏祭りの屋台' })
    const { id: other } = await scene.anotherSupporter()
    for (const [step, body] of [
      ['accept-words', { alt: '夏祭りの屋台' }],
      ['return-words', { reason: '間違い' }],
    ] as const) {
      const elsewhere = `/api/supporters/${other}/pictures/${picture}/${step}`
      expect((await scene.ask('POST', elsewhere, scene.coordinator, body)).statusCode).toBe(404)
      const answer = await scene.ask('POST', scene.at(`pictures/${picture}/${step}`), given.stranger(), body)
      expect(answer.statusCode).toBe(401)
    }
  })
})
