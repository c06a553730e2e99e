import type { Enclosures } from '@app/shared/enclosures'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { aDocument, aPicture, enclosuresIn } from '../../test/enclosures-scene.ts'
import { applicationLinkFor } from '../organizations/application-links.store.ts'
import { saveStanding } from '../organizations/supporters.store.ts'
import { pictureConsentsTable } from './enclosures.table.ts'

const t = await buildTestApp()
const { app, db, given, systemContext } = t
const newScene = enclosuresIn(t)
let scene: Awaited<ReturnType<typeof newScene>>
beforeEach(async () => {
  scene = await newScene()
})

describe('who may', () => {
  test('strangers are sent away; for a neighbour nothing of another is there', async () => {
    const picture = await scene.added()
    const document = (await scene.enclose()).json<Enclosures>().documents[0]!.id
    const { id: other } = await scene.anotherSupporter()
    const neighbour = await given.signedInAs('supporter', other)
    const doors = [
      ['GET', 'enclosures'],
      ['POST', 'pictures', aPicture()],
      ['GET', `pictures/${picture}`],
      ['PATCH', `pictures/${picture}`, { alt: '別のことば' }],
      ['DELETE', `pictures/${picture}`],
      ['POST', `pictures/${picture}/submit`],
      ['POST', 'documents', aDocument()],
      ['GET', `documents/${document}`],
      ['DELETE', `documents/${document}`],
    ] as const
    for (const [method, url, payload] of doors) {
      const codes = [given.stranger(), neighbour].map((who) =>
        scene.ask(method, scene.at(url), { ...who, 'idempotency-key': crypto.randomUUID() }, payload),
      )
      expect([url, ...(await Promise.all(codes)).map(({ statusCode }) => statusCode)]).toEqual([url, 401, 404])
    }
    expect((await scene.ask('POST', scene.at(`pictures/${picture}/accept`), scene.own)).statusCode).toBe(403)
    for (const act of [
      `pictures/${picture}/return`,
      `pictures/${picture}/take-away`,
      `documents/${document}/take-away`,
    ])
      expect((await scene.ask('POST', scene.at(act), scene.own, { reason: 'x' })).statusCode).toBe(403)
    // the centre takes nothing away without a word
    for (const one of [`pictures/${picture}`, `documents/${document}`])
      expect((await scene.ask('DELETE', scene.at(one), scene.coordinator)).statusCode).toBe(403)
    // its own address does not lead to another's picture either
    expect((await scene.ask('GET', `/api/supporters/${other}/pictures/${picture}`, neighbour)).statusCode).toBe(404)
    expect(await scene.listed()).toMatchObject({ pictures: [{ id: picture }], documents: [{ id: document }] })
  })

  test('the centre hands in for a supporter, and what it heard over which channel is kept', async () => {
    await scene.added(
      undefined,
      {},
      { ...scene.coordinator, 'x-channel': 'phone', 'idempotency-key': crypto.randomUUID() },
    )

    const [consent] = await db
      .select()
      .from(pictureConsentsTable)
      .where(eq(pictureConsentsTable.organizationId, scene.id))
    expect(consent).toMatchObject({ channel: 'phone' })
  })

  test('the queue lists of whom pictures wait, with their number', async () => {
    const first = await scene.added()
    await scene.added()
    const waiting = async () =>
      (await app.inject({ url: '/api/registrations?picturesWait=true&perPage=100', headers: scene.coordinator }))
        .json()
        .items.find((line: { id: string }) => line.id === scene.id)?.picturesWaiting
    expect(await waiting()).toBe(2)

    await scene.accept(first)

    expect(await waiting()).toBe(1)
  })
})

describe('an applicant', () => {
  const apply = async () => {
    const { id: applicantId } = await scene.anApplicant()
    const secret = await db.transaction((tx) => applicationLinkFor(tx, systemContext(), applicantId))
    const post = (rest: string, payload: object = {}) =>
      scene.ask('POST', `/api/supporter-applications/${rest}`, given.stranger(), { secret, ...payload })
    return { applicantId, post }
  }

  test('encloses, looks and takes away by its mailed link; nobody sees it before it is registered', async () => {
    const { applicantId, post } = await apply()

    const answer = await post('pictures', aPicture())
    await post('documents', aDocument())

    const [picture] = answer.json<Enclosures>().pictures
    expect((await post('enclosures')).json()).toMatchObject({ pictures: [{ status: 'waiting' }], documents: [{}] })
    expect((await post('pictures/look', { pictureId: picture!.id })).json()).toMatchObject({ mediaType: 'image/jpeg' })
    const decide = `/api/supporters/${applicantId}/pictures/${picture!.id}`
    await scene.ask('POST', `${decide}/return`, scene.coordinator, { reason: '了解をお確かめください' })
    expect((await post('pictures/submit', { pictureId: picture!.id })).statusCode).toBe(200)
    await scene.ask('POST', `${decide}/accept`, scene.coordinator)
    expect((await scene.shown(picture!.id)).statusCode).toBe(404)
    expect((await post('pictures/remove', { pictureId: picture!.id })).json()).toMatchObject({ pictures: [] })
    const [{ id: documentId }] = (await post('enclosures')).json().documents
    expect((await post('documents/remove', { documentId })).json()).toMatchObject({ documents: [] })
  })

  test('reaches nothing of another, nothing with a guessed link, and nothing once it is registered', async () => {
    const theirs = await scene.added()
    const { applicantId, post } = await apply()

    expect((await post('pictures/look', { pictureId: theirs })).statusCode).toBe(404)
    expect((await post('pictures/remove', { pictureId: theirs })).statusCode).toBe(404)
    expect((await post('enclosures', { secret: 'a-guessed-secret-of-some-length' })).statusCode).toBe(410)
    await db.transaction((tx) => saveStanding(tx, applicantId, { status: 'registered', number: 'R9-1' }))
    expect((await post('enclosures')).statusCode).toBe(410)
    expect((await post('pictures', aPicture())).statusCode).toBe(410)
  })
})
