import type { Enclosures } from '@app/shared/enclosures'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { aPicture, enclosuresIn } from '../../test/enclosures-scene.ts'
import { settle } from '../../test/settle.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { applicationLinkFor } from '../organizations/application-links.store.ts'
import { saveStanding } from '../organizations/supporters.store.ts'
import { auditTable, eventsTable } from '../platform/platform.table.ts'
import { documentsTable, pictureConsentsTable, picturesTable, takenAwayTable } from './enclosures.table.ts'
import { sweepEnclosures } from './sweep-enclosures.ts'

const t = await buildTestApp()
const { db, given, travel, systemContext } = t
const newScene = enclosuresIn(t)
let scene: Awaited<ReturnType<typeof newScene>>
beforeEach(async () => {
  scene = await newScene()
})

describe('a picture', () => {
  test('that is taken away is deleted at once, and the consent says since when it is over', async () => {
    const picture = await scene.added()
    await scene.accept(picture)

    expect((await scene.ask('DELETE', scene.at(`pictures/${picture}`), scene.own)).json()).toMatchObject({
      pictures: [],
    })

    expect((await scene.shown(picture)).statusCode).toBe(404)
    expect(await db.select().from(picturesTable).where(eq(picturesTable.id, picture))).toEqual([])
    const [consent] = await db
      .select()
      .from(pictureConsentsTable)
      .where(eq(pictureConsentsTable.organizationId, scene.id))
    expect(consent!.withdrawnAt).not.toBeNull()
  })
})

describe('what the centre takes away', () => {
  const takeAway = (what: string, reason: string, at = scene.at) =>
    scene.ask('POST', at(`${what}/take-away`), scene.coordinator, { reason })
  const screen = async (id = scene.id) =>
    (await db.select().from(noticesTable).where(eq(noticesTable.organizationId, id)))
      .filter(({ channel, says }) => channel === 'screen' && says.endsWith('taken-away'))
      .map(({ says, body }) => [says, body])

  test('is gone at once with its consent, and its supporter hears what it was and why', async () => {
    const picture = await scene.added()
    await scene.accept(picture)
    const { documents } = (await scene.enclose()).json<Enclosures>()

    const [noReason, first] = [
      await takeAway(`pictures/${picture}`, ' '),
      await takeAway(`pictures/${picture}`, '写っている方のお申し出'),
    ]
    const second = await takeAway(`documents/${documents[0]!.id}`, '登録に要らない書類のため')
    await settle(t)

    expect(noReason.json()).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/reason' }] })
    expect([first.statusCode, second.json()]).toEqual([200, { pictures: [], documents: [] }])
    expect((await scene.shown(picture)).statusCode).toBe(404)
    const [consent] = await db
      .select()
      .from(pictureConsentsTable)
      .where(eq(pictureConsentsTable.organizationId, scene.id))
    expect(consent!.withdrawnAt).not.toBeNull()
    expect(await screen()).toEqual([
      ['picture.taken-away', expect.stringMatching(/写真「川沿いの清掃のようす」[^]*理由：写っている方のお申し出/)],
      ['document.taken-away', expect.stringMatching(/規約・会則[^]*理由：登録に要らない書類のため/)],
    ])
    expect((await takeAway(`pictures/${picture}`, 'もう一度')).statusCode).toBe(404)
    expect((await takeAway(`documents/${documents[0]!.id}`, 'もう一度')).statusCode).toBe(404)
  })

  test('leaves its words nowhere once its people were told: no event holds them', async () => {
    const picture = await scene.added()
    await takeAway(`pictures/${picture}`, '写っている方のお申し出')
    const kept = () => db.select().from(takenAwayTable).where(eq(takenAwayTable.organizationId, scene.id))
    expect(await kept()).toMatchObject([{ alt: '川沿いの清掃のようす', reason: '写っている方のお申し出' }])
    await settle(t)

    expect(await kept()).toEqual([])
    const told = await db.select().from(eventsTable).where(eq(eventsTable.type, 'picture.taken-away'))
    expect(told.at(-1)!.payload).toEqual({ pictureId: picture, organizationId: scene.id })
    const wordy = { ...told.at(-1)!, id: undefined, payload: { pictureId: picture, reason: '写っている方のお申し出' } }
    await expect(db.insert(eventsTable).values(wordy)).rejects.toMatchObject({
      cause: { constraint: 'events_hold_no_words' },
    })
  })

  test('and could not be told for thirty days is forgotten', async () => {
    const picture = await scene.added()
    await takeAway(`pictures/${picture}`, '写っている方のお申し出')
    travel({ days: 31 })
    await sweepEnclosures(systemContext())

    expect(await db.select().from(takenAwayTable).where(eq(takenAwayTable.organizationId, scene.id))).toEqual([])
  })

  test('from an applicant is told by mail with the link of its application', async () => {
    const { id } = await scene.anApplicant()
    const secret = await db.transaction((tx) => applicationLinkFor(tx, systemContext(), id))
    const post = (rest: string, payload: object) =>
      scene.ask('POST', `/api/supporter-applications/${rest}`, given.stranger(), { secret, ...payload })
    const { pictures } = (await post('pictures', aPicture())).json<Enclosures>()
    await settle(t)

    await takeAway(`pictures/${pictures[0]!.id}`, 'ほかの団体の写真です', (rest) => `/api/supporters/${id}/${rest}`)
    const mails = await settle(t)

    expect(mails).toHaveLength(1)
    expect(mails[0]!.text).toContain('理由：ほかの団体の写真です')
    expect(mails[0]!.text).toMatch(/\/application#[\w-]{20,}/)
  })

  test('is not there for another supporter', async () => {
    const picture = await scene.added()
    const { id: other } = await scene.anotherSupporter()

    const answer = await takeAway(`pictures/${picture}`, '間違い', (rest) => `/api/supporters/${other}/${rest}`)

    expect(answer.statusCode).toBe(404)
    expect((await scene.listed()).pictures).toHaveLength(1)
  })
})

describe('what is not needed any longer', () => {
  const sweep = () => sweepEnclosures(systemContext())
  const left = async () => [
    (await db.select().from(picturesTable).where(eq(picturesTable.organizationId, scene.id))).length,
    (await db.select().from(documentsTable).where(eq(documentsTable.organizationId, scene.id))).length,
  ]

  test('documents go ninety days after they were read for the decision; accepted pictures stay', async () => {
    await scene.accept(await scene.added())
    await scene.enclose()

    travel({ days: 89 })
    await sweep()
    expect(await left()).toEqual([1, 1])
    travel({ days: 2 })
    await sweep()

    expect(await left()).toEqual([1, 0])
  })

  test('a returned picture that nobody took care of goes after thirty days', async () => {
    await scene.giveBack(await scene.added())

    travel({ days: 29 })
    await sweep()
    expect(await left()).toEqual([1, 0])
    travel({ days: 2 })
    await sweep()

    expect(await left()).toEqual([0, 0])
  })

  test('everything goes thirty days after a registration has ended, and the audit says that it went', async () => {
    await scene.accept(await scene.added())
    await scene.enclose()
    await db.transaction((tx) =>
      saveStanding(tx, scene.id, { status: 'withdrawn', isPublic: false, standingSince: systemContext().now }),
    )

    travel({ days: 29 })
    await sweep()
    expect(await left()).toEqual([1, 1])
    travel({ days: 2 })
    await sweep()

    expect(await left()).toEqual([0, 0])
    const lines = await db.select().from(auditTable).where(eq(auditTable.organizationId, scene.id))
    const deleted = lines.map(({ act }) => act).filter((act) => act.endsWith('.deleted'))
    expect(deleted.toSorted()).toEqual(['document.deleted', 'picture.deleted'])
  })
})
