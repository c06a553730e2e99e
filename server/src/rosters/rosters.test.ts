import { type MatchId, type OrganizationId } from '@app/shared'
import type { Roster, RosterName } from '@app/shared/rosters'
import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'
import { settle } from '../../test/settle.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { cancelMatch } from '../matches/cancel-match.ts'
import { lockMatch } from '../matches/matches.store.ts'
import { matchesTable } from '../matches/matches.table.ts'
import { remindMatches } from '../matches/remind-matches.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { newId } from '../platform/ids.ts'
import { auditTable, eventsTable, idempotencyAnswersTable } from '../platform/platform.table.ts'
import { insertName } from './rosters.store.ts'
import { rosterLinksTable, rosterNamesTable } from './rosters.table.ts'
import { sweepRosters } from './sweep-rosters.ts'

const t = await buildTestApp()
const { app, db, given, travel, systemContext } = t
const scene = givenMatchesIn(t)
let association: OrganizationId
let supporter: OrganizationId
let officer: Headers
let worker: Headers
let desk: Headers
beforeAll(async () => {
  association = await scene.association('北口自治会')
  supporter = await scene.supporter('学生団体つなぐ')
  officer = await given.signedInAs('association', association)
  worker = await given.signedInAs('supporter', supporter)
  desk = await given.coordinator()
})

async function agreed(heads = 4): Promise<MatchId> {
  const request = await scene.request(association, { headsMin: 1, headsMax: 20 })
  const id = await scene.agreed(request, await scene.supporter(`群${String(Math.random())}`), heads)
  await db.update(matchesTable).set({ onDay: '2026-11-01', supporterId: supporter }).where(eq(matchesTable.id, id))
  return id
}
const person = (changes: object = {}) => ({
  ...{ name: '髙橋 一郎', kana: 'たかはし いちろう', isMinor: false, remark: '車で来ます' },
  ...changes,
})
const get = (url: string, me: Headers) => app.inject({ url, headers: { ...me } })
let keys = 0
const send = (method: 'POST' | 'PATCH' | 'DELETE', url: string, me: Headers, payload?: object) =>
  app.inject({
    ...{ method, url, headers: { ...me, 'idempotency-key': `roster-key-${++keys}` } },
    ...(payload && { payload }),
  })
const add = (id: MatchId, changes: object = {}, me: Headers = worker) =>
  send('POST', `/api/matches/${id}/roster/names`, me, person(changes))
const numbers = async (id: MatchId, me: Headers = worker) => (await get(`/api/matches/${id}/roster`, me)).json<Roster>()
const names = async (id: MatchId, me: Headers = worker) =>
  (await get(`/api/matches/${id}/roster/names`, me)).json<{ items: RosterName[] }>().items
const audited = async (act: string) => (await db.select().from(auditTable).where(eq(auditTable.act, act))).length
const rowsOf = (id: MatchId) => db.select().from(rosterNamesTable).where(eq(rosterNamesTable.matchId, id))

describe('the group names its people', () => {
  test('once both have said yes: they stand in 五十音順, minors are counted', async () => {
    const id = await agreed()
    expect(await numbers(id)).toMatchObject({ heads: 4, named: 0, minors: 0, link: null, deletesOn: '2027-01-30' })

    expect((await add(id)).statusCode).toBe(201)
    await add(id, { name: '雨宮 花子', kana: 'アメミヤ', isMinor: true, guardianAgreed: true, remark: '' })

    expect(await numbers(id)).toMatchObject({ named: 2, minors: 1 })
    expect(await names(id)).toMatchObject([
      { name: '雨宮 花子', kana: 'あめみや', isMinor: true, remark: null, byLink: false },
      { name: '髙橋 一郎', isMinor: false, remark: '車で来ます' },
    ])
  })

  test('before the second yes there is no list, and none of others', async () => {
    const undecided = await scene.supporter('まだの会')
    const early = await given.signedInAs('supporter', undecided)
    const asked = await scene.halfAgreed(await scene.request(association), undecided)
    expect((await get(`/api/matches/${asked}/roster`, early)).json()).toMatchObject({ code: 'wrong-moment' })
    const id = await agreed()
    const stranger = await given.signedInAs('supporter', await scene.supporter('よそ商会'))
    expect((await add(id, {}, stranger)).statusCode).toBe(404)
    expect((await get(`/api/matches/${id}/roster`, stranger)).statusCode).toBe(404)
  })

  test.each([
    [{ name: ' ' }, '/name'],
    [{ kana: '' }, '/kana'],
    [{ kana: '高橋' }, '/kana'],
    [{ isMinor: undefined }, '/isMinor'],
    [{ isMinor: true }, '/guardianAgreed'],
    [{ remark: 'あ'.repeat(101) }, '/remark'],
  ])('what is missing is said beside its field: %j', async (changes, pointer) => {
    const answer = await add(await agreed(), changes)

    expect(answer.statusCode).toBe(422)
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map((one) => one.pointer)).toContain(pointer)
  })

  test('a name is corrected and taken off; one of another list is not there', async () => {
    const [id, other] = [await agreed(), await agreed()]
    await add(id)
    await add(other)
    const [mine] = await names(id)
    const [foreign] = await names(other)
    const at = (nameId: string) => `/api/matches/${id}/roster/names/${nameId}`

    expect((await send('PATCH', at(foreign!.id), worker, person({ name: '別' }))).statusCode).toBe(404)
    expect((await send('DELETE', at(foreign!.id), worker)).statusCode).toBe(404)
    expect((await send('PATCH', at(mine!.id), worker, person({ name: '高橋 二郎' }))).statusCode).toBe(200)
    expect(await names(id)).toMatchObject([{ id: mine!.id, name: '高橋 二郎' }])
    expect((await send('DELETE', at(mine!.id), worker)).json()).toMatchObject({ named: 0 })
    expect(await rowsOf(id)).toEqual([])
    expect((await names(other)).length).toBe(1)
  })

  test('the centre does it for a group on the telephone; its looks are audited, the group’s own are not', async () => {
    const id = await agreed()
    await add(id, {}, { ...desk, 'x-channel': 'phone' })
    expect(await rowsOf(id)).toMatchObject([{ channel: 'phone', secretHash: null }])
    const before = await audited('roster.read')
    await names(id)
    expect(await audited('roster.read')).toBe(before)
    expect((await names(id, desk)).length).toBe(1)
    expect(await audited('roster.read')).toBe(before + 1)
  })

  test('no line of the audit and no answer kept under a key holds a name or the secret of the link', async () => {
    const id = await agreed()
    await add(id, { name: '甲斐 匿名子' })
    await send('POST', `/api/matches/${id}/roster/link`, worker, {})
    await send('POST', `/api/matches/${id}/roster/names`, worker, person({ name: '甲斐 匿名男' }))
    const { link } = await numbers(id)
    const kept = JSON.stringify([
      await db.select().from(auditTable),
      await db.select().from(idempotencyAnswersTable),
      await db.select().from(rosterLinksTable),
      (await db.execute(sql`select * from events`)).rows,
    ])

    expect(link?.url).toMatch(/\/g\/[\w-]{43}$/)
    expect(kept).not.toContain('匿名')
    expect(kept).not.toContain(link!.url.split('/g/')[1]!)
  })
})

describe('never more names than heads', () => {
  test('the fifth of four is refused', async () => {
    const id = await agreed()
    for (let i = 0; i < 4; i++) await add(id, { name: `人${i}` })

    expect((await add(id)).json()).toMatchObject({ code: 'heads-full', status: 409 })
    expect((await rowsOf(id)).length).toBe(4)
  })

  test('the 13th of 12 waits behind the 12th and hears that it is full', async () => {
    const id = await agreed(12)
    for (let i = 0; i < 11; i++) await add(id, { name: `人${i}` })

    const { answers } = await db.transaction(async (tx) => {
      await lockMatch(tx, id)
      const both = Promise.all([add(id, { name: '十二' }), add(id, { name: '十三' }, desk)])
      await waitUntilBlocked(db)
      return { answers: both }
    })

    expect((await answers).map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    expect((await rowsOf(id)).length).toBe(12)
  })

  test('the database refuses one too many, and a minor without consent, whoever writes', async () => {
    const id = await agreed(1)
    const at = systemContext().now
    const row = (changes: object = {}) => ({
      ...{
        id: newId<RosterName['id']>(),
        matchId: id,
        name: '人',
        kana: 'ひと',
        isMinor: false,
        guardianAgreed: false,
      },
      ...{ channel: 'web', enteredAt: at, updatedAt: at },
      ...changes,
    })
    const refused = (constraint: string) => ({ cause: expect.objectContaining({ constraint }) })

    await expect(db.insert(rosterNamesTable).values(row({ isMinor: true }))).rejects.toMatchObject(
      refused('a_minor_comes_with_a_guardians_consent'),
    )
    await db.insert(rosterNamesTable).values(row())
    await expect(db.insert(rosterNamesTable).values(row())).rejects.toMatchObject(refused('no_more_names_than_heads'))
  })

  test('two that write past the lock at once stand in line before the database', async () => {
    const id = await agreed(1)
    const write = () =>
      db.transaction(async (tx) => insertName(tx, systemContext(), id, { ...person(), guardianAgreed: false } as never))
    const { second } = await db.transaction(async (tx) => {
      await insertName(tx, systemContext(), id, { ...person(), guardianAgreed: false } as never)
      const waiting = write().catch((error: unknown) => error)
      await waitUntilBlocked(db)
      return { second: waiting }
    })

    expect(await second).toMatchObject({ code: 'heads-full' })
    expect((await rowsOf(id)).length).toBe(1)
  })
})

describe('the association', () => {
  test('sees numbers and no link, and prints the names from a week before up to the day', async () => {
    const id = await agreed()
    await add(id, { name: '雨宮 花子', kana: 'あめみや', isMinor: true, guardianAgreed: true })
    await send('POST', `/api/matches/${id}/roster/link`, worker, {})
    const { requestId } = await scene.matchRow(id)
    const print = async (who: Headers) => {
      const one = await get(`/api/matches/${id}/roster.pdf`, who)
      const all = who === worker ? one : await get(`/api/requests/${requestId}/rosters.pdf`, who)
      return [one.statusCode, all.statusCode]
    }

    expect(await numbers(id, officer)).toMatchObject({
      ...{ heads: 4, named: 1, minors: 1, link: null, mayPrint: false, opensOn: '2026-10-25' },
    })
    expect((await get(`/api/matches/${id}/roster/names`, officer)).statusCode).toBe(403)
    expect(await print(officer)).toEqual([409, 409])
    expect(await print(desk)).toEqual([200, 200])
    expect(await print(worker)).toEqual([200, 200])

    travel('2026-10-25T00:00:00+09:00')
    officer = await given.signedInAs('association', association)
    const before = await audited('roster.printed')
    expect(await print(officer)).toEqual([200, 200])
    expect(await audited('roster.printed')).toBe(before + 2)
    travel('2026-11-02T00:00:00+09:00')
    officer = await given.signedInAs('association', association)
    expect(await print(officer)).toEqual([409, 409])
    travel('2026-10-05T01:00:00Z')
  })

  test('of another request gets nothing', async () => {
    const neighbour = await given.signedInAs('association', await scene.association('南口自治会'))
    const id = await agreed()
    const { requestId } = await scene.matchRow(id)

    expect((await get(`/api/matches/${id}/roster.pdf`, neighbour)).statusCode).toBe(404)
    expect((await get(`/api/requests/${requestId}/rosters.pdf`, neighbour)).statusCode).toBe(404)
  })
})

test('on the eve the group hears how many names are missing, the association does not; without a list nobody does', async () => {
  const [id, without] = [await agreed(), await agreed()]
  await add(id)
  travel('2026-10-31T09:00:00+09:00')
  await remindMatches(systemContext())
  await settle(t)
  const told = async (matchId: MatchId, organizationId: OrganizationId) => {
    const rows = await db
      .select({ notice: noticesTable, about: eventsTable.payload })
      .from(noticesTable)
      .innerJoin(eventsTable, eq(eventsTable.id, noticesTable.eventId))
      .where(and(eq(noticesTable.organizationId, organizationId), eq(noticesTable.says, 'match.day-before')))
    return rows.filter(({ about }) => about.matchId === matchId).map(({ notice }) => notice)
  }

  expect((await told(id, supporter))[0]?.body).toContain('お名前がまだの方が3人います')
  expect((await told(id, association))[0]?.body).not.toContain('お名前がまだ')
  expect((await told(without, supporter))[0]?.body).not.toContain('お名前がまだ')
  travel('2026-10-05T01:00:00Z')
})

describe('forgetting', () => {
  test('at midnight in Japan, 90 days after the day, and not a minute before', async () => {
    const id = await agreed()
    await add(id)
    await send('POST', `/api/matches/${id}/roster/link`, worker, {})

    travel('2027-01-29T23:59:00+09:00')
    await sweepRosters(systemContext())
    expect((await rowsOf(id)).length).toBe(1)

    travel('2027-01-30T00:00:00+09:00')
    await sweepRosters(systemContext())
    expect(await rowsOf(id)).toEqual([])
    expect(await db.select().from(rosterLinksTable).where(eq(rosterLinksTable.matchId, id))).toEqual([])
    travel('2026-10-05T01:00:00Z')
  })

  test('at once when the match falls out, and what others keep stays', async () => {
    const [id, other] = [await agreed(), await agreed()]
    await add(id)
    await add(other)

    await cancelMatch(scene.by('coordinator'), id, '急な都合です。')
    await sweepRosters(systemContext())

    expect(await rowsOf(id)).toEqual([])
    expect((await rowsOf(other)).length).toBe(1)
    expect((await get(`/api/matches/${id}/roster/names`, worker)).statusCode).toBe(409)
  })

  test('without a day 90 days after the name was last written', async () => {
    const id = await agreed()
    await add(id)
    await db.update(matchesTable).set({ onDay: null }).where(eq(matchesTable.id, id))

    travel('2027-01-02T23:59:00+09:00')
    await sweepRosters(systemContext())
    expect((await rowsOf(id)).length).toBe(1)
    travel('2027-01-03T00:00:00+09:00')
    await sweepRosters(systemContext())
    expect(await rowsOf(id)).toEqual([])
    travel('2026-10-05T01:00:00Z')
  })
})
