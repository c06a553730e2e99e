import type { MatchId, OrganizationId } from '@app/shared'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import { settle } from '../../test/settle.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { contactsTable } from '../organizations/organizations.table.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { sweepCalls } from '../notifications/index.ts'
import { acceptMatch } from './accept-match.ts'
import { matchesTable } from './matches.table.ts'
import { remindMatches } from './remind-matches.ts'
import { tellResult } from './tell-result.ts'
import { transact } from '../platform/transact.ts'

const world = await buildTestApp()
const { db, travel } = world
const scene = givenMatchesIn(world)
/** Monday, ten in the morning; the wished day is Sunday, 1 November. */
const beginning = world.clock().toISOString()
const remind = () => remindMatches(world.systemContext())

let association: OrganizationId
let supporter: OrganizationId
beforeEach(async () => {
  travel(beginning)
  // what other stories left behind is not reminded of in this one
  await db.update(matchesTable).set({ onDay: null, answerBy: new Date('2026-10-05T00:00:00Z') })
  association = await scene.association()
  supporter = await scene.supporter()
})
const proposal = async () => scene.proposal(await scene.request(association), supporter)
const agreed = async () => scene.agreed(await scene.request(association), supporter)
const tell = (id: MatchId, side: 'association' | 'supporter') => {
  const ctx = side === 'supporter' ? scene.by('supporter', supporter) : scene.by('association', association)
  return transact(ctx, (tx) => tellResult(tx, ctx, id, { heads: 4, went: 'well', again: 'yes', comment: '' }))
}
const callsTo = async (id: OrganizationId) => {
  const rows = await db.select().from(noticesTable).where(eq(noticesTable.organizationId, id)).orderBy(noticesTable.id)
  return rows
    .filter(({ channel }) => channel === 'phone')
    .map(({ says, deliveredAt, heard }) => ({ says, deliveredAt, heard }))
}

describe('by the calendar', () => {
  test('a silent supporter is reminded once before its time is up', async () => {
    const id = await proposal()

    expect(await remind()).toBe(0)
    travel('2026-10-09T00:00:00Z')
    expect(await remind()).toBe(1)
    expect(await remind()).toBe(0)

    expect(await scene.told(id)).toEqual(['match.proposed', 'match.answer-reminded'])
  })

  test('whoever answers while the worker looks is not reminded', async () => {
    const id = await proposal()
    const { requestId } = await scene.matchRow(id)
    travel('2026-10-09T00:00:00Z')

    const reminding = await db.transaction(async (tx) => {
      await tx.execute(sql`select from requests where id = ${requestId} for update`)
      const begun = remind()
      await waitUntilBlocked(db)
      await tx
        .update(matchesTable)
        .set({ supporterAnswer: 'yes', heads: 4, supporterAnsweredAt: world.clock() })
        .where(eq(matchesTable.id, id))
      await tx.execute(sql`update requests set heads_held = 4 where id = ${requestId}`)
      return { begun }
    })

    expect(await reminding.begun).toBe(0)
    expect(await scene.told(id)).toEqual(['match.proposed'])
  })

  test('two workers at once remind once', async () => {
    const id = await proposal()
    travel('2026-10-09T00:00:00Z')

    await Promise.all([remind(), remind()])

    expect(await scene.told(id)).toEqual(['match.proposed', 'match.answer-reminded'])
  })

  test('both sides hear on the eve, and are asked the morning after and a week later until they have told', async () => {
    const id = await agreed()
    const before = (await scene.told(id)).length

    travel('2026-10-30T00:00:00Z')
    expect(await remind()).toBe(1)
    travel('2026-10-31T00:00:00Z')
    expect(await remind()).toBe(1)
    travel('2026-11-02T00:00:00Z')
    expect(await remind()).toBe(1)
    await tell(id, 'supporter')
    travel('2026-11-08T23:00:00Z')
    expect(await remind()).toBe(0)
    travel('2026-11-09T00:00:00Z')
    expect(await remind()).toBe(1)
    expect(await remind()).toBe(0)

    expect((await scene.told(id)).slice(before)).toEqual([
      'match.day-nears',
      'match.day-before',
      'match.result-asked',
      'match.reported',
      'match.done',
      'match.result-asked-again',
    ])
  })

  test('nobody is asked again once both have told', async () => {
    const id = await agreed()
    travel('2026-11-02T00:00:00Z')
    await tell(id, 'supporter')
    await tell(id, 'association')
    travel('2026-11-09T00:00:00Z')

    expect(await remind()).toBe(0)
  })
})

describe('a Sunday whose eve is a rest day', () => {
  const eveCalls = async (id: OrganizationId) =>
    (await callsTo(id)).filter(({ says }) => says === 'match.day-nears' || says === 'match.day-before')

  test('whoever has only a telephone stands on the list on Friday, once, and no longer when the day has begun', async () => {
    await agreed()
    await settle(world)
    travel('2026-10-30T00:00:00Z')
    await remind()
    await settle(world)
    travel('2026-10-31T00:00:00Z')
    await remind()
    await settle(world)

    for (const id of [supporter, association])
      expect(await eveCalls(id)).toEqual([{ says: 'match.day-nears', deliveredAt: null, heard: null }])

    travel('2026-11-01T06:00:00Z') // three in the afternoon in Japan: it begins
    await sweepCalls(db, world.clock())
    for (const id of [supporter, association]) expect((await eveCalls(id))[0]).toMatchObject({ heard: 'overtaken' })
  })

  test('whoever has mail hears it on the eve and not before', async () => {
    await db.update(contactsTable).set({ channel: 'mail' })
    await agreed()
    await settle(world)
    travel('2026-10-30T00:00:00Z')
    await remind()
    const onFriday = await settle(world)
    travel('2026-10-31T00:00:00Z')
    await remind()
    const onSaturday = await settle(world)

    expect(onFriday).toEqual([])
    expect(onSaturday.map(({ subject }) => subject)).toEqual(['【あした】チラシづくり', '【あした】チラシづくり'])
  })
})

describe('今年も', () => {
  test('both hear it once, eight weeks before; the association gets last time as a form', async () => {
    await db.update(contactsTable).set({ channel: 'mail' })
    const id = await agreed()
    travel('2026-11-02T00:00:00Z')
    await tell(id, 'supporter')
    await tell(id, 'association')
    await settle(world)

    travel('2027-09-05T00:00:00Z')
    expect(await remind()).toBe(1)
    expect(await remind()).toBe(0)

    const mails = await settle(world)
    const { requestId } = await scene.matchRow(id)
    const subjects = mails.map(({ subject }) => subject).filter((one) => /今年も|去年は/.test(one))
    expect(subjects.toSorted()).toEqual([
      '【今年もお願いしますか】チラシづくり',
      '【今年も行けそうですか】チラシづくり',
    ])
    expect(mails.find(({ subject }) => subject.includes('お願いしますか'))!.text).toContain(
      `/requests/new?copy=${requestId}`,
    )
    expect(mails.find(({ subject }) => subject.includes('行けそう'))!.text).toContain(`/matches/${id}#this-year`)
  })
})

describe('on the list of calls', () => {
  test('one line is enough: a reminder joins no call that was not made yet', async () => {
    await db.update(contactsTable).set({ email: null }).where(eq(contactsTable.organizationId, supporter))
    await proposal()
    await settle(world)
    travel('2026-10-09T00:00:00Z')
    await remind()
    await settle(world)
    expect(await callsTo(supporter)).toMatchObject([{ says: 'match.proposed' }])

    await db
      .update(noticesTable)
      .set({ deliveredAt: world.clock(), heard: 'answered' })
      .where(eq(noticesTable.organizationId, supporter))
    travel(beginning)
    await proposal()
    await settle(world)
    await db
      .update(noticesTable)
      .set({ deliveredAt: world.clock(), heard: 'answered' })
      .where(eq(noticesTable.organizationId, supporter))
    travel('2026-10-09T00:00:00Z')
    await remind()
    await settle(world)
    expect((await callsTo(supporter)).at(-1)).toMatchObject({ says: 'match.answer-reminded', deliveredAt: null })
  })

  test('who has told how it went need not be called about it', async () => {
    const id = await agreed()
    travel('2026-11-02T00:00:00Z')
    await remind()
    await settle(world)
    const openOf = async (organization: OrganizationId) =>
      (await callsTo(organization)).filter(({ says, deliveredAt }) => says === 'match.result-asked' && !deliveredAt)
    expect([await openOf(supporter), await openOf(association)].map(({ length }) => length)).toEqual([1, 1])

    await tell(id, 'supporter')
    await settle(world)

    expect([await openOf(supporter), await openOf(association)].map(({ length }) => length)).toEqual([0, 1])
  })
})

test('the day of an answer that came on the last day counts from that answer', async () => {
  const id = await proposal()
  travel('2026-10-08T23:30:00Z')
  await acceptMatch(scene.by('supporter', supporter), id, { heads: 4 })
  travel('2026-10-09T00:00:00Z')

  expect(await remind()).toBe(0)
})
