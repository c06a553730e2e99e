import type { OrganizationId, PictureId } from '@app/shared'
import type { Enclosures } from '@app/shared/enclosures'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { givenOrganizationsIn } from '../../test/given-organizations.ts'
import { exifOf, jpegSegment, jpegWith, pdfOf, pngOf, realPictures } from '../../test/pictures.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { applicationLinkFor } from '../organizations/application-links.store.ts'
import { lockSupporter, saveStanding } from '../organizations/supporters.store.ts'
import { auditTable } from '../platform/platform.table.ts'
import { documentsTable, pictureConsentsTable, picturesTable } from './enclosures.table.ts'
import { sweepEnclosures } from './sweep-enclosures.ts'

const { app, db, given, travel, systemContext } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
let serial = 0
let id: OrganizationId
let own: Headers
let coordinator: Headers
beforeEach(async () => {
  coordinator = await given.coordinator()
  ;({ id } = await organizations.supporter(`写真商店${++serial}`))
  own = await given.signedInAs('supporter', id)
})

const base64 = (file: Buffer) => file.toString('base64')
const said = (file = realPictures.jpeg, changes: object = {}) => ({
  ...{ kind: 'picture', alt: '川沿いの清掃のようす', consent: true, content: base64(file) },
  ...changes,
})
const at = (rest: string) => `/api/supporters/${id}/${rest}`
const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, headers: Headers, payload: object = {}) =>
  app.inject({ method, url, headers, ...(method !== 'GET' && method !== 'DELETE' && { payload }) })
const add = (file?: Buffer, changes?: object, headers = own) =>
  ask('POST', at('pictures'), headers, said(file, changes))
const listed = async (headers = own): Promise<Enclosures> => (await ask('GET', at('enclosures'), headers)).json()
const added = async (...how: Parameters<typeof add>): Promise<PictureId> => {
  const answer = await add(...how)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<Enclosures>().pictures.at(-1)!.id
}
const accept = (picture: PictureId) => ask('POST', at(`pictures/${picture}/accept`), coordinator)
const giveBack = (picture: PictureId, reason = '顔の分かる子どもがいます') =>
  ask('POST', at(`pictures/${picture}/return`), coordinator, { reason })
const shown = (picture: PictureId, headers: Headers = given.stranger()) =>
  ask('GET', `/api/pictures/${picture}`, headers)
const publicPage = async () => (await app.inject({ url: `/api/supporters/${id}` })).json()

describe('a picture', () => {
  test('waits for the centre, is accepted, and then everybody sees it with its size', async () => {
    const picture = await added()
    expect((await shown(picture)).statusCode).toBe(404)
    expect((await publicPage()).pictures).toEqual([])

    expect((await accept(picture)).json().pictures).toMatchObject([{ status: 'shown' }])

    const answer = await shown(picture)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=300, must-revalidate',
    })
    expect((await publicPage()).pictures).toEqual([
      { id: picture, kind: 'picture', alt: '川沿いの清掃のようす', width: 24, height: 16 },
    ])
    const again = await shown(picture, { ...given.stranger(), 'if-none-match': String(answer.headers['etag']) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test('is stored without the place where it was taken', async () => {
    const picture = await added(jpegWith(jpegSegment(0xe1, exifOf(1, 'N35.6642'))))

    const [row] = await db.select().from(picturesTable).where(eq(picturesTable.id, picture))
    expect(row!.content.includes('N35.6642')).toBe(false)
  })

  test('is not taken without the consent of those who are seen; with it, the consent is a row of its own', async () => {
    for (const consent of [false, undefined]) {
      const answer = await add(undefined, { consent })
      expect(answer.json(), answer.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/consent' }] })
    }
    expect((await listed()).pictures).toEqual([])

    await added()
    const consents = await db.select().from(pictureConsentsTable).where(eq(pictureConsentsTable.organizationId, id))
    expect(consents).toMatchObject([{ version: 1, channel: 'web', withdrawnAt: null }])
    expect(consents[0]!.accountId).not.toBeNull()
  })

  test('that is taken away is deleted at once, and the consent says since when it is over', async () => {
    const picture = await added()
    await accept(picture)

    expect((await ask('DELETE', at(`pictures/${picture}`), own)).json()).toMatchObject({ pictures: [] })

    expect((await shown(picture)).statusCode).toBe(404)
    expect(await db.select().from(picturesTable).where(eq(picturesTable.id, picture))).toEqual([])
    const [consent] = await db.select().from(pictureConsentsTable).where(eq(pictureConsentsTable.organizationId, id))
    expect(consent!.withdrawnAt).not.toBeNull()
  })

  test('that was returned says why, is public no more, and may be laid before the centre again', async () => {
    const picture = await added()
    await accept(picture)
    await giveBack(picture)

    expect((await listed()).pictures).toMatchObject([{ status: 'returned', returnReason: '顔の分かる子どもがいます' }])
    expect((await shown(picture)).statusCode).toBe(404)
    expect((await giveBack(picture)).json().code).toBe('wrong-moment')

    const again = await ask('POST', at(`pictures/${picture}/submit`), own)
    expect(again.json().pictures).toMatchObject([{ status: 'waiting', returnReason: null }])
    expect((await ask('POST', at(`pictures/${picture}/submit`), own)).json().code).toBe('wrong-moment')
  })

  test('is seen by a browser whose token has just run out: a picture cannot renew it by itself', async () => {
    const picture = await added()
    await accept(picture)
    travel({ minutes: 11 })

    expect((await ask('GET', at('enclosures'), own)).statusCode).toBe(401)
    expect((await shown(picture, own)).statusCode).toBe(200)
  })

  test('is seen only while its supporter is listed', async () => {
    const picture = await added()
    await accept(picture)
    await db.transaction((tx) => saveStanding(tx, id, { isPublic: false }))

    expect((await shown(picture)).statusCode).toBe(404)
    expect((await ask('GET', at(`pictures/${picture}`), own)).statusCode).toBe(200)
  })

  test('changes its words and its place', async () => {
    const [first, second, third] = [await added(), await added(), await added()]

    await ask('PATCH', at(`pictures/${third}`), own, { place: 1 })
    const answer = await ask('PATCH', at(`pictures/${first}`), own, { alt: '夏祭りの屋台' })

    expect(answer.json<Enclosures>().pictures.map((one) => [one.id, one.alt])).toEqual([
      [third, '川沿いの清掃のようす'],
      [first, '夏祭りの屋台'],
      [second, '川沿いの清掃のようす'],
    ])
  })

  test('after the sixth is refused, as is a second logo; what is there stays', async () => {
    for (let n = 0; n < 6; n++) await added(pngOf(24 + n, 16))
    await added(realPictures.webp, { kind: 'logo' })

    expect((await add()).json()).toMatchObject({ code: 'no-room-left', detail: expect.stringContaining('6枚まで') })
    expect((await add(undefined, { kind: 'logo' })).json()).toMatchObject({ code: 'no-room-left' })
    expect((await listed()).pictures).toHaveLength(7)
  })

  test('for the last place: whoever comes second waits, and is told that there is no room', async () => {
    for (let n = 0; n < 5; n++) await added()

    const { answer } = await db.transaction(async (tx) => {
      await lockSupporter(tx, id) // the first is being taken
      const answer = Promise.resolve(add())
      await waitUntilBlocked(db)
      const [consentId, one] = [crypto.randomUUID(), crypto.randomUUID() as PictureId]
      const who = { organizationId: id, channel: 'web' }
      await tx.insert(pictureConsentsTable).values({ ...who, id: consentId, version: 1, agreedAt: new Date() })
      const file = { mediaType: 'image/png', sha256: '0', width: 1, height: 1, content: pngOf(1, 1) }
      const place = { kind: 'picture' as const, place: 6, status: 'waiting' as const, alt: '先の写真' }
      await tx.insert(picturesTable).values({ ...who, ...file, ...place, id: one, consentId, uploadedAt: new Date() })
      return { answer }
    })

    expect((await answer).json()).toMatchObject({ code: 'no-room-left' })
    expect((await listed()).pictures).toHaveLength(6)
  })

  test.each([
    ['a page under the name of a picture', Buffer.from('<html><script>'), 'file-not-understood'],
    ['a picture that unfolds to a gigabyte', pngOf(30_000, 30_000), 'file-not-understood'],
    ['a picture that is cut off', realPictures.jpeg.subarray(0, -20), 'file-not-understood'],
    ['more than five megabytes', Buffer.concat([realPictures.jpeg, Buffer.alloc(5_250_000)]), 'body-too-large'],
  ])('%s is refused in words, and nothing is kept', async (_, file, code) => {
    const answer = await add(file)

    expect(answer.json().code, answer.body.slice(0, 200)).toBe(code)
    expect((await listed()).pictures).toEqual([])
    expect(await db.select().from(pictureConsentsTable).where(eq(pictureConsentsTable.organizationId, id))).toEqual([])
  })

  test('is not added to a registration that has ended', async () => {
    await db.transaction((tx) => saveStanding(tx, id, { status: 'withdrawn', isPublic: false }))

    expect((await add()).json().code).toBe('wrong-moment')
  })
})

describe('who may', () => {
  test('strangers are sent away; for a neighbour nothing of another is there', async () => {
    const picture = await added()
    const document = (await ask('POST', at('documents'), own, file())).json<Enclosures>().documents[0]!.id
    const { id: other } = await organizations.supporter(`隣の商店${serial}`)
    const neighbour = await given.signedInAs('supporter', other)
    const doors = [
      ['GET', 'enclosures'],
      ['POST', 'pictures', said()],
      ['GET', `pictures/${picture}`],
      ['PATCH', `pictures/${picture}`, { alt: '別のことば' }],
      ['DELETE', `pictures/${picture}`],
      ['POST', `pictures/${picture}/submit`],
      ['POST', 'documents', file()],
      ['GET', `documents/${document}`],
      ['DELETE', `documents/${document}`],
    ] as const
    for (const [method, url, payload] of doors) {
      const codes = [given.stranger(), neighbour].map((who) =>
        ask(method, at(url), { ...who, 'idempotency-key': crypto.randomUUID() }, payload),
      )
      expect([url, ...(await Promise.all(codes)).map(({ statusCode }) => statusCode)]).toEqual([url, 401, 404])
    }
    expect((await ask('POST', at(`pictures/${picture}/accept`), own)).statusCode).toBe(403)
    expect((await ask('POST', at(`pictures/${picture}/return`), own, { reason: 'x' })).statusCode).toBe(403)
    // its own address does not lead to another's picture either
    expect((await ask('GET', `/api/supporters/${other}/pictures/${picture}`, neighbour)).statusCode).toBe(404)
    expect(await listed()).toMatchObject({ pictures: [{ id: picture }], documents: [{ id: document }] })
  })

  test('the centre hands in for a supporter, and what it heard over which channel is kept', async () => {
    await added(undefined, {}, { ...coordinator, 'x-channel': 'phone', 'idempotency-key': crypto.randomUUID() })

    const [consent] = await db.select().from(pictureConsentsTable).where(eq(pictureConsentsTable.organizationId, id))
    expect(consent).toMatchObject({ channel: 'phone' })
  })

  test('the queue lists of whom pictures wait, with their number', async () => {
    const first = await added()
    await added()
    const waiting = async () =>
      (await app.inject({ url: '/api/registrations?picturesWait=true&perPage=100', headers: coordinator }))
        .json()
        .items.find((line: { id: string }) => line.id === id)?.picturesWaiting
    expect(await waiting()).toBe(2)

    await accept(first)

    expect(await waiting()).toBe(1)
  })
})

const file = (changes: object = {}) => ({ kind: 'rules', fileName: '規約.pdf', content: base64(pdfOf()), ...changes })

describe('documents', () => {
  test('are kept as they came, fetched as a file, and each look by the centre is written down', async () => {
    const answer = await ask('POST', at('documents'), own, file())
    const { documents } = answer.json<Enclosures>()
    expect(documents, answer.body).toMatchObject([{ kind: 'rules', fileName: '規約.pdf', size: pdfOf().length }])
    const url = at(`documents/${documents[0]!.id}`)

    const opened = await ask('GET', url, coordinator)

    expect(opened.rawPayload.equals(pdfOf())).toBe(true)
    expect(opened.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('規約.pdf')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    })
    await ask('GET', url, own)
    const lines = await db.select().from(auditTable).where(eq(auditTable.act, 'document.opened'))
    expect(lines.filter(({ subjectId }) => subjectId === documents[0]!.id)).toHaveLength(1)
  })

  test('are five at most, and never anything but PDFs and pictures', async () => {
    for (let n = 0; n < 5; n++) await ask('POST', at('documents'), own, file())

    expect((await ask('POST', at('documents'), own, file())).json().code).toBe('no-room-left')
    const { documents } = await listed()
    await ask('DELETE', at(`documents/${documents[0]!.id}`), own)
    const page = file({ fileName: '規約.pdf', content: base64(Buffer.from('<html>')) })
    expect((await ask('POST', at('documents'), own, page)).json().code).toBe('file-not-understood')
    expect((await listed()).documents).toHaveLength(4)
  })
})

describe('an applicant', () => {
  const apply = async (name: string) => {
    const { id: applicantId } = await organizations.applicant(name)
    const secret = await db.transaction((tx) => applicationLinkFor(tx, systemContext(), applicantId))
    const post = (rest: string, payload: object = {}) =>
      ask('POST', `/api/supporter-applications/${rest}`, given.stranger(), { secret, ...payload })
    return { applicantId, post }
  }

  test('encloses, looks and takes away by its mailed link; nobody sees it before it is registered', async () => {
    const { applicantId, post } = await apply(`申込み商店${serial}`)

    const answer = await post('pictures', said())
    await post('documents', file())

    const [picture] = answer.json<Enclosures>().pictures
    expect((await post('enclosures')).json()).toMatchObject({ pictures: [{ status: 'waiting' }], documents: [{}] })
    expect((await post('pictures/look', { pictureId: picture!.id })).json()).toMatchObject({ mediaType: 'image/jpeg' })
    const decide = `/api/supporters/${applicantId}/pictures/${picture!.id}`
    await ask('POST', `${decide}/return`, coordinator, { reason: '了解をお確かめください' })
    expect((await post('pictures/submit', { pictureId: picture!.id })).statusCode).toBe(200)
    await ask('POST', `${decide}/accept`, coordinator)
    expect((await shown(picture!.id)).statusCode).toBe(404)
    expect((await post('pictures/remove', { pictureId: picture!.id })).json()).toMatchObject({ pictures: [] })
    const [{ id: documentId }] = (await post('enclosures')).json().documents
    expect((await post('documents/remove', { documentId })).json()).toMatchObject({ documents: [] })
  })

  test('reaches nothing of another, nothing with a guessed link, and nothing once it is registered', async () => {
    const theirs = await added()
    const { applicantId, post } = await apply(`別の申込み${serial}`)

    expect((await post('pictures/look', { pictureId: theirs })).statusCode).toBe(404)
    expect((await post('pictures/remove', { pictureId: theirs })).statusCode).toBe(404)
    expect((await post('enclosures', { secret: 'a-guessed-secret-of-some-length' })).statusCode).toBe(410)
    await db.transaction((tx) => saveStanding(tx, applicantId, { status: 'registered', number: `R9-${serial}` }))
    expect((await post('enclosures')).statusCode).toBe(410)
    expect((await post('pictures', said())).statusCode).toBe(410)
  })
})

describe('what is not needed any longer', () => {
  const sweep = () => sweepEnclosures(systemContext())
  const left = async () => [
    (await db.select().from(picturesTable).where(eq(picturesTable.organizationId, id))).length,
    (await db.select().from(documentsTable).where(eq(documentsTable.organizationId, id))).length,
  ]

  test('documents go ninety days after they were read for the decision; accepted pictures stay', async () => {
    await accept(await added())
    await ask('POST', at('documents'), own, file())

    travel({ days: 89 })
    await sweep()
    expect(await left()).toEqual([1, 1])
    travel({ days: 2 })
    await sweep()

    expect(await left()).toEqual([1, 0])
  })

  test('a returned picture that nobody took care of goes after thirty days', async () => {
    await giveBack(await added())

    travel({ days: 29 })
    await sweep()
    expect(await left()).toEqual([1, 0])
    travel({ days: 2 })
    await sweep()

    expect(await left()).toEqual([0, 0])
  })

  test('everything goes thirty days after a registration has ended, and the audit says that it went', async () => {
    await accept(await added())
    await ask('POST', at('documents'), own, file())
    await db.transaction((tx) =>
      saveStanding(tx, id, { status: 'withdrawn', isPublic: false, standingSince: systemContext().now }),
    )

    travel({ days: 29 })
    await sweep()
    expect(await left()).toEqual([1, 1])
    travel({ days: 2 })
    await sweep()

    expect(await left()).toEqual([0, 0])
    const lines = await db.select().from(auditTable).where(eq(auditTable.organizationId, id))
    const deleted = lines.map(({ act }) => act).filter((act) => act.endsWith('.deleted'))
    expect(deleted.toSorted()).toEqual(['document.deleted', 'picture.deleted'])
  })
})
