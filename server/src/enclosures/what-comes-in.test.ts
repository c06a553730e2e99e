import type { PictureId } from '@app/shared'
import type { Enclosures } from '@app/shared/enclosures'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { aDocument, enclosuresIn } from '../../test/enclosures-scene.ts'
import { exifOf, jpegSegment, jpegWith, pdfOf, pngOf, realPictures } from '../../test/pictures.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { lockSupporter, saveStanding } from '../organizations/supporters.store.ts'
import { auditTable } from '../platform/platform.table.ts'
import { pictureConsentsTable, picturesTable } from './enclosures.table.ts'

const t = await buildTestApp()
const { db } = t
const newScene = enclosuresIn(t)
let scene: Awaited<ReturnType<typeof newScene>>
beforeEach(async () => {
  scene = await newScene()
})

describe('a picture', () => {
  test('is stored without the place where it was taken', async () => {
    const picture = await scene.added(jpegWith(jpegSegment(0xe1, exifOf(1, 'N35.6642'))))

    const [row] = await db.select().from(picturesTable).where(eq(picturesTable.id, picture))
    expect(row!.content.includes('N35.6642')).toBe(false)
  })

  test('is not taken without the consent of those who are seen; with it, the consent is a row of its own', async () => {
    for (const consent of [false, undefined]) {
      const answer = await scene.add(undefined, { consent })
      expect(answer.json(), answer.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/consent' }] })
    }
    expect((await scene.listed()).pictures).toEqual([])

    await scene.added()
    const consents = await db
      .select()
      .from(pictureConsentsTable)
      .where(eq(pictureConsentsTable.organizationId, scene.id))
    expect(consents).toMatchObject([{ version: 1, channel: 'web', withdrawnAt: null }])
    expect(consents[0]!.accountId).not.toBeNull()
  })

  test('after the sixth is refused, as is a second logo; what is there stays', async () => {
    for (let n = 0; n < 6; n++) await scene.added(pngOf(24 + n, 16))
    await scene.added(realPictures.webp, { kind: 'logo' })

    expect((await scene.add()).json()).toMatchObject({
      code: 'no-room-left',
      detail: expect.stringContaining('6枚まで'),
    })
    expect((await scene.add(undefined, { kind: 'logo' })).json()).toMatchObject({ code: 'no-room-left' })
    expect((await scene.listed()).pictures).toHaveLength(7)
  })

  test('for the last place: whoever comes second waits, and is told that there is no room', async () => {
    for (let n = 0; n < 5; n++) await scene.added()

    const { answer } = await db.transaction(async (tx) => {
      await lockSupporter(tx, scene.id) // the first is being taken
      const answer = Promise.resolve(scene.add())
      await waitUntilBlocked(db)
      const [consentId, one] = [crypto.randomUUID(), crypto.randomUUID() as PictureId]
      const who = { organizationId: scene.id, channel: 'web' }
      await tx.insert(pictureConsentsTable).values({ ...who, id: consentId, version: 1, agreedAt: new Date() })
      const file = { mediaType: 'image/png', sha256: '0', width: 1, height: 1, content: pngOf(1, 1) }
      const place = { kind: 'picture' as const, place: 6, status: 'waiting' as const, alt: '先の写真' }
      await tx.insert(picturesTable).values({ ...who, ...file, ...place, id: one, consentId, uploadedAt: new Date() })
      return { answer }
    })

    expect((await answer).json()).toMatchObject({ code: 'no-room-left' })
    expect((await scene.listed()).pictures).toHaveLength(6)
  })

  test.each([
    ['a page under the name of a picture', Buffer.from('<html><script>'), 'file-not-understood'],
    ['a picture that unfolds to a gigabyte', pngOf(30_000, 30_000), 'file-not-understood'],
    ['a picture that is cut off', realPictures.jpeg.subarray(0, -20), 'file-not-understood'],
    ['more than five megabytes', Buffer.concat([realPictures.jpeg, Buffer.alloc(5_250_000)]), 'body-too-large'],
  ])('%s is refused in words, and nothing is kept', async (_, file, code) => {
    const answer = await scene.add(file)

    expect(answer.json().code, answer.body.slice(0, 200)).toBe(code)
    expect((await scene.listed()).pictures).toEqual([])
    expect(
      await db.select().from(pictureConsentsTable).where(eq(pictureConsentsTable.organizationId, scene.id)),
    ).toEqual([])
  })

  test('is not added to a registration that has ended', async () => {
    await db.transaction((tx) => saveStanding(tx, scene.id, { status: 'withdrawn', isPublic: false }))

    expect((await scene.add()).json().code).toBe('wrong-moment')
  })
})

describe('documents', () => {
  test('are kept as they came, fetched as a file, and each look by the centre is written down', async () => {
    const answer = await scene.enclose()
    const { documents } = answer.json<Enclosures>()
    expect(documents, answer.body).toMatchObject([{ kind: 'rules', fileName: '規約.pdf', size: pdfOf().length }])
    const url = scene.at(`documents/${documents[0]!.id}`)

    const opened = await scene.ask('GET', url, scene.coordinator)

    expect(opened.rawPayload.equals(pdfOf())).toBe(true)
    expect(opened.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('規約.pdf')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    })
    await scene.ask('GET', url, scene.own)
    const lines = await db.select().from(auditTable).where(eq(auditTable.act, 'document.opened'))
    expect(lines.filter(({ subjectId }) => subjectId === documents[0]!.id)).toHaveLength(1)
  })

  test('are five at most, and never anything but PDFs and pictures', async () => {
    for (let n = 0; n < 5; n++) await scene.enclose()

    expect((await scene.enclose()).json().code).toBe('no-room-left')
    const { documents } = await scene.listed()
    await scene.ask('DELETE', scene.at(`documents/${documents[0]!.id}`), scene.own)
    const page = aDocument({ bytes: Buffer.from('<html>') })
    expect((await scene.enclose(page)).json().code).toBe('file-not-understood')
    expect((await scene.listed()).documents).toHaveLength(4)
  })
})
