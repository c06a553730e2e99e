import { describe, expect, test } from 'vitest'
import type { Headers } from '../../test/given.ts'
import { matchesScene } from '../../test/matches-scene.ts'

const { world, scene, association, coordinator, officer, neighbour, post, get, act, aSupporter } = await matchesScene()
const { given } = world

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
