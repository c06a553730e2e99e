import type { MatchId } from '@app/shared'
import { describe, expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'

const { world, scene, association, coordinator, officer, neighbour, post, act, aSupporter } = await matchesScene()
const { given, clock } = world

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
