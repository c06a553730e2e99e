import type { OrganizationId, RequestId, SeriesId } from '@app/shared'
import type { SeriesPage, SeriesSuggestion, SeriesTurns } from '@app/shared/series'
import { eq, isNull, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { inLineFor } from '../../test/in-line.ts'
import { matchesScene } from '../../test/matches-scene.ts'
import { settle } from '../../test/settle.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { closeDays } from '../closed-days/close-days.ts'
import { declineMatch } from '../matches/decline-match.ts'
import { sweepMatches } from '../matches/index.ts'
import { supportersTable } from '../organizations/organizations.table.ts'
import { newId } from '../platform/ids.ts'
import { agreeSeries } from './agree-series.ts'
import { answerSeries } from './answer-series.ts'
import { askNextInSeries, stopSeriesTurns, sweepSeriesTurns } from './ask-series-in-turn.ts'
import { seriesTurnSessionsTable, seriesTurnsTable } from './series-turns.table.ts'
import { seriesAskingsTable } from './series.table.ts'

const { world, scene, association, coordinator, officer, post, get, inDays } = await matchesScene()
const { db, url, travel, systemContext } = world
/** Monday, ten in the morning in Japan. */
const beginning = world.clock().toISOString()
const days = ['2026-11-14', '2026-12-12', '2027-01-09']
const desk = () => scene.by('coordinator', null, 'phone')
const by = (id: OrganizationId) => scene.by('supporter', id)

interface Story {
  id: SeriesId
  sessions: RequestId[]
  /** 団体1, 団体2, … in the order in which they are asked. */
  all: OrganizationId[]
}

/** An open class of three months, and supporters that nobody has asked yet. */
async function story(n = 5): Promise<Story> {
  travel(beginning)
  // what other stories left waiting is not this one's
  await db
    .update(seriesTurnsTable)
    .set({ passedAt: world.clock(), passedWhy: '別の話' })
    .where(isNull(seriesTurnsTable.askingId))
  const { days: _, ...form } = scene.requestInput({ itemId: scene.harmlessItem, title: 'スマホ教室', rainPlan: null })
  const sessions = days.map((day) => ({ day, from: '10:00', to: '12:00' }))
  const series = { kind: 'repeating', rhythm: null, sessions }
  const posted = await post('/api/series', officer, { ...form, whenKind: 'unsettled', days: [], series })
  const { id } = posted.json<SeriesPage>()
  const opened = (await post(`/api/series/${id}/open`, coordinator)).json<SeriesPage>()
  const all: OrganizationId[] = []
  for (let i = 0; i < n; i++) all.push(await scene.supporter(`団体${i + 1}`))
  return { id, sessions: opened.sessions.map((one) => one.id), all }
}

/** The coordinator asks all of them in turn about these sessions; `own`: who was chosen for others. */
const propose = ({ id, sessions, all }: Story, atOnce: number, own: Record<number, number[]> = {}) =>
  post(`/api/series/${id}/matches`, coordinator, {
    asks: all.map((supporterId, i) => ({
      supporterId,
      requestIds: sessions.filter((_, n) => own[i]?.includes(n + 1) ?? true),
    })),
    message: 'ぜひお力をお貸しください。',
    answerBy: inDays(7),
    atOnce,
  })
async function asked(atOnce = 2, n = 5, own: Record<number, number[]> = {}): Promise<Story> {
  const told = await story(n)
  const answer = await propose(told, atOnce, own)
  expect(answer.statusCode, answer.body).toBe(201)
  return told
}
const turns = async (id: SeriesId) => (await get(`/api/series/${id}/turns`, coordinator)).json<SeriesTurns>()
const sweep = () => sweepSeriesTurns(systemContext())
/** Which sessions each has been asked about and has not answered yet: { 団体3: [2, 3] }. */
async function whoIsAsked(id: SeriesId): Promise<Record<string, number[]>> {
  const { helpers } = (await get(`/api/series/${id}`, await world.given.coordinator())).json<SeriesPage>()
  const waits = helpers.map(({ name, matches }) => [
    name,
    matches.filter((one) => one.status === 'proposed' && one.supporterAnswer === 'pending').map(({ number }) => number),
  ])
  return Object.fromEntries(waits.filter(([, own]) => own!.length > 0)) as Record<string, number[]>
}
/** One supporter answers: yes to these, no to the others it names. */
const answers = ({ id, sessions }: Story, supporter: OrganizationId, yes: number[], no: number[]) =>
  answerSeries(by(supporter), id, {
    answers: [
      ...yes.map((n) => ({ requestId: sessions[n - 1]!, answer: 'yes' as const, heads: 4 })),
      ...no.map((n) => ({ requestId: sessions[n - 1]!, answer: 'no' as const })),
    ],
    reason: 'day',
    note: '',
  })
const closesDay = (supporter: OrganizationId, day: string) =>
  closeDays(desk(), supporter, { kind: 'own', from: day, to: day, word: null })
const rests = (supporter: OrganizationId) =>
  db
    .update(supportersTable)
    .set({ status: 'suspended', isPublic: false })
    .where(eq(supportersTable.organizationId, supporter))

describe('asked in turn about a series', () => {
  test('the first few hear at once, the others nothing, and are no candidates once more', async () => {
    const told = await asked(2, 5, { 3: [1, 3] })
    const mails = await settle(world)

    expect(await whoIsAsked(told.id)).toEqual({ 団体1: [1, 2, 3], 団体2: [1, 2, 3] })
    expect(await turns(told.id)).toMatchObject({
      atOnce: 2,
      after: inDays(7),
      isMissing: true,
      waiting: [
        { name: '団体3', sessions: [1, 2, 3] },
        { name: '団体4', sessions: [1, 3] },
        { name: '団体5', sessions: [1, 2, 3] },
      ],
      passed: [],
    })
    expect(mails.filter(({ text }) => text.includes('団体3'))).toEqual([])
    expect(await sweep()).toBe(0)
    const { items } = (await get(`/api/series/${told.id}/suggestions`, coordinator)).json<{
      items: SeriesSuggestion[]
    }>()
    const can = (i: number) => items.find(({ supporterId }) => supporterId === told.all[i])?.can ?? []
    expect([can(2), can(4)]).toEqual([[], []])
    expect(can(3)).toEqual([told.sessions[1]])
    const single = `/api/requests/${told.sessions[0]}/suggestions?perPage=100`
    const alone = (await get(single, coordinator)).json<{ items: { supporterId: OrganizationId }[] }>()
    expect(alone.items.some(({ supporterId }) => supporterId === told.all[3])).toBe(false)
  })

  test('once everybody has answered for all sessions, the next are asked about what still misses heads, in one asking', async () => {
    const told = await asked(2)
    const [one, two, three] = told.all
    await world.given.account('supporter', three!, { email: `third-${three!.slice(-6)}@example.jp` })
    await answers(told, one!, [1], [2, 3])
    await answers(told, two!, [], [1, 2])
    await settle(world)
    // the third session is still open between the second supporter and the centre
    expect(await sweep()).toBe(0)
    await answers(told, two!, [], [3])
    await settle(world)

    expect(await sweep()).toBe(1)
    expect(await sweep()).toBe(0)

    expect(await whoIsAsked(told.id)).toEqual({ 団体3: [2, 3], 団体4: [2, 3] })
    // the first had four working days (a holiday lies between), and so have they
    expect(await turns(told.id)).toMatchObject({ after: '2026-10-09T08:00:00.000Z', waiting: [{ name: '団体5' }] })
    const askings = await db.select().from(seriesAskingsTable).where(eq(seriesAskingsTable.supporterId, three!))
    expect(askings).toHaveLength(1)
    const mails = (await settle(world)).filter(({ to }) => to.startsWith('third-'))
    expect(mails).toHaveLength(1)
    expect(mails[0]!.text).toMatch(/第2回[\s\S]*第3回[\s\S]*\/s\//)
    expect(mails[0]!.text).not.toContain('第1回')
  })

  test('silence until the end is an answer too; nobody is asked at night or on a holiday', async () => {
    const told = await asked(2)
    travel('2026-10-12T02:00:00Z')
    await sweepMatches(systemContext())
    expect(await sweep()).toBe(0)
    travel('2026-10-12T23:59:00Z')
    expect(await sweep()).toBe(0)

    travel('2026-10-13T00:00:00Z')
    expect(await sweep()).toBe(1)
    expect(Object.keys(await whoIsAsked(told.id))).toEqual(['団体3', '団体4'])
  })

  test('heads as chosen session by session, and never more than are free', async () => {
    const told = await story(2)
    const [first, second] = told.sessions
    const { statusCode } = await post(`/api/series/${told.id}/matches`, coordinator, {
      asks: told.all.map((supporterId) => ({
        ...{ supporterId, requestIds: [first, second] },
        shares: [{ requestId: first, heads: 2 }],
      })),
      message: 'お願いします。',
      answerBy: inDays(7),
      atOnce: 1,
    })
    expect(statusCode).toBe(201)
    await answers(told, told.all[0]!, [], [1, 2])

    expect(await sweep()).toBe(1)
    const { helpers } = (await get(`/api/series/${told.id}`, coordinator)).json<SeriesPage>()
    expect(helpers.find(({ name }) => name === '団体2')!.matches.map(({ headsAsked }) => headsAsked)).toEqual([2, 4])
  })

  test('each is asked only about what it was chosen for and can do; who can do none of it is passed over', async () => {
    const told = await asked(1, 5, { 1: [1, 2], 2: [2] })
    const [one, two, three, four, five] = told.all
    await closesDay(two!, days[1]!)
    await closesDay(three!, days[1]!)
    await rests(four!)
    await scene.agreed(await scene.request(association, { days: [{ day: days[2]!, from: null, to: null }] }), five!)
    await answers(told, one!, [], [1, 2, 3])

    expect(await sweep()).toBe(1)
    expect(await whoIsAsked(told.id)).toEqual({ 団体2: [1] })
    await answers(told, two!, [], [1])
    expect(await sweep()).toBe(1)

    expect(await whoIsAsked(told.id)).toEqual({ 団体5: [1, 2] })
    expect(await turns(told.id)).toMatchObject({
      waiting: [],
      passed: [
        { name: '団体3', why: '第2回：その日は、活動できない日です' },
        { name: '団体4', why: '登録がお休みか、終わっています' },
      ],
    })
  })

  test('who was asked by itself meanwhile is not asked again about the same session', async () => {
    const told = await asked(1, 2)
    const [one, two] = told.all
    await declineMatch(by(two!), await scene.proposal(told.sessions[0]!, two!), { reason: 'day', note: '' })
    await answers(told, one!, [], [1, 2, 3])

    expect(await sweep()).toBe(1)
    expect(await whoIsAsked(told.id)).toEqual({ 団体2: [2, 3] })
  })

  test('whose sessions have enough heads keeps its place, and the next one is asked', async () => {
    const told = await asked(1, 3, { 1: [1] })
    await answers(told, told.all[0]!, [1], [2, 3])

    expect(await sweep()).toBe(1)
    expect(await whoIsAsked(told.id)).toEqual({ 団体3: [2, 3] })
    expect(await turns(told.id)).toMatchObject({ waiting: [{ name: '団体2' }], passed: [], isMissing: false })
  })

  test('nobody more is asked while each session has heads enough', async () => {
    const told = await asked(1)
    await answers(told, told.all[0]!, [1, 2, 3], [])

    expect(await sweep()).toBe(0)
    expect((await post(`/api/series/${told.id}/turns/ask-next`, coordinator)).json()).toMatchObject({
      code: 'wrong-moment',
      detail: '人数の足りない回は、いまはありません',
    })
  })
})

describe('the line ends', () => {
  test('when all sessions are staffed', async () => {
    const told = await asked(1)
    await answers(told, told.all[0]!, [1, 2, 3], [])
    await agreeSeries(scene.by('association', association), told.id, told.all[0]!)

    expect(await sweep()).toBe(1)
    expect(await turns(told.id)).toMatchObject({ waiting: [] })
    expect((await turns(told.id)).passed[0]).toMatchObject({ why: 'どの回も、相手が決まったか、終わりました' })
  })

  test('when it is called off, and once the last day has come', async () => {
    const off = await asked(1)
    await post(`/api/series/${off.id}/cancel`, coordinator, { kind: 'other', reason: '会場が使えません' })
    expect(await sweep()).toBe(1)
    expect((await turns(off.id)).passed.map(({ why }) => why)).toContain('どの回も、募集が終わりました')

    const over = await asked(1)
    travel('2027-01-08T15:30:00Z')
    await sweepMatches(systemContext())
    expect(await sweep()).toBe(1)
    const waiting = await db.select().from(seriesTurnsTable).where(eq(seriesTurnsTable.seriesId, over.id))
    expect(waiting.map(({ passedWhy, askingId }) => [passedWhy, askingId])).toEqual(
      waiting.map(() => ['どの回も、募集が終わりました', null]),
    )
  })

  test('and whose own sessions are over is passed over when its turn comes', async () => {
    const told = await asked(1, 3, { 1: [1] })
    await post(
      `/api/requests/${told.sessions[0]}/cancel`,
      { ...coordinator, ...(await scene.requestAsRead(told.sessions[0]!)) },
      { kind: 'other', reason: '会場が使えません' },
    )
    await answers(told, told.all[0]!, [], [2, 3])

    expect(await sweep()).toBe(1)
    expect(await whoIsAsked(told.id)).toEqual({ 団体3: [2, 3] })
    expect((await turns(told.id)).passed).toMatchObject([
      { name: '団体2', why: 'この団体に頼む回は、募集が終わりました' },
    ])
  })
})

describe('the coordinator', () => {
  test('asks the next now, or stops', async () => {
    const { id } = await asked(2)

    expect((await post(`/api/series/${id}/turns/ask-next`, coordinator)).json()).toMatchObject({
      waiting: [{ name: '団体5' }],
    })
    expect(Object.keys(await whoIsAsked(id))).toEqual(['団体1', '団体2', '団体3', '団体4'])
    expect((await post(`/api/series/${id}/turns/stop`, coordinator)).json()).toMatchObject({
      waiting: [],
      passed: [{ name: '団体5', why: 'センターが、順番に声をかけるのをやめました' }],
    })
    for (const act of ['stop', 'ask-next'])
      expect((await post(`/api/series/${id}/turns/${act}`, coordinator)).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await post(`/api/series/${id}/turns/stop`, officer)).statusCode).toBe(403)
    expect((await get(`/api/series/${newId()}/turns`, coordinator)).statusCode).toBe(404)
  })

  test('who was left out by a stop may be put in line again, and stands in one list only', async () => {
    const told = await asked(1, 4)
    await post(`/api/series/${told.id}/turns/stop`, coordinator)
    const [, two, three, four] = told.all
    expect((await propose({ ...told, all: [two!, three!] }, 1)).statusCode).toBe(201)

    expect(await turns(told.id)).toMatchObject({ waiting: [{ name: '団体3' }], passed: [{ name: '団体4' }] })
    expect((await propose({ ...told, all: [four!] }, 1)).statusCode).toBe(201)
    expect(await turns(told.id)).toMatchObject({ waiting: [{ name: '団体3' }], passed: [] })
  })

  test('who waits already is not put in line a second time', async () => {
    const told = await asked(1, 3)
    const again = await propose({ ...told, all: [await scene.supporter('団体9'), told.all[2]!] }, 1)

    expect(again.json()).toMatchObject({ code: 'match-already-open' })
    expect(Object.keys(await whoIsAsked(told.id))).toEqual(['団体1'])
  })

  test('one in line that cannot be asked stops all of it, and the session is named', async () => {
    const told = await story(3)
    await closesDay(told.all[2]!, days[1]!)

    expect((await propose(told, 1)).json()).toMatchObject({
      code: 'supporter-closed',
      detail: expect.stringContaining('第2回') as unknown,
    })
    await rests(told.all[1]!)
    expect((await propose(told, 1)).json()).toMatchObject({ code: 'not-registered' })
    expect(await whoIsAsked(told.id)).toEqual({})
  })
})

describe('at the same moment', () => {
  const inLine = inLineFor<unknown>({ db, url }, (promise) => promise)

  test('two workers ask the next only once', async () => {
    const told = await asked(1, 3)
    await answers(told, told.all[0]!, [], [1, 2, 3])

    expect(await inLine(told.sessions[2]!, sweep, sweep)).toEqual([1, 0])
    expect(await whoIsAsked(told.id)).toEqual({ 団体2: [1, 2, 3] })
  })

  test('who is asked by the first press is not asked, nor passed over, by the second', async () => {
    const told = await asked(1, 4)
    const press = async () => (await askNextInSeries(desk(), told.id)).waiting.map(({ name }) => name)

    expect(await inLine(told.sessions[2]!, press, press)).toEqual([['団体3', '団体4'], ['団体4']])
    expect(await turns(told.id)).toMatchObject({ passed: [] })
    expect(Object.keys(await whoIsAsked(told.id))).toEqual(['団体1', '団体2', '団体3'])
  })

  test('what the coordinator stops first is not asked by the worker any more', async () => {
    const told = await asked(1, 2)
    await answers(told, told.all[0]!, [], [1, 2, 3])
    const stop = async () => (await stopSeriesTurns(desk(), told.id)).waiting.length

    expect(await inLine(told.sessions[0]!, stop, sweep)).toEqual([0, 0])
    expect(await whoIsAsked(told.id)).toEqual({})
  })

  test('a yes that comes while the worker looks keeps the next from being asked about that session', async () => {
    const told = await asked(1, 2)
    await answers(told, told.all[0]!, [], [1, 2, 3])

    const sweeping = await db.transaction(async (tx) => {
      await tx.execute(sql`select from requests where id = ${told.sessions[1]} for update`)
      const begun = sweep()
      await waitUntilBlocked(db)
      await tx.execute(sql`update requests set heads_held = heads_min where id = ${told.sessions[1]}`)
      return { begun }
    })

    expect(await sweeping.begun).toBe(1)
    expect(await whoIsAsked(told.id)).toEqual({ 団体2: [1, 3] })
  })
})

test('the database itself keeps the order', async () => {
  const [told, other] = [await asked(1, 3), await story(1)]
  const [first] = await db.select().from(seriesTurnsTable).where(eq(seriesTurnsTable.seriesId, told.id))
  const again = (changes: Partial<typeof first & object>) =>
    db.insert(seriesTurnsTable).values({ ...first!, passedAt: null, passedWhy: null, id: newId(), ...changes })
  const refusedBy = (constraint: string) => ({ cause: { constraint } })
  // what `story` closed for this one waits again
  await db.update(seriesTurnsTable).set({ passedAt: null, passedWhy: null }).where(eq(seriesTurnsTable.id, first!.id))

  await expect(again({ position: 99 })).rejects.toMatchObject(refusedBy('nobody_waits_twice_for_one_series'))
  await expect(again({ supporterId: other.all[0]! })).rejects.toMatchObject(
    refusedBy('one_stands_behind_the_other_in_a_series'),
  )
  await expect(
    db.insert(seriesTurnSessionsTable).values({ turnId: first!.id, requestId: other.sessions[0]! }),
  ).rejects.toMatchObject(refusedBy('a_turn_is_about_sessions_of_its_series'))
})
