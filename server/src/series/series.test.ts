import type { OrganizationId, RequestId, SeriesId } from '@app/shared'
import type { Suggestion } from '@app/shared/matches'
import type { SeriesPage, SeriesSuggestion } from '@app/shared/series'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { settle } from '../../test/settle.ts'
import { matchesTable } from '../matches/matches.table.ts'
import { signedSecret } from '../platform/secrets.ts'
import { requestsTable } from '../requests/requests.table.ts'
import { seriesAskingsTable } from './series.table.ts'

const { world, scene, association, coordinator, officer, neighbour, post, get, inDays, aSupporter } =
  await matchesScene()
const { db, app, given, systemContext } = world

const saturdays = ['2026-11-14', '2026-12-12', '2027-01-09', '2027-02-13']
const aSession = (day: string, more: object = {}) => ({ day, from: '10:00', to: '12:00', ...more })
const aForm = (sessions: object[] = saturdays.map((day) => aSession(day)), more: object = {}) => {
  const {
    days: _,
    whenKind: __,
    ...rest
  } = scene.requestInput({
    itemId: scene.harmlessItem,
    title: 'スマホ教室',
    rainPlan: null,
  })
  const series = { kind: 'repeating', rhythm: { kind: 'monthly-weekday', nths: [2] }, sessions }
  return { ...rest, whenKind: 'unsettled', days: [], series, ...more }
}
const asked = async (body: object = aForm()) => {
  const answer = await post('/api/series', officer, body)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<SeriesPage>()
}
const opened = async (body?: object) => {
  const { id } = await asked(body)
  return (await post(`/api/series/${id}/open`, coordinator)).json<SeriesPage>()
}
const idsOf = ({ sessions }: SeriesPage): RequestId[] => sessions.map(({ id }) => id)
const propose = (series: SeriesPage, supporterId: OrganizationId, requestIds: RequestId[] = idsOf(series)) =>
  post(`/api/series/${series.id}/matches`, coordinator, {
    asks: [{ supporterId, requestIds }],
    message: 'ぜひお力をお貸しください。',
    answerBy: inDays(7),
  })
const linkOf = async (seriesId: SeriesId) => {
  const rows = await db.select().from(seriesAskingsTable).where(eq(seriesAskingsTable.seriesId, seriesId))
  return `/s/${signedSecret(systemContext(), 'series', rows.at(-1)!.id)}`
}
const press = (link: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url: link,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(fields).toString(),
  })
const matchesOf = (supporterId: OrganizationId) =>
  db.select().from(matchesTable).where(eq(matchesTable.supporterId, supporterId)).orderBy(matchesTable.id)

describe('asking for help on several days', () => {
  test('becomes one request for each day, tied by number and title, and is told once', async () => {
    await settle(world)
    const series = await asked()
    const mails = await settle(world)

    expect(series).toMatchObject({ kind: 'repeating', title: 'スマホ教室', rhythm: '毎月第2土曜日', of: 4, left: 4 })
    expect(series.sessions.map(({ title, status, days }) => [title, status, days[0]!.day])).toEqual(
      saturdays.map((day, i) => [`スマホ教室（第${i + 1}回）`, 'submitted', day]),
    )
    const told = mails.filter(({ subject }) => subject.includes('スマホ教室'))
    expect(told.every(({ subject }) => subject.includes('4回'))).toBe(true)
    expect(new Set(told.map(({ to }) => to)).size).toBe(told.length)
  })

  test('each session may say its own heads, what it is and what is special about it', async () => {
    const sessions = [
      aSession('2026-12-05', { title: '片付け' }),
      aSession('2026-11-07', { title: '準備', headsMin: 2, headsMax: 3, note: '軽トラが1台あると助かります。' }),
    ]
    const { sessions: made } = await asked(aForm(sessions, { series: { kind: 'project', sessions } }))

    expect(made.map(({ title, headsMin, headsMax }) => [title, headsMin, headsMax])).toEqual([
      ['スマホ教室（第1回 準備）', 2, 3],
      ['スマホ教室（第2回 片付け）', 4, 6],
    ])
    const first = (await get(`/api/requests/${made[0]!.id}`, officer)).json<{ description: string }>()
    expect(first.description).toContain('軽トラが1台')
  })

  test.each([
    ['the same day twice', ['2026-11-14', '2026-11-14'], '/series/sessions/1/day'],
    ['more than a year', ['2026-11-14', '2027-11-14'], '/series/sessions/1/day'],
    ['one day alone', ['2026-11-14'], '/series/sessions'],
  ])('%s is refused beside its field, and nothing is kept', async (_, days, pointer) => {
    const before = (await db.select().from(requestsTable)).length
    const answer = await post('/api/series', officer, aForm(days.map((day) => aSession(day))))

    expect(answer.json()).toMatchObject({ code: 'invalid-input', errors: [{ pointer }] })
    expect((await db.select().from(requestsTable)).length).toBe(before)
  })

  test('a day that is past is named', async () => {
    const answer = await post('/api/series', officer, aForm(['2026-10-01', '2026-11-14'].map((day) => aSession(day))))
    expect(answer.json()).toMatchObject({ code: 'day-is-past', errors: [{ pointer: '/series/sessions/0/day' }] })
  })

  test('entered by the centre it opens at once, for its association', async () => {
    const behalf = { ...coordinator, 'x-on-behalf-of': association, 'x-channel': 'phone' }
    const answer = await post('/api/series', behalf, aForm())
    expect(answer.json()).toMatchObject({ left: 4, inside: { associationId: association } })
    expect(answer.json<SeriesPage>().sessions.every(({ status }) => status === 'open')).toBe(true)
  })
})

describe('the database guards', () => {
  test('two sessions never bear one number, and none belongs to another association', async () => {
    const { id, sessions } = await asked()
    const [first] = sessions
    const change = (values: Partial<typeof requestsTable.$inferInsert>) =>
      db.update(requestsTable).set(values).where(eq(requestsTable.id, first!.id))
    const constraint = (name: string) =>
      expect.objectContaining({ cause: expect.objectContaining({ constraint: name }) as unknown })

    await expect(change({ seriesNumber: 2 })).rejects.toEqual(constraint('one_request_per_session_of_a_series'))
    await expect(change({ seriesNumber: null })).rejects.toEqual(constraint('a_session_has_a_series_and_a_number'))
    await expect(change({ associationId: await scene.association('西口自治会') })).rejects.toEqual(
      constraint('a_session_belongs_to_the_association_of_its_series'),
    )
    expect(id).toBeTruthy()
  })
})

describe('reviewed at once', () => {
  test('one press opens what waits, and leaves what went another way', async () => {
    const { id, sessions } = await asked()
    const away = sessions[1]!.id
    await post(
      `/api/requests/${away}/cancel`,
      { ...officer, ...(await scene.requestAsRead(away)) },
      { kind: 'other', reason: '会場がとれません' },
    )
    await settle(world)

    const page = (await post(`/api/series/${id}/open`, coordinator)).json<SeriesPage>()
    const mails = await settle(world)

    expect(page.sessions.map(({ status }) => status)).toEqual(['open', 'cancelled', 'open', 'open'])
    expect(mails.filter(({ subject }) => subject.includes('相手を探し始めました')).length).toBeLessThanOrEqual(1)
    expect((await post(`/api/series/${id}/open`, coordinator)).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('returned with one reason and handed in again', async () => {
    const { id } = await asked()
    const back = (
      await post(`/api/series/${id}/return`, coordinator, { reason: '会場を教えてください' })
    ).json<SeriesPage>()
    expect(back.sessions.every(({ status }) => status === 'returned')).toBe(true)
    const numbers = back.sessions.map((_, index) => index + 1)
    const own = (await get(`/api/series/${id}`, officer)).json<SeriesPage>()
    expect(own.inside?.returned).toEqual([{ reason: '会場を教えてください', numbers }])
    const again = (await post(`/api/series/${id}/submit`, officer)).json<SeriesPage>()
    expect(again.sessions.every(({ status }) => status === 'submitted')).toBe(true)
    expect(again.inside?.returned).toEqual([])
  })

  test('belongs to its association and the centre alone', async () => {
    const { id } = await asked()
    expect((await get(`/api/series/${id}`, neighbour)).statusCode).toBe(404)
    expect((await post(`/api/series/${id}/submit`, neighbour)).statusCode).toBe(404)
    expect((await post(`/api/series/${id}/cancel`, neighbour, { kind: 'other', reason: 'x' })).statusCode).toBe(404)
    expect((await post(`/api/series/${id}/open`, officer)).statusCode).toBe(403)
    expect((await get(`/api/series/${id}`, given.stranger())).statusCode).toBe(404)
  })
})

describe('asked about all sessions at once', () => {
  let series: SeriesPage
  let company: Awaited<ReturnType<typeof aSupporter>>
  beforeEach(async () => {
    company = await aSupporter()
    series = await opened()
    await settle(world)
  })

  test('the supporter hears once, answers session by session, and both agree each of them', async () => {
    const page = (await propose(series, company.id)).json<SeriesPage>()
    const mails = await settle(world)
    const link = await linkOf(series.id)

    expect(page.helpers).toMatchObject([{ supporterId: company.id, matches: [{}, {}, {}, {}] }])
    expect(mails).toHaveLength(1)
    expect(mails[0]!.text).toContain(link)
    expect(mails[0]!.text).toContain('第4回')

    const shown = await app.inject({ url: link })
    expect(shown.statusCode).toBe(200)
    expect((await matchesOf(company.id)).every(({ supporterAnswer }) => supporterAnswer === 'pending')).toBe(true)

    const fields = Object.fromEntries([1, 2, 3, 4].map((n) => [`heads-${n}`, '4']))
    const first = await press(link, {
      ...fields,
      'answer-1': 'yes',
      'answer-2': 'no',
      'answer-3': 'yes',
      answer: 'each',
    })
    expect(first.statusCode, first.body).toBe(200)
    expect(first.body).toContain('お返事はまだです')
    const second = await press(link, { ...fields, all: 'yes' })
    expect(second.statusCode).toBe(200)

    expect((await matchesOf(company.id)).map(({ supporterAnswer, heads }) => [supporterAnswer, heads])).toEqual([
      ['yes', 4],
      ['no', null],
      ['yes', 4],
      ['yes', 4],
    ])
    expect((await app.inject({ url: link })).statusCode).toBe(410)
    const heard = await settle(world)
    expect(heard.filter(({ subject }) => subject.includes('行けます')).length).toBeLessThanOrEqual(2)

    const done = await post(`/api/series/${series.id}/agree`, officer, { supporterId: company.id })
    expect(done.statusCode, done.body).toBe(200)
    expect(done.json<SeriesPage>().sessions.map(({ status }) => status)).toEqual([
      'staffed',
      'open',
      'staffed',
      'staffed',
    ])
    const said = await settle(world)
    const toCompany = said.filter(({ text }) => text.includes('北口自治会との約束が、3回分'))
    expect(toCompany).toHaveLength(1)
  })

  test('a session that cannot be answered stops all of them and is named; nothing typed is lost', async () => {
    await propose(series, company.id)
    const other = await scene.request(association, { days: [{ day: saturdays[2]!, from: null, to: null }] })
    await scene.agreed(other, company.id)
    const fields = Object.fromEntries([1, 2, 3, 4].map((n) => [`heads-${n}`, '5']))

    const answer = await press(await linkOf(series.id), { ...fields, all: 'yes' })

    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('第3回')
    expect(answer.body).toContain('value="5"')
    const own = (await matchesOf(company.id)).filter(({ requestId }) => idsOf(series).includes(requestId))
    expect(own.every(({ supporterAnswer }) => supporterAnswer === 'pending')).toBe(true)
  })

  test('one closed day stops the asking, which names it', async () => {
    await post(`/api/supporters/${company.id}/closed-days`, company.headers, {
      from: saturdays[1],
      to: saturdays[1],
    })
    const answer = await propose(series, company.id)
    expect(answer.json()).toMatchObject({
      code: 'supporter-closed',
      detail: expect.stringContaining('第2回') as unknown,
    })
    const { items } = (await get(`/api/series/${series.id}/suggestions`, coordinator)).json<{
      items: { supporterId: string; can: string[]; cannot: { number: number; why: string }[] }[]
    }>()
    const own = items.find(({ supporterId }) => supporterId === company.id)
    expect(own?.can).toHaveLength(3)
    expect(own?.cannot).toEqual([expect.objectContaining({ number: 2, why: '活動できない日です' })])
  })

  test('calling off what is left tells each supporter once', async () => {
    await propose(series, company.id)
    await press(await linkOf(series.id), {
      ...Object.fromEntries([1, 2, 3, 4].map((n) => [`heads-${n}`, '4'])),
      all: 'yes',
    })
    await post(`/api/series/${series.id}/agree`, officer, { supporterId: company.id })
    await settle(world)

    const page = await post(`/api/series/${series.id}/cancel`, officer, {
      kind: 'preparation',
      reason: '会場が使えなくなりました',
    })
    const mails = await settle(world)

    expect(page.json<SeriesPage>().sessions.every(({ status }) => status === 'cancelled')).toBe(true)
    expect(mails.filter(({ text }) => text.includes('なかったことになります'))).toHaveLength(1)
    expect((await matchesOf(company.id)).every(({ status }) => status === 'cancelled')).toBe(true)
  })
})

test('before agreement the association has no name, neither behind the link nor for the words of the asking', async () => {
  const company = await aSupporter()
  const series = await opened()
  expect(series.inside).toMatchObject({ associationName: '北口自治会', labelForSupporters: '富士川地区の自治会' })
  await propose(series, company.id)
  const page = await app.inject({ url: await linkOf(series.id) })
  expect(page.body).toContain('富士川地区の自治会')
  expect(page.body).not.toContain('北口自治会')
  expect((await get(`/api/series/${series.id}`, company.headers)).body).not.toContain('北口自治会')
  const mine = await get(`/api/series/${series.id}`, company.headers)
  expect(mine.json<SeriesPage>().helpers.map(({ supporterId }) => supporterId)).toEqual([company.id])
  const rival = await aSupporter()
  expect((await get(`/api/series/${series.id}`, rival.headers)).json<SeriesPage>().helpers).toEqual([])
})

test('全部行けます holds as many as were asked of each; Enter in a field never means all', async () => {
  const company = await aSupporter()
  const series = await opened()
  await propose(series, company.id)
  const link = await linkOf(series.id)
  const { body } = await app.inject({ url: link })
  expect(body.split('<form')[1]).toContain('name="all"')
  expect(body.split('<form')[2]).not.toContain('name="all"')
  expect((await press(link, { all: 'yes' })).statusCode).toBe(200)
  const own = (await matchesOf(company.id)).filter(({ requestId }) => idsOf(series).includes(requestId))
  expect(own.map(({ heads }) => heads)).toEqual([4, 4, 4, 4])
})

test('a list shows a series as one card', async () => {
  const series = await opened()
  const { items } = (await get('/api/requests?scope=mine&perPage=50', officer)).json<{
    items: SeriesPage['sessions']
  }>()
  const own = items.filter((one) => one.series?.id === series.id)
  expect(own).toHaveLength(1)
  expect(own[0]!.series).toMatchObject({ number: 1, of: 4, left: 4, rhythm: '毎月第2土曜日' })
})

test('今年も: the copy moves a year on and may be sent as it is', async () => {
  const series = await opened()
  const { form } = (await get(`/api/series/${series.id}/copy`, officer)).json<{ form: ReturnType<typeof aForm> }>()
  expect(form.series.sessions.map((one) => (one as { day: string }).day)).toEqual([
    '2027-11-13',
    '2027-12-11',
    '2028-01-08',
    '2028-02-12',
  ])
  expect((await post('/api/series', officer, form)).statusCode).toBe(201)
})

test('whoever is asked hears that others are asked too: in the mail, on paper and behind the link', async () => {
  const [one, two] = [await aSupporter(), await aSupporter()]
  await given.account('supporter', one.id, { email: `beside-${one.id.slice(-6)}@example.jp` })
  await settle(world)
  const series = await opened()
  const ids = idsOf(series)
  const answer = await post(`/api/series/${series.id}/matches`, coordinator, {
    asks: [
      { supporterId: one.id, requestIds: ids },
      { supporterId: two.id, requestIds: ids.slice(1) },
    ],
    message: 'ぜひお力をお貸しください。',
    answerBy: inDays(7),
  })
  expect(answer.statusCode, answer.body).toBe(201)
  const words = 'ほかの1団体にも、いっしょに相談しています。'
  const mail = (await settle(world)).find(({ to }) => to.startsWith('beside-'))
  expect(mail?.text).toContain(words)
  expect((await app.inject({ method: 'GET', url: await linkOf(series.id) })).body).toContain(words)

  const alone = await opened()
  await propose(alone, one.id, idsOf(alone).slice(0, 2))
  expect((await app.inject({ method: 'GET', url: await linkOf(alone.id) })).body).not.toContain('ほかの団体')
})

test('the suggestions say how often each was asked and helped, as for a single request', async () => {
  const company = await aSupporter()
  const series = await opened()
  await propose(series, company.id, idsOf(series).slice(0, 2))
  const { items } = (await get(`/api/series/${series.id}/suggestions`, coordinator)).json<{
    items: SeriesSuggestion[]
  }>()
  const [third] = idsOf(series).slice(2)
  const single = (await get(`/api/requests/${third}/suggestions`, coordinator)).json<{ items: Suggestion[] }>()
  const asked = single.items.find(({ supporterId }) => supporterId === company.id)!.asked
  expect(asked.thisMonth).toBe(2)
  expect(items.find(({ supporterId }) => supporterId === company.id)!.asked).toEqual(asked)
})
