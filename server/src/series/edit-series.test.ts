import type { OrganizationId, RequestId } from '@app/shared'
import type { RequestPage } from '@app/shared/requests'
import type { SeriesEdit, SeriesEdited, SeriesPage, SeriesToEdit } from '@app/shared/series'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { inLineFor } from '../../test/in-line.ts'
import { matchesScene } from '../../test/matches-scene.ts'
import { settle } from '../../test/settle.ts'
import { eventsTable } from '../platform/platform.table.ts'
import { requestsTable } from '../requests/requests.table.ts'
import { editSeries } from './edit-series.ts'
import { proposeSeries } from './propose-series.ts'

const { world, scene, association, coordinator, officer, neighbour, post, get, inDays, aSupporter } =
  await matchesScene()
const { db, url, travel } = world
const began = '2026-10-05T01:00:00Z'
const days = ['2026-11-14', '2026-12-12', '2027-01-09', '2027-02-13']
beforeEach(() => travel(began))

async function asked(more: object = {}, sessions: object[] = days.map((day) => ({ day, from: '10:00', to: '12:00' }))) {
  const { days: _, ...form } = scene.requestInput({
    itemId: scene.harmlessItem,
    title: 'スマホ教室',
    description: '教える人が足りません。',
    rainPlan: null,
  })
  const series = { kind: 'repeating', rhythm: { kind: 'monthly-weekday', nths: [2] }, sessions }
  const answer = await post('/api/series', officer, { ...form, whenKind: 'unsettled', days: [], series, ...more })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<SeriesPage>()
}
async function returned(more?: object, sessions?: object[]) {
  const { id } = await asked(more, sessions)
  return (await post(`/api/series/${id}/return`, coordinator, { reason: '会場を教えてください' })).json<SeriesPage>()
}
async function opened(more?: object, sessions?: object[]) {
  const { id } = await asked(more, sessions)
  return (await post(`/api/series/${id}/open`, coordinator)).json<SeriesPage>()
}
const formOf = async (id: string, headers = officer) =>
  (await get(`/api/series/${id}/form`, headers)).json<SeriesToEdit>()
const readOf = ({ sessions }: SeriesToEdit) => sessions.map(({ requestId, version }) => ({ requestId, version }))
const send = async (form: SeriesToEdit, edit: Partial<SeriesEdit>, headers = officer) =>
  post(`/api/series/${form.id}/edit`, headers, { read: readOf(form), ...edit })
async function edited(form: SeriesToEdit, edit: Partial<SeriesEdit>, headers = officer): Promise<SeriesEdited> {
  const answer = await send(form, edit, headers)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<SeriesEdited>()
}
const rowsOf = (id: string) =>
  db
    .select()
    .from(requestsTable)
    .where(eq(requestsTable.seriesId, id as never))
    .orderBy(requestsTable.seriesNumber)
const pageOf = async (id: RequestId) => (await get(`/api/requests/${id}`, officer)).json<RequestPage>()
/** One session corrected by itself, as the page of a single request does it. */
async function editedAlone(requestId: RequestId, change: object) {
  const page = await pageOf(requestId)
  const { inside, ...rest } = page
  const names = Object.keys(scene.requestInput()) as (keyof typeof rest)[]
  const all = { ...rest, ...inside, ...change } as Record<string, unknown>
  const answer = await world.app.inject({
    method: 'PATCH',
    url: `/api/requests/${requestId}`,
    headers: { ...officer, 'if-match': `"${inside!.version}"` },
    payload: Object.fromEntries(names.map((name) => [name, all[name]])),
  })
  expect(answer.statusCode, answer.body).toBe(200)
}
const eventsOf = async (id: string) => {
  const rows = await db.select().from(eventsTable).orderBy(eventsTable.id)
  return rows.filter(({ payload }) => Object.values(payload).includes(id)).map(({ type }) => type)
}
const propose = (series: { id: string }, supporterId: OrganizationId, requestIds: RequestId[]) =>
  post(`/api/series/${series.id}/matches`, coordinator, {
    asks: [{ supporterId, requestIds }],
    message: 'ぜひお力をお貸しください。',
    answerBy: inDays(7),
  })

describe('a returned series', () => {
  test('is corrected and handed in again in one act; the centre hears it once', async () => {
    const { id } = await returned()
    await settle(world)
    const form = await formOf(id)
    expect(form.sessions.map(({ reason, kept }) => [reason, kept])).toEqual(
      days.map(() => ['会場を教えてください', null]),
    )

    const said = await edited(form, {
      changes: { place: '北口会館 2階', private: { meetingPoint: '玄関の前' } },
      submit: true,
    })
    const mails = await settle(world)

    expect(said).toEqual({ saved: 4, struck: 0, added: 0, submitted: 4, tellsAsked: false, kept: [] })
    const rows = await rowsOf(id)
    expect(rows.map(({ status, place, title, statusReason }) => [status, place, title, statusReason])).toEqual(
      [1, 2, 3, 4].map((n) => ['submitted', '北口会館 2階', `スマホ教室（第${n}回）`, null]),
    )
    expect((await pageOf(rows[3]!.id)).inside?.private.meetingPoint).toBe('玄関の前')
    const told = mails.filter(({ subject }) => subject.includes('スマホ教室'))
    expect(told.every(({ subject }) => subject.startsWith('【直した依頼】'))).toBe(true)
    expect(new Set(told.map(({ to }) => to)).size).toBe(told.length)
    expect(await eventsOf(rows[0]!.id)).toEqual(
      expect.arrayContaining(['request.returned', 'request.edited', 'request.resubmitted']),
    )
  })

  test('says on its page why, for the days that are still back: one that was called off meanwhile is not', async () => {
    const { id } = await returned()
    const [, second] = await rowsOf(id)
    const read = { ...officer, 'if-match': `"${second!.version}"` }
    const off = await post(`/api/requests/${second!.id}/cancel`, read, { kind: 'other', reason: '会場が使えません' })
    expect(off.statusCode, off.body).toBe(200)

    const { inside } = (await get(`/api/series/${id}`, officer)).json<SeriesPage>()

    expect(inside?.returned).toEqual([{ reason: '会場を教えてください', numbers: [1, 3, 4] }])
  })

  test('one wrong answer keeps everything as it was: nothing is saved and nothing handed in', async () => {
    const { id } = await returned()
    const form = await formOf(id)
    await editedAlone(form.sessions[2]!.requestId, { headsMin: 9, headsMax: 10 })

    const answer = await send(await formOf(id), { changes: { place: 'よそ', headsMin: 8, headsMax: 5 }, submit: true })

    expect(answer.json()).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/headsMax' }] })
    expect((await rowsOf(id)).every(({ status, place }) => status === 'returned' && place !== 'よそ')).toBe(true)
  })

  test('by the centre for it, as for a single request', async () => {
    const { id } = await returned()
    const form = await formOf(id, coordinator)
    expect(await edited(form, { changes: { place: '集会所' }, submit: true }, coordinator)).toMatchObject({
      saved: 4,
      submitted: 4,
    })
  })
})

describe('only what was changed is written', () => {
  test('what a session says differently stays, unless a new word is written for all', async () => {
    const { id } = await asked()
    const [, second, third] = (await formOf(id)).sessions
    await editedAlone(third!.requestId, { headsMin: 10, headsMax: 12, place: '南の公園' })
    await editedAlone(second!.requestId, { answers: { toilet: 'here' } })

    await edited(await formOf(id), { changes: { description: 'いつも人が足りません。', answers: { costs: 'paid' } } })
    const rows = await rowsOf(id)
    expect(rows.map(({ headsMin, headsMax }) => [headsMin, headsMax])).toEqual([
      [4, 6],
      [4, 6],
      [10, 12],
      [4, 6],
    ])
    expect(rows[2]!.place).toBe('南の公園')
    expect(rows[1]!.answers).toEqual({ toilet: 'here', costs: 'paid' })
    expect(rows.every(({ description }) => description === 'いつも人が足りません。')).toBe(true)

    await edited(await formOf(id), { changes: { headsMin: 5, headsMax: 8 } })
    expect((await rowsOf(id)).every(({ headsMin, headsMax }) => headsMin === 5 && headsMax === 8)).toBe(true)
    expect((await rowsOf(id))[2]!.place).toBe('南の公園')
  })

  test('what a session notes for itself stands behind the new words, and titles keep number and part', async () => {
    const sessions = [
      { day: days[0], title: '準備', note: '軽トラが1台あると助かります。' },
      { day: days[1], title: '当日' },
      { day: days[2], title: '片付け', note: 'ほうきを持ってきてください。' },
    ]
    const { id } = await asked({}, sessions)
    const form = await formOf(id)
    expect(form.sessions.map(({ said, note }) => [said.title, said.description, note])).toEqual([
      ['スマホ教室', '教える人が足りません。', '軽トラが1台あると助かります。'],
      ['スマホ教室', '教える人が足りません。', null],
      ['スマホ教室', '教える人が足りません。', 'ほうきを持ってきてください。'],
    ])

    await edited(form, { changes: { title: 'スマホの会', description: '人手が要ります。' } })

    expect((await rowsOf(id)).map(({ title, description }) => [title, description])).toEqual([
      ['スマホの会（第1回 準備）', '人手が要ります。\n\n軽トラが1台あると助かります。'],
      ['スマホの会（第2回 当日）', '人手が要ります。'],
      ['スマホの会（第3回 片付け）', '人手が要ります。\n\nほうきを持ってきてください。'],
    ])
    expect((await formOf(id)).title).toBe('スマホの会')
  })

  test('a session that nothing touches keeps its version and has no new line in its history', async () => {
    const { id } = await asked()
    const form = await formOf(id)
    await edited(form, {
      moved: [{ requestId: form.sessions[1]!.requestId, day: '2026-12-19', from: '10:00', to: null }],
    })
    expect((await rowsOf(id)).map(({ version }) => version)).toEqual([1, 2, 1, 1])
  })

  test('the safety check is open again for exactly those sessions that the change touches', async () => {
    const { id } = await opened({ hazards: ['heavy'], itemId: scene.harmlessItem })
    const check = async (requestId: RequestId) =>
      post(
        `/api/requests/${requestId}/check-insurance`,
        { ...coordinator, ...(await scene.requestAsRead(requestId)) },
        { checked: true },
      )
    for (const row of await rowsOf(id)) await check(row.id)
    const isChecked = async () => (await rowsOf(id)).map((row) => row.insuranceCheckedAt !== null)
    await edited(await formOf(id), { changes: { place: '集会所' } })
    expect(await isChecked()).toEqual([true, true, true, true])

    // the second says so already, and was checked for it
    const [, second] = await rowsOf(id)
    await editedAlone(second!.id, { hazards: ['heavy', 'water'] })
    await check(second!.id)
    await edited(await formOf(id), { changes: { hazards: ['heavy', 'water'] } })
    expect(await isChecked()).toEqual([false, true, false, false])
    const seen = await Promise.all((await rowsOf(id)).map((row) => pageOf(row.id)))
    const open = seen.map(({ inside }) => inside!.checklist.filter((one) => !one.checkedAt).map(({ point }) => point))
    expect(open).toEqual([['water'], [], ['water'], ['water']])
  })
})

describe('sessions that stay as they are are named', () => {
  test('over, agreed, called off: left, with the reason; the others are changed', async () => {
    const company = await aSupporter()
    const series = await opened()
    const [first, second, third, fourth] = series.sessions.map((one) => one.id) as [
      RequestId,
      RequestId,
      RequestId,
      RequestId,
    ]
    await scene.agreed(second, company.id)
    await post(
      `/api/requests/${third}/cancel`,
      { ...officer, ...(await scene.requestAsRead(third)) },
      { kind: 'other', reason: '会場がとれません' },
    )
    travel('2026-11-15T01:00:00Z')
    const before = await rowsOf(series.id)
    const later = await world.given.signedInAs('association', association)

    const form = await formOf(series.id, later)
    const said = await edited(form, { changes: { place: '新しい集会所' } }, later)

    expect(said).toMatchObject({
      saved: 1,
      kept: [
        { number: 1, why: 'over' },
        { number: 2, why: 'agreed' },
        { number: 3, why: 'ended' },
      ],
    })
    const after = await rowsOf(series.id)
    for (const id of [first, second, third])
      expect(after.find((row) => row.id === id)).toEqual(before.find((row) => row.id === id))
    expect(after.find((row) => row.id === fourth)!.place).toBe('新しい集会所')
  })

  test('a supporter who was asked reads of the change once; its day and hours stay, and it is not struck out', async () => {
    const company = await aSupporter()
    const series = await opened()
    const [first, second, third] = series.sessions.map((one) => one.id) as [RequestId, RequestId, RequestId]
    await propose(series, company.id, [first, second])
    await settle(world)

    const said = await edited(await formOf(series.id), {
      changes: { place: '北口会館', hours: { from: '13:00', to: '15:00' } },
      moved: [{ requestId: first, day: '2026-11-21', from: '10:00', to: '12:00' }],
      struck: [second],
    })
    const mails = await settle(world)

    expect(said).toMatchObject({
      saved: 4,
      struck: 0,
      tellsAsked: true,
      kept: [
        { number: 1, why: 'asked' },
        { number: 2, why: 'asked' },
      ],
    })
    expect((await pageOf(first)).days).toEqual([{ day: days[0], from: '10:00', to: '12:00' }])
    expect((await pageOf(third)).days).toEqual([{ day: days[2], from: '13:00', to: '15:00' }])
    const told = mails.filter(({ subject }) => subject.startsWith('【内容の変更】'))
    expect(told).toHaveLength(1)
    expect(told[0]!.text).toMatch(/第1回[\s\S]*第2回/)
    expect(told[0]!.text).not.toContain('第3回')
    expect(told[0]!.text).not.toContain('北口自治会')
  })

  test('what they do not read, they are not told of', async () => {
    const company = await aSupporter()
    const series = await opened()
    await propose(
      series,
      company.id,
      series.sessions.map((one) => one.id),
    )
    await settle(world)
    await edited(await formOf(series.id), { changes: { private: { onDayName: '会長' }, centreAnswers: true } })
    expect((await settle(world)).filter(({ subject }) => subject.includes('変更'))).toEqual([])
  })
})

describe('days', () => {
  test('one is moved, one falls away, one comes on; told once with both tables', async () => {
    const { id } = await asked()
    await settle(world)
    const form = await formOf(id)
    const [, second, third] = form.sessions

    const said = await edited(form, {
      moved: [{ requestId: second!.requestId, day: '2026-12-19', from: '10:00', to: '12:00' }],
      struck: [third!.requestId],
      added: [{ day: '2027-03-13', from: '10:00', to: '12:00' }],
    })
    const mails = await settle(world)

    expect(said).toEqual({ saved: 1, struck: 1, added: 1, submitted: 0, tellsAsked: false, kept: [] })
    const rows = await rowsOf(id)
    expect(rows.map(({ seriesNumber, status, title }) => [seriesNumber, status, title])).toEqual([
      [1, 'submitted', 'スマホ教室（第1回）'],
      [2, 'submitted', 'スマホ教室（第2回）'],
      [3, 'cancelled', 'スマホ教室（第3回）'],
      [4, 'submitted', 'スマホ教室（第4回）'],
      [5, 'submitted', 'スマホ教室（第5回）'],
    ])
    expect((await pageOf(second!.requestId)).days[0]!.day).toBe('2026-12-19')
    const told = mails.filter(({ subject }) => subject.includes('スマホ教室'))
    expect(told.length).toBeGreaterThan(0)
    expect(told.every(({ subject }) => subject.startsWith('【回の変更】'))).toBe(true)
    expect(new Set(told.map(({ to }) => to)).size).toBe(told.length)
    expect(told[0]!.text).toMatch(/やめた回[\s\S]*第3回[\s\S]*足した回[\s\S]*第5回/)
  })

  test.each([
    ['two on one day', { move: '2026-11-14' }, '同じ日'],
    ['past', { move: '2026-10-01' }, '過ぎた日'],
    ['more than a year', { move: '2027-11-14' }, '1年'],
    ['added in between', { add: '2026-12-01' }, 'いちばん後の日'],
    ['added on a day there is', { add: '2027-02-13' }, '同じ日'],
  ] as const)('%s is refused beside its row, and nothing is written', async (_, change, words) => {
    const { id } = await asked()
    const form = await formOf(id)
    const { requestId } = form.sessions[1]!
    const answer = await send(form, {
      changes: { place: 'よそ' },
      ...('move' in change && { moved: [{ requestId, day: change.move, from: null, to: null }] }),
      ...('add' in change && { added: [{ day: change.add, from: null, to: null }] }),
    })
    const key = 'move' in change ? `days/${requestId}` : 'added/0/day'
    expect(answer.json()).toMatchObject({
      code: 'invalid-input',
      errors: [{ pointer: `/${key}`, detail: expect.stringContaining(words) as unknown }],
    })
    expect((await rowsOf(id)).every(({ place, version }) => place !== 'よそ' && version === 1)).toBe(true)
  })

  test('two sessions may change places in one act', async () => {
    const { id } = await asked()
    const form = await formOf(id)
    const [first, second] = form.sessions
    await edited(form, {
      moved: [
        { requestId: first!.requestId, day: days[1]!, from: null, to: null },
        { requestId: second!.requestId, day: days[0]!, from: null, to: null },
      ],
    })
    expect((await pageOf(first!.requestId)).days[0]!.day).toBe(days[1])
  })

  test('never more than twenty-four, and never all of them struck out', async () => {
    const { id } = await asked()
    const form = await formOf(id)
    const added = Array.from({ length: 21 }, (_, n) => ({
      day: `2027-03-${String(n + 1).padStart(2, '0')}`,
      from: null,
      to: null,
    }))
    expect((await send(form, { added })).json()).toMatchObject({
      code: 'wrong-moment',
      detail: expect.stringContaining('24回') as unknown,
    })
    const struck = form.sessions.map(({ requestId }) => requestId)
    expect((await send(form, { struck })).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await rowsOf(id)).every(({ status }) => status === 'submitted')).toBe(true)
  })
})

describe('who, and when', () => {
  test('belongs to its association and the centre alone', async () => {
    const { id } = await returned()
    const form = await formOf(id)
    const company = await aSupporter()
    for (const headers of [neighbour, company.headers]) {
      expect([403, 404]).toContain((await get(`/api/series/${id}/form`, headers)).statusCode)
      expect([403, 404]).toContain((await send(form, { changes: { place: 'x' } }, headers)).statusCode)
    }
    expect((await get(`/api/series/${id}/form`, neighbour)).statusCode).toBe(404)
    expect((await send(form, { changes: { place: 'x' } }, neighbour)).statusCode).toBe(404)
    const foreign = await asked()
    const [own, other] = [await formOf(id), await formOf(foreign.id)]
    const answer = await post(`/api/series/${id}/edit`, officer, {
      read: [...readOf(own), ...readOf(other)],
      struck: [other.sessions[0]!.requestId],
    })
    expect(answer.statusCode).toBe(404)
  })

  test('a session that somebody else changed meanwhile stops everything', async () => {
    const { id } = await returned()
    const form = await formOf(id)
    await editedAlone(form.sessions[2]!.requestId, { place: '南の公園' })

    const answer = await send(form, { changes: { headsMin: 9, headsMax: 9 }, submit: true })

    expect(answer.json()).toMatchObject({ code: 'version-stale', status: 412 })
    expect((await rowsOf(id)).every(({ headsMin, status }) => headsMin !== 9 && status === 'returned')).toBe(true)
  })

  test('handing in again where nothing was returned is the wrong moment', async () => {
    const { id } = await asked()
    expect((await send(await formOf(id), { submit: true })).json()).toMatchObject({ code: 'wrong-moment' })
  })
})

describe('while somebody holds a session', () => {
  const outcome = (promise: Promise<unknown>) =>
    promise.then(
      (value) => value,
      (error: { code?: string }) => error.code ?? String(error),
    )
  /** Both wait for the first session; the first in line goes first. */
  const inLine = inLineFor({ db, url }, outcome)
  const by = () => scene.by('association', association)
  const whole = (form: SeriesToEdit, edit: Partial<SeriesEdit>): SeriesEdit => ({
    ...{ read: readOf(form), changes: {}, moved: [], struck: [], added: [], submit: false },
    ...edit,
  })

  test('two corrections at once: the second is refused and nothing of it is written', async () => {
    const { id } = await returned()
    const form = await formOf(id)
    const place = (words: string) => () => editSeries(by(), form.id, whole(form, { changes: { place: words } }))

    const ends = await inLine(form.sessions[0]!.requestId, place('一つ目'), place('二つ目'))

    expect(ends).toEqual([expect.objectContaining({ saved: 4 }), 'version-stale'])
    expect((await rowsOf(id)).every((row) => row.place === '一つ目')).toBe(true)
  })

  test('asked meanwhile: the session is neither struck out nor moved, and is named', async () => {
    const company = await aSupporter()
    const series = await opened()
    const form = await formOf(series.id)
    const [first, second] = form.sessions
    const asks = [{ supporterId: company.id, requestIds: [first!.requestId, second!.requestId] }]
    const proposed = { asks, message: 'お願いします。', answerBy: inDays(7) }

    const ends = await inLine(
      first!.requestId,
      () => proposeSeries(scene.by('coordinator', null, 'phone'), series.id, proposed),
      () =>
        editSeries(
          by(),
          series.id,
          whole(form, {
            struck: [first!.requestId],
            moved: [{ requestId: second!.requestId, day: '2026-12-19', from: null, to: null }],
          }),
        ),
    )

    expect(ends[1]).toMatchObject({
      struck: 0,
      saved: 0,
      kept: [
        { number: 1, why: 'asked' },
        { number: 2, why: 'asked' },
      ],
    })
    expect((await rowsOf(series.id)).every(({ status }) => status === 'open')).toBe(true)
    expect((await pageOf(second!.requestId)).days[0]!.day).toBe(days[1])
  })

  test('struck out first: the asking finds it ended', async () => {
    const company = await aSupporter()
    const series = await opened()
    const form = await formOf(series.id)
    const { requestId } = form.sessions[0]!
    const asks = [{ supporterId: company.id, requestIds: [requestId] }]
    const ends = await inLine(
      requestId,
      () => editSeries(by(), series.id, whole(form, { struck: [requestId] })),
      () =>
        proposeSeries(scene.by('coordinator', null, 'phone'), series.id, {
          asks,
          message: 'お願いします。',
          answerBy: inDays(7),
        }),
    )
    expect(ends).toEqual([expect.objectContaining({ struck: 1 }), 'wrong-moment'])
    expect(await scene.matchesOf(requestId)).toEqual([])
  })
})
