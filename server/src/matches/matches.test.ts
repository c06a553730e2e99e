import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'

/** 2026-10-05, ten in the morning in Japan. The wished days of a given request are 11-01 and 11-08. */
const world = await buildTestApp()
const { app, given, clock } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
let coordinator: Headers
let officer: Headers
let neighbour: Headers
beforeAll(async () => {
  association = await scene.association('北口自治会')
  coordinator = await given.coordinator()
  officer = await given.signedInAs('association', association)
  neighbour = await given.signedInAs('association', await scene.association('南口自治会'))
})

const post = (url: string, headers: Headers, body: object = {}) =>
  app.inject({ method: 'POST', url, headers: { ...headers }, payload: body })
const get = (url: string, headers: Headers) => app.inject({ method: 'GET', url, headers: { ...headers } })
const inDays = (days: number) => new Date(clock().getTime() + days * 86_400_000).toISOString()
const asking = (...supporterIds: OrganizationId[]) => ({
  supporterIds,
  headsAsked: 4,
  message: 'ぜひお力をお貸しください。',
  answerBy: inDays(7),
})
/** Accepts, declines, withdraws or cancels what was just read. */
const act = async (name: string, id: MatchId, headers: Headers, body: object = {}) =>
  post(`/api/matches/${id}/${name}`, { ...headers, ...(await scene.asRead(id)) }, body)
const aSupporter = async (state?: Parameters<typeof scene.supporter>[1]) => {
  const id = await scene.supporter(undefined, state)
  return { id, headers: await given.signedInAs('supporter', id) }
}

describe('a coordinator proposes', () => {
  const propose = (id: RequestId, headers: Headers, body: object) => post(`/api/requests/${id}/matches`, headers, body)

  test('several are asked at once; each gets a link, and each asking is told', async () => {
    const request = await scene.request(association)
    const [first, second] = [await aSupporter(), await aSupporter()]

    const answer = await propose(request, coordinator, asking(first.id, second.id))

    expect(answer.statusCode).toBe(201)
    const { items } = answer.json<{ items: { id: MatchId }[] }>()
    expect(items).toMatchObject([
      { supporterId: first.id, status: 'proposed', startedBy: 'coordinator', day: '2026-11-01', heads: null },
      { supporterId: second.id, supporterAnswer: 'pending', associationAnswer: 'pending' },
    ])
    expect(await scene.told(items[0]!.id)).toEqual(['match.proposed'])
    expect(await scene.answerAddress(items[0]!.id)).not.toBe(await scene.answerAddress(items[1]!.id))
  })

  test('strangers, members and unknown requests', async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()

    expect((await propose(request, given.stranger(), asking(id))).statusCode).toBe(401)
    expect((await propose(request, officer, asking(id))).statusCode).toBe(403)
    expect((await propose(request, headers, asking(id))).statusCode).toBe(403)
    expect(
      (await propose('0199a000-0000-7000-8000-000000000000' as RequestId, coordinator, asking(id))).statusCode,
    ).toBe(404)
  })

  test('only registered supporters are asked, and nobody twice; a refusal asks nobody at all', async () => {
    const request = await scene.request(association)
    const [good, gone] = [await aSupporter(), await aSupporter({ status: 'suspended', isPublic: false })]

    const refused = await propose(request, coordinator, asking(good.id, gone.id))
    const asked = await propose(request, coordinator, asking(good.id))
    const again = await propose(request, coordinator, asking(good.id))

    expect(refused.json()).toMatchObject({ code: 'not-registered' })
    expect(asked.statusCode).toBe(201)
    expect(again.json()).toMatchObject({ code: 'match-already-open' })
  })

  test.each(['submitted', 'staffed', 'cancelled', 'closed'] as const)('not while the request is %s', async (status) => {
    const request = await scene.request(association, {}, status)

    expect((await propose(request, coordinator, asking((await aSupporter()).id))).json()).toMatchObject({
      code: 'wrong-moment',
    })
  })

  test('the answer is awaited in the future, the day is a wish, the heads fit', async () => {
    const request = await scene.request(association)
    const { id } = await aSupporter()

    const late = await propose(request, coordinator, { ...asking(id), answerBy: inDays(-1) })
    const otherDay = await propose(request, coordinator, { ...asking(id), day: '2026-12-24' })
    const tooMany = await propose(request, coordinator, { ...asking(id), headsAsked: 7 })
    const second = await propose(request, coordinator, { ...asking(id), day: '2026-11-08' })

    expect(late.json()).toMatchObject({ code: 'day-is-past' })
    expect(otherDay.json()).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/day' }] })
    expect(tooMany.json()).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/headsAsked' }] })
    expect(second.json()).toMatchObject({ items: [{ day: '2026-11-08' }] })
  })
})

describe('手挙げ: a supporter raises its hand', () => {
  const hand = { heads: 3, message: '手伝えます。' }

  test('its yes is said and its heads are held; the association answers', async () => {
    const request = await scene.request(association)
    const { headers } = await aSupporter()

    const answer = await post(`/api/requests/${request}/hands`, headers, hand)

    const match = answer.json<{ id: MatchId }>()
    expect(match).toMatchObject({
      startedBy: 'supporter',
      supporterAnswer: 'yes',
      associationAnswer: 'pending',
      heads: 3,
    })
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 3, headsAgreed: 0 })
    expect(await scene.told(match.id)).toEqual(['match.supporter-said-yes', 'match.hand-raised'])
    expect((await act('accept', match.id, officer)).json()).toMatchObject({
      status: 'agreed',
      associationAnswer: 'yes',
    })
  })

  test('the centre raises the hand of whoever called', async () => {
    const request = await scene.request(association)
    const { id } = await aSupporter()
    const forIt = { ...coordinator, 'x-channel': 'phone', 'x-on-behalf-of': id }

    expect((await post(`/api/requests/${request}/hands`, coordinator, hand)).json()).toMatchObject({
      code: 'not-yours',
    })
    expect(
      (await post(`/api/requests/${request}/hands`, { ...forIt, 'idempotency-key': 'hand-by-phone' }, hand)).json(),
    ).toMatchObject({
      supporterId: id,
      startedBy: 'supporter',
    })
  })

  test('strangers and associations cannot; what is not published is not there; too many heads do not fit', async () => {
    const { headers } = await aSupporter()
    const hidden = await scene.request(association, { published: false })
    const open = await scene.request(association)

    expect((await post(`/api/requests/${open}/hands`, given.stranger(), hand)).statusCode).toBe(401)
    expect((await post(`/api/requests/${open}/hands`, officer, hand)).statusCode).toBe(403)
    expect((await post(`/api/requests/${hidden}/hands`, headers, hand)).statusCode).toBe(404)
    expect((await post(`/api/requests/${open}/hands`, headers, { ...hand, heads: 7 })).json()).toMatchObject({
      code: 'heads-full',
    })
    expect((await post(`/api/requests/${open}/hands`, headers, hand)).statusCode).toBe(201)
    expect((await post(`/api/requests/${open}/hands`, headers, hand)).json()).toMatchObject({
      code: 'match-already-open',
    })
  })
})

describe('指名: an association names a supporter', () => {
  const naming = (supporterId: OrganizationId) => ({
    supporterId,
    headsAsked: 4,
    message: '去年もお世話になりました。',
  })

  test("its yes is said; the supporter's yes agrees the match", async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()

    const answer = await post(`/api/requests/${request}/namings`, officer, naming(id))

    const match = answer.json<{ id: MatchId }>()
    expect(match).toMatchObject({ startedBy: 'association', associationAnswer: 'yes', supporterAnswer: 'pending' })
    expect(await scene.told(match.id)).toEqual(['match.association-said-yes', 'match.named'])
    expect((await act('accept', match.id, headers)).json()).toMatchObject({ status: 'agreed', heads: 4 })
  })

  test('strangers, neighbours, supporters; the centre says where it heard the wish; whoever is not listed cannot be named', async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()
    const unlisted = await aSupporter({ isPublic: false })
    const url = `/api/requests/${request}/namings`

    expect((await post(url, given.stranger(), naming(id))).statusCode).toBe(401)
    expect((await post(url, headers, naming(id))).statusCode).toBe(403)
    expect((await post(url, neighbour, naming(id))).statusCode).toBe(404)
    expect((await post(url, officer, naming(unlisted.id))).json()).toMatchObject({ code: 'not-registered' })
    expect((await post(url, coordinator, naming(id))).json()).toMatchObject({ code: 'not-yours' })
    expect(
      (await post(url, { ...coordinator, 'x-channel': 'phone', 'idempotency-key': 'named-by-phone' }, naming(id)))
        .statusCode,
    ).toBe(201)
  })

  test('not while the request is not open', async () => {
    const request = await scene.request(association, {}, 'staffed')

    expect(
      (await post(`/api/requests/${request}/namings`, officer, naming((await aSupporter()).id))).json(),
    ).toMatchObject({
      code: 'wrong-moment',
    })
  })
})

describe('two answers', () => {
  test('the supporter first: heads are held, then agreed; the request is staffed at the minimum', async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()
    const match = await scene.proposal(request, id)

    const first = await act('accept', match, headers, { heads: 4 })
    expect(first.json()).toMatchObject({ status: 'proposed', supporterAnswer: 'yes', heads: 4 })
    expect(await scene.requestRow(request)).toMatchObject({ status: 'open', headsHeld: 4, headsAgreed: 0 })

    const second = await act('accept', match, officer)
    expect(second.json()).toMatchObject({ status: 'agreed', agreedAt: clock().toISOString() })
    expect(await scene.requestRow(request)).toMatchObject({ status: 'staffed', headsHeld: 0, headsAgreed: 4 })
    expect(await scene.told(match)).toEqual(['match.proposed', 'match.supporter-said-yes', 'match.agreed'])
    expect(await scene.told(request)).toEqual(['request.staffed'])
  })

  test('the association first', async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()
    const match = await scene.proposal(request, id)

    expect((await act('accept', match, officer)).json()).toMatchObject({ status: 'proposed', associationAnswer: 'yes' })
    expect((await act('accept', match, headers)).json()).toMatchObject({ status: 'agreed', heads: 4 })
  })

  test('the centre notes each yes it heard on the telephone, and whose it was', async () => {
    const request = await scene.request(association)
    const match = await scene.proposal(request, (await aSupporter()).id)
    const byPhone = { ...coordinator, 'x-channel': 'phone' }

    const unsaid = await act('accept', match, { ...coordinator, 'idempotency-key': 'key-0001' }, { side: 'supporter' })
    const supporter = await act(
      'accept',
      match,
      { ...byPhone, 'idempotency-key': 'key-0002' },
      { side: 'supporter', heads: 4 },
    )
    const both = await act('accept', match, { ...byPhone, 'idempotency-key': 'key-0003' }, { side: 'association' })

    expect(unsaid.json()).toMatchObject({ code: 'not-yours' })
    expect(supporter.json()).toMatchObject({ supporterAnswer: 'yes' })
    expect(both.json()).toMatchObject({ status: 'agreed' })
    expect(await scene.lastAudit('match.agreed')).toMatchObject({
      channel: 'phone',
      role: 'coordinator',
      subjectId: match,
    })
  })

  test('センターにおまかせ: the coordinator says the association’s yes without a call', async () => {
    const request = await scene.request(association, { centreAnswers: true })
    const match = await scene.halfAgreed(request, (await aSupporter()).id)

    expect((await act('accept', match, coordinator)).json()).toMatchObject({ status: 'agreed' })
  })

  test('strangers and neighbours find nothing; one side cannot speak for the other; a yes is said once', async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()
    const other = await aSupporter()
    const match = await scene.proposal(request, id)

    expect((await act('accept', match, given.stranger())).statusCode).toBe(401)
    expect((await act('accept', match, neighbour)).statusCode).toBe(404)
    expect((await act('accept', match, other.headers)).statusCode).toBe(404)
    expect((await act('accept', match, headers, { side: 'association' })).statusCode).toBe(403)
    expect((await act('accept', match, headers)).statusCode).toBe(200)
    expect((await act('accept', match, headers)).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('an old version is refused, a missing one too', async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()
    const match = await scene.proposal(request, id)

    expect((await post(`/api/matches/${match}/accept`, headers)).json()).toMatchObject({ code: 'version-needed' })
    expect((await post(`/api/matches/${match}/accept`, { ...headers, 'if-match': '"7"' })).json()).toMatchObject({
      code: 'version-stale',
    })
  })

  test('not after the request was called off', async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()
    const match = await scene.proposal(request, id)
    await act('decline', match, headers, { reason: 'day' })

    expect((await act('accept', match, headers)).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('where the work needs it, insurance is looked at before anything is agreed (rule 9)', async () => {
    const request = await scene.request(association, { hazards: ['height'] })
    const match = await scene.halfAgreed(request, (await aSupporter()).id)

    const before = await act('accept', match, officer)
    const checked = await post(
      `/api/requests/${request}/check-insurance`,
      { ...coordinator, ...(await scene.requestAsRead(request)) },
      { checked: true },
    )
    const after = await act('accept', match, officer)

    expect(before.json()).toMatchObject({ code: 'insurance-unchecked' })
    expect(checked.statusCode).toBe(200)
    expect(after.json()).toMatchObject({ status: 'agreed' })
  })

  test('whoever helps elsewhere that day cannot say yes', async () => {
    const { id, headers } = await aSupporter()
    await scene.agreed(await scene.request(association), id)
    const match = await scene.proposal(await scene.request(association), id)

    expect((await act('accept', match, headers)).json()).toMatchObject({ code: 'supporter-busy' })
  })
})

describe('no, taken back, fallen out, too late', () => {
  test('a no carries its reason and frees the heads', async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()
    const match = await scene.halfAgreed(request, id)

    const answer = await act('decline', match, officer, { reason: 'other', note: '人手が足りました' })

    expect(answer.json()).toMatchObject({
      status: 'declined',
      associationAnswer: 'no',
      endReason: 'そのほか（人手が足りました）',
    })
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 0 })
    expect((await act('decline', match, headers, { reason: 'day' })).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await act('decline', match, neighbour, { reason: 'day' })).statusCode).toBe(404)
    expect((await act('decline', match, given.stranger(), { reason: 'day' })).statusCode).toBe(401)
  })

  test('whoever asked takes it back; the other side declines instead', async () => {
    const request = await scene.request(association)
    const { headers } = await aSupporter()
    const { id: match } = (
      await post(`/api/requests/${request}/hands`, headers, { heads: 3, message: '行けます' })
    ).json<{ id: MatchId }>()

    const byOther = await act('withdraw', match, officer, { reason: '取り違えました' })
    const byStarter = await act('withdraw', match, headers, { reason: '日を間違えました' })

    expect(byOther.json()).toMatchObject({ code: 'not-yours' })
    expect(byStarter.json()).toMatchObject({ status: 'withdrawn', endReason: '日を間違えました' })
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 0 })
    expect((await act('withdraw', match, headers, { reason: 'もう一度' })).json()).toMatchObject({
      code: 'wrong-moment',
    })
    expect((await act('withdraw', match, neighbour, { reason: 'x' })).statusCode).toBe(404)
    expect((await act('withdraw', match, given.stranger(), { reason: 'x' })).statusCode).toBe(401)
  })

  test('an agreed match falls out with a reason, and the request opens again', async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()
    const match = await scene.agreed(request, id)
    expect(await scene.requestRow(request)).toMatchObject({ status: 'staffed' })

    const answer = await act('cancel', match, headers, { reason: '急な出張が入りました' })

    expect(answer.json()).toMatchObject({ status: 'cancelled', endReason: '急な出張が入りました' })
    expect(await scene.requestRow(request)).toMatchObject({ status: 'open', headsAgreed: 0, headsHeld: 0 })
    expect(await scene.told(request)).toEqual(['request.staffed', 'request.reopened'])
    expect((await act('cancel', match, headers, { reason: 'もう一度' })).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await act('cancel', match, neighbour, { reason: 'x' })).statusCode).toBe(404)
    expect((await act('cancel', match, given.stranger(), { reason: 'x' })).statusCode).toBe(401)
  })
})

describe('reading matches', () => {
  test('each side reads its own, the centre all', async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()
    const other = await aSupporter()
    const match = await scene.proposal(request, id)
    const list = async (who: Headers) =>
      (await get(`/api/matches?request=${request}`, who)).json<{ items: { id: string }[] }>().items.map((one) => one.id)

    expect(await list(headers)).toEqual([match])
    expect(await list(officer)).toEqual([match])
    expect(await list(coordinator)).toEqual([match])
    expect(await list(other.headers)).toEqual([])
    expect(await list(neighbour)).toEqual([])
    expect((await get('/api/matches', given.stranger())).statusCode).toBe(401)
    expect((await get(`/api/matches/${match}`, headers)).statusCode).toBe(200)
    expect((await get(`/api/matches/${match}`, other.headers)).statusCode).toBe(404)
    expect((await get(`/api/matches/${match}`, given.stranger())).statusCode).toBe(401)
  })

  test('long lists come page by page, nobody twice', async () => {
    const { id, headers } = await aSupporter()
    const made = []
    for (let i = 0; i < 3; i++) made.push(await scene.proposal(await scene.request(association), id))

    const first = (await get('/api/matches?perPage=2', headers)).json<{
      items: { id: string }[]
      next: string
      total: number
    }>()
    const second = (await get(`/api/matches?perPage=2&after=${first.next}`, headers)).json<typeof first>()

    expect(first.total).toBe(3)
    expect([...first.items, ...second.items].map((one) => one.id)).toEqual(made.toReversed())
    expect(second.next).toBeNull()
    expect((await get('/api/matches?after=nonsense', headers)).statusCode).toBe(422)
  })
})

describe('the thread', () => {
  test('both sides and the centre write and read; strangers and neighbours find nothing', async () => {
    const request = await scene.request(association)
    const { id, headers } = await aSupporter()
    const match = await scene.proposal(request, id)
    const url = `/api/matches/${match}/messages`

    expect((await post(url, headers, { body: '駐車場はありますか' })).statusCode).toBe(201)
    expect((await get(`/api/matches/${match}`, coordinator)).json()).toMatchObject({ wantsToTalk: true, messages: 1 })
    expect((await post(url, coordinator, { body: '5台あります' })).statusCode).toBe(201)
    expect((await post(url, officer, { body: 'よろしくお願いします' })).statusCode).toBe(201)

    expect((await get(url, headers)).json()).toMatchObject({
      items: [
        { from: 'supporter', authorName: 'あおぞら商会', mine: true },
        { from: 'coordinator', mine: false },
        { from: 'association', authorName: '富士川地区の自治会', mine: false },
      ],
    })
    expect((await get(url, officer)).json()).toMatchObject({
      items: [{}, {}, { authorName: '北口自治会', mine: true }],
    })
    expect((await get(`/api/matches/${match}`, coordinator)).json()).toMatchObject({ wantsToTalk: false })
    expect(await scene.told(match)).toEqual([
      'match.proposed',
      'match.wants-to-talk',
      'match.message-sent',
      'match.message-sent',
    ])
    for (const [who, status] of [
      [given.stranger(), 401],
      [neighbour, 404],
    ] as const) {
      expect((await get(url, who)).statusCode).toBe(status)
      expect((await post(url, who, { body: 'だれですか' })).statusCode).toBe(status)
    }
  })

  test('what never came about is silent', async () => {
    const { id, headers } = await aSupporter()
    const match = await scene.proposal(await scene.request(association), id)
    await act('decline', match, headers, { reason: 'day' })

    expect((await post(`/api/matches/${match}/messages`, headers, { body: 'やはり' })).json()).toMatchObject({
      code: 'wrong-moment',
    })
  })
})
