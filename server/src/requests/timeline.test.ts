import type { OrganizationId } from '@app/shared'
import type { TimelineEntry } from '@app/shared/requests'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { canaries, givenMatchesIn } from '../../test/given-matches.ts'
import { privateWords } from '../../test/given-requests.ts'
import type { Headers } from '../../test/given.ts'
import { remindMatches } from '../matches/index.ts'

const world = await buildTestApp()
const { app, given } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
let rival: OrganizationId
let people: Record<'officer' | 'rival' | 'neighbour' | 'bystander' | 'coordinator', Headers>
beforeAll(async () => {
  association = await scene.association('北口自治会')
  rival = await scene.supporter('みどり商会')
  people = {
    officer: await given.signedInAs('association', association),
    neighbour: await given.signedInAs('association', await scene.association('南口自治会')),
    rival: await given.signedInAs('supporter', rival),
    bystander: await given.signedInAs('supporter', await scene.supporter('そらいろ商会')),
    coordinator: await given.coordinator(),
  }
})

const timeline = (id: string, headers: Headers) => app.inject({ url: `/api/requests/${id}/timeline`, headers })
const read = async (id: string, who: keyof typeof people) =>
  (await timeline(id, people[who])).json<{ items: TimelineEntry[] }>().items
const post = (url: string, headers: Headers, payload: object) =>
  app.inject({ method: 'POST', url, headers: { ...headers }, payload })

/** A request that the officer posts, the coordinator opens, one supporter is asked and says no, another agrees. */
async function requestWithALife() {
  const form = scene.requestInput({ itemId: scene.harmlessItem })
  const { id } = (await post('/api/requests', people.officer, form)).json<{ id: never }>()
  const opening = { ...people.coordinator, ...(await scene.requestAsRead(id)) }
  await post(`/api/requests/${id as string}/open`, opening, {})
  const refused = await scene.proposal(id, rival)
  const no = { ...people.rival, ...(await scene.asRead(refused)) }
  await post(`/api/matches/${refused}/decline`, no, { reason: 'other', note: '繁忙期のため' })
  await scene.agreed(id, await scene.supporter('あおぞら商会'))
  return { id: id as string }
}

test('the association and the centre read what happened, the newest first, with by whom and why', async () => {
  const { id } = await requestWithALife()

  const [told, toldToCentre] = [await read(id, 'officer'), await read(id, 'coordinator')]

  expect(told.map(({ type, by, supporterName }) => [type, by, supporterName])).toEqual([
    ['request.staffed', 'system', null],
    ['match.agreed', 'centre', 'あおぞら商会'],
    ['match.supporter-said-yes', 'supporter', 'あおぞら商会'],
    ['match.proposed', 'centre', 'あおぞら商会'],
    ['match.declined', 'supporter', 'みどり商会'],
    ['match.proposed', 'centre', 'みどり商会'],
    ['request.opened', 'centre', null],
    ['request.posted', 'association', null],
  ])
  expect(told.find(({ type }) => type === 'match.declined')?.reason).toContain('繁忙期のため')
  expect(told.find(({ type }) => type === 'match.agreed')).toMatchObject({ channel: 'phone' })
  expect(toldToCentre.map(({ type }) => type)).toEqual(told.map(({ type }) => type))
})

test('a person’s name is told to its own side only, and contacts to nobody (rule 2)', async () => {
  const { id } = await requestWithALife()
  const name = async (who: keyof typeof people, type: TimelineEntry['type']) =>
    (await read(id, who)).find((entry) => entry.type === type)?.personName

  expect(await name('officer', 'request.posted')).toBe('山田 花子')
  expect(await name('coordinator', 'request.posted')).toBeNull()
  expect(await name('coordinator', 'request.opened')).toBe('山田 花子')
  expect(await name('officer', 'request.opened')).toBeNull()
  expect(await name('officer', 'match.declined')).toBeNull()

  const seen = await Promise.all(Object.values(people).map(async (headers) => (await timeline(id, headers)).body))
  const contacts = [...Object.values(canaries.association), ...Object.values(canaries.supporter)]
  for (const word of [...contacts, ...Object.values(privateWords)]) expect(seen.join()).not.toContain(word)
})

test('a supporter reads of its own match only', async () => {
  const { id } = await requestWithALife()

  const told = await read(id, 'rival')

  expect(told.map(({ type }) => type)).toEqual(['match.declined', 'match.proposed'])
  expect(JSON.stringify(told)).not.toMatch(/あおぞら商会|北口自治会/)
})

test('the reason of a request is told with the state it is in', async () => {
  const { id } = await requestWithALife()
  const headers = { ...people.officer, ...(await scene.requestAsRead(id as never)) }
  await post(`/api/requests/${id}/postpone`, headers, { reason: '大雨の予報です' })

  const told = await read(id, 'officer')

  expect(told.find(({ type }) => type === 'request.postponed')?.reason).toBe('大雨の予報です')
  expect(told.find(({ type }) => type === 'match.cancelled')?.reason).toBe('大雨の予報です')
})

test('what the centre enters says for whom, and over which channel', async () => {
  const headers = { ...people.coordinator, 'x-on-behalf-of': association, 'x-channel': 'phone' }
  const { id } = (await post('/api/requests', headers, scene.requestInput())).json<{ id: string }>()

  const posted = (await read(id, 'officer')).find(({ type }) => type === 'request.posted')

  expect(posted).toMatchObject({ by: 'centre', channel: 'phone', forWhom: '北口自治会', personName: null })
})

test('for a stranger it is closed; for neighbours and those who were not asked it is not there', async () => {
  const { id } = await requestWithALife()

  expect((await timeline(id, given.stranger())).statusCode).toBe(401)
  for (const who of ['neighbour', 'bystander'] as const)
    expect((await timeline(id, people[who])).json()).toMatchObject({ code: 'not-found', status: 404 })
})

test('every look at contacts stands there, for the centre and for the side whose they are', async () => {
  const supporter = await scene.supporter('見る商会')
  const worker = await given.signedInAs('supporter', supporter)
  const [request, other] = [await scene.request(association), await scene.request(association)]
  const match = await scene.agreed(request, supporter)
  await scene.agreed(other, await scene.supporter('べつの商会'))
  const look = (headers: Headers) => app.inject({ url: `/api/matches/${match}/contacts`, headers })
  const looks = async (headers: Headers, id: string = request) => {
    const answer = await timeline(id, headers)
    expect(answer.body).not.toMatch(/055-000|canary/)
    const { items } = answer.json<{ items: TimelineEntry[] }>()
    return items.filter(({ type }) => type.endsWith('-seen')).map(({ type, by, times }) => [type, by, times])
  }

  await look(worker)
  await look(worker)
  expect(await looks(people.officer)).toEqual([['contact.association-seen', 'supporter', 2]])
  expect(await looks(worker)).toEqual([])

  await look(people.coordinator)
  await look(people.officer)
  const seenOfSupporter = ['contact.supporter-seen', 'association', 1]
  expect((await looks(worker)).toSorted()).toEqual([seenOfSupporter, ['contact.supporter-seen', 'centre', 1]])
  expect(await looks(people.officer)).toHaveLength(2)
  expect(await looks(people.coordinator)).toHaveLength(4)
  expect(await looks(people.officer, other)).toEqual([])
})

test('who looked at the names of the list is told to its group and the centre', async () => {
  const supporter = await scene.supporter('名簿の会')
  const worker = await given.signedInAs('supporter', supporter)
  const request = await scene.request(association)
  const match = await scene.agreed(request, supporter)
  for (const headers of [worker, people.coordinator])
    await app.inject({ url: `/api/matches/${match}/roster/names`, headers })
  const seen = async (headers: Headers) =>
    (await timeline(request, headers))
      .json<{ items: TimelineEntry[] }>()
      .items.filter(({ type }) => type === 'roster.seen')
      .map(({ by, supporterName }) => [by, supporterName])

  expect(await seen(worker)).toEqual([['centre', '名簿の会']])
  expect(await seen(people.coordinator)).toEqual([['centre', '名簿の会']])
  expect(await seen(people.officer)).toEqual([])
})

test('what the calendar said again stands there too, by nobody’s hand', async () => {
  const request = await scene.request(association)
  const match = await scene.proposal(request, rival)
  world.travel('2026-10-09T00:00:00Z')
  await remindMatches(world.systemContext())

  const { items } = (await timeline(request, await given.coordinator())).json<{ items: TimelineEntry[] }>()
  const [entry] = items

  expect(entry).toMatchObject({
    type: 'match.answer-reminded',
    by: 'system',
    matchId: match,
    supporterName: 'みどり商会',
  })
})
