import type { MatchId, RequestId } from '@app/shared'
import { expect, test } from 'vitest'
import { buildTestApp } from '../build-test-app.ts'
import { givenMatchesIn } from '../given-matches.ts'
import type { Headers } from '../given.ts'

const world = await buildTestApp()
const { app, given, travel, clock } = world
const scene = givenMatchesIn(world)

const call = (method: 'GET' | 'POST', url: string, headers: Headers, payload?: object) =>
  app.inject({ method, url, headers: { ...headers }, ...(payload && { payload }) })
const act = async (name: string, id: MatchId, headers: Headers, body: object = {}) =>
  call('POST', `/api/matches/${id}/${name}`, { ...headers, ...(await scene.asRead(id)) }, body)
const asking = (supporterIds: string[], headsAsked: number) => ({
  supporterIds,
  headsAsked,
  message: 'いつもありがとうございます。今回もお願いできますか。',
  answerBy: new Date(clock().getTime() + 7 * 86_400_000).toISOString(),
})

test('a need is posted, two supporters are asked, both come, both sides tell how it went, the story is published', async () => {
  const association = await scene.association('北口自治会')
  const [company, students] = [
    await scene.supporter('あおぞら商会'),
    await scene.supporter('学生つなぐ', { kind: 'students' }),
  ]
  const officer = await given.signedInAs('association', association)
  const coordinator = await given.coordinator()
  const form = scene.requestInput({
    itemId: scene.harmlessItem,
    title: '回覧チラシづくり',
    headsMin: 20,
    headsMax: 20,
    whenKind: 'single',
    days: [{ day: '2026-11-01', from: '09:00', to: '12:00' }],
  })

  // the association posts, the centre opens
  const request = (await call('POST', '/api/requests', officer, form)).json<{ id: RequestId }>().id
  const opened = await call(
    'POST',
    `/api/requests/${request}/open`,
    { ...coordinator, ...(await scene.requestAsRead(request)) },
    {},
  )
  expect(opened.json()).toMatchObject({ status: 'open' })

  // suggestions, then one press asks both
  const suggestions = (await call('GET', `/api/requests/${request}/suggestions`, coordinator)).json<{
    items: { supporterId: string }[]
  }>()
  expect(suggestions.items.map(({ supporterId }) => supporterId).toSorted()).toEqual([company, students].toSorted())
  const { items } = (
    await call('POST', `/api/requests/${request}/matches`, coordinator, asking([company, students], 12))
  ).json<{ items: { id: MatchId }[] }>()
  const [byCompany, byStudents] = items.map(({ id }) => id) as [MatchId, MatchId]

  // the company answers with one tap, without signing in; the association says yes on its page
  const form12 = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  const tapped = await app.inject({
    method: 'POST',
    url: await scene.answerAddress(byCompany),
    headers: form12,
    payload: 'answer=yes&heads=12',
  })
  expect(tapped.body).toContain('行けます（12人）')
  expect((await act('accept', byCompany, officer)).json()).toMatchObject({ status: 'agreed', heads: 12 })

  // the students promise more than is still needed, then what fits
  const leader = await given.signedInAs('supporter', students)
  expect((await act('accept', byStudents, leader, { heads: 12 })).json()).toMatchObject({ code: 'heads-full' })
  await act('accept', byStudents, leader, { heads: 8 })
  await act('accept', byStudents, officer)
  expect(await scene.requestRow(request)).toMatchObject({ status: 'staffed', headsAgreed: 20, headsHeld: 0 })

  // contacts open to those two, the sheet is printed
  const contacts = await call('GET', `/api/matches/${byStudents}/contacts`, leader)
  expect(contacts.json()).toMatchObject({ items: [{ name: '北口自治会', side: 'association' }] })
  expect((await call('GET', `/api/matches/${byStudents}/sheet.pdf`, leader)).headers['content-type']).toBe(
    'application/pdf',
  )

  // the day comes and everybody tells
  travel('2026-11-01T06:00:00Z')
  const [officerThen, leaderThen] = [
    await given.signedInAs('association', association),
    await given.signedInAs('supporter', students),
  ]
  const companyThen = await given.signedInAs('supporter', company)
  const told = { heads: 12, went: 'well', again: 'yes', comment: '' }
  for (const [match, who] of [
    [byCompany, companyThen],
    [byCompany, officerThen],
    [byStudents, leaderThen],
    [byStudents, officerThen],
  ] as const)
    expect((await call('POST', `/api/matches/${match}/results`, who, told)).statusCode).toBe(201)
  expect(await scene.requestRow(request)).toMatchObject({ status: 'closed' })

  // the story is published and everybody may read it
  const centre = await given.coordinator()
  const [story] = (await call('GET', '/api/activities?unpublished=true', centre)).json<{
    items: { id: string; version: number }[]
  }>().items
  const onStory = async (act: string, who: Headers, body: object = {}) => {
    const now = (await call('GET', `/api/activities/${story!.id}/story`, centre)).json<{
      version: number
      edition: number
    }>()
    const headers = {
      ...who,
      'if-match': `"${now.version}"`,
      'idempotency-key': `${act}-of-the-story-${Object.values(who).join('').slice(-20)}`,
    }
    return call('POST', `/api/activities/${story!.id}/${act}`, headers, {
      ...body,
      ...(act === 'answers' && { edition: now.edition }),
    })
  }
  await onStory('ask', centre)
  for (const who of [officerThen, companyThen, leaderThen])
    expect((await onStory('answers', who, { answer: 'yes' })).statusCode).toBe(200)
  expect((await onStory('publish', centre)).statusCode).toBe(200)
  const read = await call('GET', `/api/activities?supporter=${company}`, given.stranger())
  expect(read.json()).toMatchObject({
    items: [{ title: '回覧チラシづくり', heads: 24, associationLabel: '富士川地区の自治会' }],
  })
  travel('2026-10-05T01:00:00Z')
})

test('two people with only a telephone: the centre does every step and it is written down for whom and how', async () => {
  const association = await scene.association('緑町自治会')
  const supporter = await scene.supporter('電話だけの会')
  const coordinator = await given.coordinator()
  const byPhone = (organizationId: string | null = null) => ({
    ...coordinator,
    'x-channel': 'phone',
    ...(organizationId && { 'x-on-behalf-of': organizationId }),
  })

  // the officer calls: the coordinator enters the need, which is open at once
  const form = scene.requestInput({
    itemId: scene.harmlessItem,
    headsMin: 3,
    headsMax: 5,
    whenKind: 'single',
    days: [{ day: '2026-11-08', from: '09:00', to: null }],
  })
  const posted = await call('POST', '/api/requests', byPhone(association), form)
  const request = posted.json<{ id: RequestId }>().id
  expect(posted.json()).toMatchObject({ status: 'open', inside: { channel: 'phone' } })

  // the coordinator proposes, calls the supporter, notes its yes, calls the officer, notes its yes
  const { items } = (await call('POST', `/api/requests/${request}/matches`, byPhone(), asking([supporter], 3))).json<{
    items: { id: MatchId }[]
  }>()
  const match = items[0]!.id
  expect((await act('accept', match, byPhone(supporter), { side: 'supporter', heads: 3 })).json()).toMatchObject({
    supporterAnswer: 'yes',
  })
  expect((await act('accept', match, byPhone(association), { side: 'association' })).json()).toMatchObject({
    status: 'agreed',
  })
  expect(await scene.lastAudit('match.agreed')).toMatchObject({
    channel: 'phone',
    onBehalfOf: association,
    subjectId: match,
  })

  // it prints the sheet for both, and afterwards notes what both tell
  expect((await call('GET', `/api/matches/${match}/sheet.pdf`, coordinator)).statusCode).toBe(200)
  travel('2026-11-09T01:00:00Z')
  const later = await given.coordinator()
  for (const side of ['association', 'supporter'])
    await call(
      'POST',
      `/api/matches/${match}/results`,
      { ...later, 'x-channel': 'phone' },
      { heads: 3, went: 'well', again: 'yes', comment: '', side },
    )

  expect(await scene.requestRow(request)).toMatchObject({ status: 'closed' })
  travel('2026-10-05T01:00:00Z')
})
