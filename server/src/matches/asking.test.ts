import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import { describe, expect, test } from 'vitest'
import type { Headers } from '../../test/given.ts'
import { matchesScene } from '../../test/matches-scene.ts'

const { world, scene, association, coordinator, officer, neighbour, post, inDays, asking, act, aSupporter } =
  await matchesScene()
const { given } = world

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
    expect(await scene.told(match.id)).toEqual(['match.hand-raised']) // one thing, told once
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
      code: 'invalid-input',
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
    expect(await scene.told(match.id)).toEqual(['match.named'])
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
