import { addDays, jstDay, type MatchId, type OrganizationId } from '@app/shared'
import type { Incident, IncidentReport } from '@app/shared/incidents'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'
import { settle } from '../../test/settle.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { matchesTable } from '../matches/matches.table.ts'
import { incidentsTable } from './incidents.table.ts'

const t = await buildTestApp()
const { app, db, given } = t
const scene = givenMatchesIn(t)
const today = jstDay(t.clock())
let association: OrganizationId
let supporter: OrganizationId
let officer: Headers
let worker: Headers
let desk: Headers
beforeAll(async () => {
  association = await scene.association('北口自治会')
  supporter = await scene.supporter('あおぞら商会')
  officer = await given.signedInAs('association', association)
  worker = await given.signedInAs('supporter', supporter)
  desk = await given.coordinator()
})

/** An agreed match so many days from today; null: without a day. */
async function agreedOn(inDays: number | null): Promise<MatchId> {
  const id = await scene.agreed(await scene.request(association), await scene.supporter(`商会${String(Math.random())}`))
  const onDay = inDays === null ? null : addDays(today, inDays)
  await db.update(matchesTable).set({ onDay, supporterId: supporter }).where(eq(matchesTable.id, id))
  return id
}
const said = (changes: object = {}) => ({
  ...{
    kind: 'injury',
    day: today,
    time: '10:30',
    what: '段差で転んで、ひざをすりむいた。',
    care: 'yes',
    told: '会長さん',
  },
  ...changes,
})
const tell = (match: MatchId, changes: object = {}, me: Headers = worker) =>
  app.inject({ method: 'POST', url: `/api/matches/${match}/incidents`, headers: { ...me }, payload: said(changes) })
const told = async (match: MatchId, changes: object = {}, me: Headers = worker) => {
  const answer = await tell(match, changes, me)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<IncidentReport>()
}
const show = async (id: string) =>
  (await app.inject({ url: `/api/incidents/${id}`, headers: { ...desk } })).json<Incident>()
const act = async (id: string, what: string, payload: object = {}, version?: number) =>
  app.inject({
    ...{ method: 'POST', url: `/api/incidents/${id}/${what}`, payload },
    headers: { ...desk, 'if-match': `"${version ?? (await show(id)).version}"` },
  })
const reportsSeenBy = async (match: MatchId, me: Headers) =>
  (await app.inject({ url: `/api/matches/${match}/incidents`, headers: { ...me } })).json<{ items: IncidentReport[] }>()
    .items

describe('somebody reports', () => {
  test('either side tells; its own side and the centre read it, the other side never', async () => {
    const match = await agreedOn(0)
    const one = await told(match)
    expect(one).toMatchObject({ side: 'supporter', kind: 'injury', status: 'reported', outcome: null })
    expect(await reportsSeenBy(match, worker)).toEqual([one])
    expect(await reportsSeenBy(match, officer)).toEqual([])
    expect(await show(one.id)).toMatchObject({
      ...{ reporter: 'あおぞら商会', associationName: '北口自治会', writtenBy: null, told: '会長さん', time: '10:30' },
    })
    await told(match, {}, officer)
    expect((await reportsSeenBy(match, officer)).map(({ side }) => side)).toEqual(['association'])
    expect((await reportsSeenBy(match, desk)).map(({ side }) => side)).toEqual(['supporter', 'association'])
  })

  test('who does not stand in the match finds nothing; a side does not speak for the other', async () => {
    const match = await agreedOn(0)
    const stranger = await given.signedInAs('supporter', await scene.supporter('よそ商会'))
    expect((await tell(match, {}, stranger)).statusCode).toBe(404)
    expect((await app.inject({ url: `/api/matches/${match}/incidents`, headers: { ...stranger } })).statusCode).toBe(
      404,
    )
    expect((await tell(match, { side: 'association' })).json()).toMatchObject({ code: 'not-yours' })
  })

  test('from the day before on, of a day that was there and does not lie ahead', async () => {
    expect((await tell(await agreedOn(2))).json()).toMatchObject({ code: 'wrong-moment' })
    await told(await agreedOn(1))
    await told(await agreedOn(-30), { day: addDays(today, -31) })
    await told(await agreedOn(null), { day: addDays(today, -400) })
    const atDay = { code: 'invalid-input', errors: [{ pointer: '/day' }] }
    expect((await tell(await agreedOn(0), { day: addDays(today, 1) })).json()).toMatchObject(atDay)
    expect((await tell(await agreedOn(-1), { day: addDays(today, -3) })).json()).toMatchObject(atDay)
  })

  test('of a match that only was proposed nothing is told', async () => {
    const id = await scene.proposal(await scene.request(association), supporter)
    await db.update(matchesTable).set({ onDay: today }).where(eq(matchesTable.id, id))
    expect((await tell(id)).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('the centre writes down whose words it heard, and where', async () => {
    const match = await agreedOn(0)
    expect((await tell(match, {}, desk)).json()).toMatchObject({
      code: 'invalid-input',
      errors: [{ pointer: '/side' }],
    })
    expect((await tell(match, { side: 'association' }, desk)).json()).toMatchObject({ code: 'not-yours' })
    const one = await told(match, { side: 'association' }, { ...desk, 'x-channel': 'phone' } as Headers)
    expect(await show(one.id)).toMatchObject({ side: 'association', channel: 'phone', writtenBy: expect.any(String) })
  })

  test('what is missing is said beside its field', async () => {
    const match = await agreedOn(0)
    for (const [changes, pointer] of [
      [{ what: ' ' }, '/what'],
      [{ kind: 'other' }, '/kind'],
      [{ care: null }, '/care'],
      [{ time: '25:00' }, '/time'],
    ] as const)
      expect((await tell(match, changes)).json()).toMatchObject({ code: 'invalid-input', errors: [{ pointer }] })
  })
})

describe('the centre', () => {
  test('hears by mail at once: what kind, at which request, from whom, and no private word', async () => {
    await settle(t)
    await told(await agreedOn(0), { what: '秘密の段差', told: '秘密の家族' })
    const mails = await settle(t)
    const words = JSON.stringify(mails)
    expect(mails.length).toBeGreaterThan(0)
    expect(words).toMatch(/けが・事故/)
    expect(words).toMatch(/あおぞら商会/)
    expect(words).not.toMatch(/秘密/)
  })

  test('ticks, takes back, notes: who and when are kept', async () => {
    const { id } = await told(await agreedOn(0))
    const ticked = (await act(id, 'ticks', { point: 'family', done: true })).json<Incident>()
    expect(ticked.checklist.map(({ point, doneAt }) => [point, doneAt !== null])).toEqual([
      ['care', false],
      ['family', true],
      ['insurance', false],
      ['department', false],
      ['prevention', false],
    ])
    expect(ticked.checklist[1]).toMatchObject({ doneAt: t.clock().toISOString(), doneBy: expect.any(String) })
    expect((await act(id, 'ticks', { point: 'family', done: false })).json<Incident>().checklist[1]?.doneAt).toBeNull()
    expect((await act(id, 'notes', { text: '病院に行ったとのこと。' })).json<Incident>().notes).toMatchObject([
      { text: '病院に行ったとのこと。' },
    ])
    expect((await act(id, 'ticks', { point: 'call-119', done: true })).statusCode).toBe(422)
  })

  test('ends it with a word; its own side reads the word only where it may be told', async () => {
    const match = await agreedOn(0)
    const [open, kept] = [await told(match), await told(match)]
    expect((await act(open.id, 'handle', { outcome: ' ', mayTell: true })).statusCode).toBe(422)
    await act(open.id, 'handle', { outcome: '元気になりました', mayTell: true })
    await act(kept.id, 'handle', { outcome: '内々のこと', mayTell: false })
    const seen = await reportsSeenBy(match, worker)
    expect(seen.map(({ status, outcome }) => [status, outcome])).toEqual([
      ['handled', '元気になりました'],
      ['handled', null],
    ])
    expect((await act(open.id, 'ticks', { point: 'care', done: true })).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await act(open.id, 'handle', { outcome: 'また', mayTell: false })).json()).toMatchObject({
      code: 'wrong-moment',
    })
  })

  test('opens it again: how it had ended stays among the notes, and it is in the list of what waits', async () => {
    const { id } = await told(await agreedOn(0))
    const list = async (status: string) =>
      (await app.inject({ url: `/api/incidents?status=${status}&perPage=100`, headers: { ...desk } }))
        .json<{ items: Incident[] }>()
        .items.map((one) => one.id)
    await act(id, 'handle', { outcome: '軽いすり傷', mayTell: true })
    expect([(await list('reported')).includes(id), (await list('handled')).includes(id)]).toEqual([false, true])
    expect((await act(id, 'reopen')).json()).toMatchObject({
      ...{ status: 'reported', outcome: null, mayTell: false, handledAt: null },
      notes: [{ text: '前に終えたときの記録：軽いすり傷' }],
    })
    expect([(await list('reported')).includes(id), (await list('handled')).includes(id)]).toEqual([true, false])
  })

  test('two at once: the second hears that somebody was first', async () => {
    const { id } = await told(await agreedOn(0))
    const holder = await t.pool.connect()
    await holder.query('begin')
    await holder.query('select from incidents where id = $1 for update', [id])
    const both = ['一人め', '二人め'].map((outcome) => act(id, 'handle', { outcome, mayTell: false }, 1))
    await waitUntilBlocked(db, { connections: 2 })
    await holder.query('commit')
    holder.release()
    const answers = await Promise.all(both)
    expect(answers.map((one) => one.json<{ code?: string }>().code ?? 'done').toSorted()).toEqual([
      'done',
      'version-stale',
    ])
  })
})

describe('the database', () => {
  const set = (id: string, what: string) => t.pool.query(`update incidents set ${what} where id = $1`, [id])
  test.each([
    ["status = 'handled'", 'a_handled_incident_says_how_it_ended'],
    ["outcome = 'うやむや'", 'a_handled_incident_says_how_it_ended'],
    ['may_tell = true', 'only_an_ending_may_be_told'],
    ["on_day = '2999-01-01'", 'an_incident_does_not_lie_ahead'],
    ["what = ''", 'an_incident_says_what_happened'],
    ["side = 'centre'", 'an_incident_is_told_by_a_side'],
    ["at_time = '9:00'", 'an_incident_has_a_time_on_the_clock'],
  ])('refuses %s', async (what, constraint) => {
    const { id } = await told(await agreedOn(0))
    await expect(set(id, what)).rejects.toMatchObject({ constraint })
  })
})

describe('a report is corrected', () => {
  const correct = (id: string, me: Headers, changes: object = {}, more: object = {}) =>
    app.inject({
      ...{ method: 'POST', url: `/api/incidents/${id}/correct` },
      headers: { ...me, 'idempotency-key': `correct-${String(Math.random())}`, ...more },
      payload: said(changes),
    })

  test('by its own side until it was dealt with; what stood there before stays, and the centre hears', async () => {
    const match = await agreedOn(0)
    const { id } = await told(match)

    const answer = await correct(id, worker, { what: '段差で転んで、手首も痛めた。', told: null })

    expect(answer.json()).toMatchObject({ what: '段差で転んで、手首も痛めた。', told: null, status: 'reported' })
    const now = await show(id)
    expect(now.earlier).toMatchObject([{ what: '段差で転んで、ひざをすりむいた。', told: '会長さん', by: null }])
    expect((await settle(t)).some(({ subject }) => subject.includes('報告が直されました'))).toBe(true)
    expect(JSON.stringify(await reportsSeenBy(match, worker))).not.toContain('ひざ')
    await act(id, 'handle', { outcome: '回復しました', mayTell: false })
    expect((await correct(id, worker)).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('never by the other side or a neighbour; by the centre only as it heard it', async () => {
    const match = await agreedOn(0)
    const { id } = await told(match)
    const neighbour = await given.signedInAs('supporter', await scene.supporter('みどり商会'))

    expect((await correct(id, officer)).statusCode).toBe(404)
    expect((await correct(id, neighbour)).statusCode).toBe(404)
    expect((await correct(id, given.stranger())).statusCode).toBe(401)
    expect((await correct(id, desk)).statusCode).toBe(403)
    expect((await correct(id, desk, { care: 'no' }, { 'x-channel': 'phone' })).json()).toMatchObject({ care: 'no' })
    expect((await correct(id, worker, { day: addDays(today, 1) })).statusCode).toBe(422)
    expect((await show(id)).earlier).toHaveLength(1)
  })

  test('while the centre ends it, a correction waits and then hears that it is over', async () => {
    const { id } = await told(await agreedOn(0))

    const { late } = await db.transaction(async (tx) => {
      await tx.select().from(incidentsTable).where(eq(incidentsTable.id, id)).for('update')
      const late = Promise.resolve(correct(id, worker))
      await waitUntilBlocked(db)
      await tx
        .update(incidentsTable)
        .set({ status: 'handled', outcome: '終わり', handledAt: t.clock() })
        .where(eq(incidentsTable.id, id))
      return { late }
    })

    expect((await late).json()).toMatchObject({ code: 'wrong-moment' })
  })
})
