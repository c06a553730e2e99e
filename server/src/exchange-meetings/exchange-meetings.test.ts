import type { MeetingId, OrganizationId } from '@app/shared'
import type { MeetingInput } from '@app/shared/exchange-meetings'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMeetingsIn } from '../../test/given-meetings.ts'
import { givenOrganizationsIn } from '../../test/given-organizations.ts'

const { app, db, given, travel } = await buildTestApp({ now: '2026-11-23T01:00:00Z' })
const meetings = givenMeetingsIn(db)
const organizations = givenOrganizationsIn(db)

type Headers = Record<string, string>
interface Body {
  id: MeetingId
  code?: string
  status?: string
  mine?: { status: string } | null
  items?: { organizationId: OrganizationId; status: string }[]
}
const send = async (method: 'GET' | 'POST' | 'PATCH', url: string, headers: Headers, payload?: object) => {
  const answer = await app.inject({ method, url: `/api/exchange-meetings${url}`, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json<Body>() }
}
const signUp = (id: MeetingId, headers: Headers, heads = 1) =>
  send('POST', `/${id}/sign-ups`, headers, { heads, card: '' })
const version = (n: number) => ({ 'if-match': `"${n}"` })

async function association(name: string) {
  const id = (await organizations.association(name)).id
  return { id, headers: await given.signedInAs('association', id) }
}
const taken = async (id: MeetingId, side = 'association') => {
  const { rows } = await db.execute<{ taken: number }>(
    sql`select taken from meeting_quotas where meeting_id = ${id} and side = ${side}`,
  )
  return rows[0]!.taken
}

describe('a coordinator', () => {
  test('drafts a meeting that nobody else sees, and opens it', async () => {
    const coordinator = await given.coordinator()
    const input: MeetingInput = meetings.meetingInput()

    const drafted = await send('POST', '', coordinator, input)
    const id = drafted.body.id
    const hidden = await send('GET', `/${id}`, given.stranger())
    const opened = await send('POST', `/${id}/open`, { ...coordinator, ...version(1) }, {})

    expect(drafted).toMatchObject({
      status: 201,
      body: { status: 'draft', seats: { association: { quota: 20, taken: 0 } } },
    })
    expect(hidden).toMatchObject({ status: 404, body: { code: 'not-found' } })
    expect(opened).toMatchObject({ status: 200, body: { status: 'open', version: 2 } })
    expect((await send('GET', `/${id}`, given.stranger())).status).toBe(200)
  })

  test('is told which days cannot be', async () => {
    const coordinator = await given.coordinator()
    const past = await send(
      'POST',
      '',
      coordinator,
      meetings.meetingInput({ heldOn: '2026-11-01', closesOn: '2026-10-20' }),
    )
    const crossed = await send(
      'POST',
      '',
      coordinator,
      meetings.meetingInput({ closesOn: '2027-02-11', from: '16:00', to: '14:00' }),
    )

    expect(past).toMatchObject({ status: 422, body: { code: 'day-is-past' } })
    expect(crossed.body).toMatchObject({
      code: 'invalid-input',
      errors: [{ pointer: '/to' }, { pointer: '/closesOn' }],
    })
  })

  test('cannot make fewer seats than are taken, and more seats move waiters up', async () => {
    const coordinator = await given.coordinator()
    const id = await meetings.openMeeting({ quotas: { association: 2, supporter: 2 } })
    const [first, second] = [await association('一番町'), await association('二番町')]
    await signUp(id, first.headers, 2)
    const waits = await signUp(id, second.headers, 2)

    const fewer = await send(
      'PATCH',
      `/${id}`,
      { ...coordinator, ...version(2) },
      meetings.meetingInput({ quotas: { association: 1, supporter: 2 } }),
    )
    const more = await send(
      'PATCH',
      `/${id}`,
      { ...coordinator, ...version(2) },
      meetings.meetingInput({ quotas: { association: 4, supporter: 2 } }),
    )

    expect(waits.body).toMatchObject({ status: 'waitlisted', waitingPlace: 1 })
    expect(fewer).toMatchObject({ status: 409, body: { code: 'quota-below-taken' } })
    expect(more.body).toMatchObject({ seats: { association: { quota: 4, taken: 4, waiting: 0 } } })
    expect((await send('GET', `/${id}`, second.headers)).body.mine).toMatchObject({ status: 'confirmed' })
  })

  test('signs up somebody who called, and it is kept for whom and how', async () => {
    const id = await meetings.openMeeting()
    const caller = await association('電話町')
    const headers = { ...(await given.coordinator()), 'x-on-behalf-of': caller.id, 'x-channel': 'phone' }

    const answer = await signUp(id, headers, 2)

    expect(answer).toMatchObject({
      status: 201,
      body: { organizationId: caller.id, status: 'confirmed', channel: 'phone' },
    })
    const { rows } = await db.execute(
      sql`select type, channel, on_behalf_of, account_id is not null as by_somebody from events where type = 'meeting.signed-up' order by id desc limit 1`,
    )
    expect(rows).toEqual([{ type: 'meeting.signed-up', channel: 'phone', on_behalf_of: caller.id, by_somebody: true }])
  })

  test('prints the reception list, and the look at the contacts is audited', async () => {
    const id = await meetings.openMeeting()
    await signUp(id, (await association('印刷町')).headers)

    const printed = await app.inject({
      method: 'GET',
      url: `/api/exchange-meetings/${id}/sign-ups.pdf`,
      headers: await given.coordinator(),
    })

    expect(printed.statusCode).toBe(200)
    expect(printed.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const { rows } = await db.execute(
      sql`select act from audit where subject_id = ${id} and act = 'meeting.sign-up-list-printed'`,
    )
    expect(rows).toHaveLength(1)
  })
})

describe('an organization', () => {
  test('takes seats until the last one, waits after it, and moves up when somebody cancels', async () => {
    const id = await meetings.openMeeting({ quotas: { association: 3, supporter: 1 } })
    const [first, second, third] = [await association('東町'), await association('西町'), await association('南町')]
    const one = await signUp(id, first.headers, 2)
    const two = await signUp(id, second.headers, 2)
    const three = await signUp(id, third.headers, 1)

    const cancelled = await send('POST', `/${id}/sign-ups/${one.body.id}/cancel`, first.headers, {
      reason: '行事と重なりました',
    })

    expect([one, two, three].map(({ body }) => body.status)).toEqual(['confirmed', 'waitlisted', 'waitlisted'])
    expect(cancelled.body).toMatchObject({ status: 'cancelled', cancelReason: '行事と重なりました' })
    const list = await send('GET', `/${id}/sign-ups`, await given.coordinator())
    expect((list.body.items ?? []).map(({ organizationId, status }) => [organizationId, status])).toEqual([
      [second.id, 'confirmed'],
      [third.id, 'confirmed'],
      [first.id, 'cancelled'],
    ])
    expect(await taken(id)).toBe(3)
  })

  test('never passes those who wait, even where its group would fit', async () => {
    const id = await meetings.openMeeting({ quotas: { association: 3, supporter: 1 } })
    await signUp(id, (await association('先町')).headers, 2)
    await signUp(id, (await association('大組町')).headers, 3)

    const small = await signUp(id, (await association('小組町')).headers, 1)

    expect(small.body).toMatchObject({ status: 'waitlisted', waitingPlace: 2 })
    expect(await taken(id)).toBe(2)
  })

  test('signs up once, and may come back after it cancelled', async () => {
    const id = await meetings.openMeeting()
    const { headers } = await association('再町')
    const first = await signUp(id, headers)
    const again = await signUp(id, headers)
    await send('POST', `/${id}/sign-ups/${first.body.id}/cancel`, headers, { reason: '都合が変わりました' })

    const back = await signUp(id, headers)

    expect(again).toMatchObject({ status: 409, body: { code: 'already-signed-up' } })
    expect(back).toMatchObject({ status: 201, body: { status: 'confirmed' } })
  })

  test('hears how many may come, and that sign-ups are over', async () => {
    const id = await meetings.openMeeting()
    const { headers } = await association('人数町')
    const tooMany = await signUp(id, headers, 6)
    travel('2027-02-04T01:00:00Z')
    const tooLate = await signUp(id, (await association('遅れ町')).headers)
    travel('2026-11-23T01:00:00Z')

    expect(tooMany).toMatchObject({ status: 422, body: { code: 'invalid-input', errors: [{ pointer: '/heads' }] } })
    expect(tooLate).toMatchObject({ status: 409, body: { code: 'wrong-moment' } })
  })

  test('must be registered when it is a supporter', async () => {
    const id = await meetings.openMeeting()
    const registered = await organizations.supporter('みどり建設')
    const applicant = await organizations.applicant('申込み中の会社')

    const yes = await signUp(id, await given.signedInAs('supporter', registered.id), 2)
    const no = await signUp(id, await given.signedInAs('supporter', applicant.id), 2)

    expect(yes).toMatchObject({ status: 201, body: { side: 'supporter', status: 'confirmed' } })
    expect(no).toMatchObject({ status: 409, body: { code: 'not-registered' } })
  })
})

describe('strangers and neighbours', () => {
  test('a stranger signs up for nothing and lists nobody', async () => {
    const id = await meetings.openMeeting()
    const stranger = { ...given.stranger(), 'idempotency-key': 'stranger-key-1' }

    expect((await signUp(id, stranger)).status).toBe(401)
    expect((await send('GET', `/${id}/sign-ups`, stranger)).status).toBe(401)
  })

  test('a neighbour cancels nobody else, and cannot tell it from nothing', async () => {
    const id = await meetings.openMeeting()
    const mine = await signUp(id, (await association('本人町')).headers)
    const neighbour = await association('隣町')

    const foreign = await send('POST', `/${id}/sign-ups/${mine.body.id}/cancel`, neighbour.headers, { reason: 'x' })
    const missing = await send('POST', `/${id}/sign-ups/${id}/cancel`, neighbour.headers, { reason: 'x' })

    expect([foreign.status, foreign.body.code]).toEqual([missing.status, missing.body.code])
    expect(foreign.status).toBe(404)
  })

  test('members neither draft, move, list nor print', async () => {
    const id = await meetings.openMeeting()
    const { headers } = await association('会員町')
    const asked = await Promise.all([
      send('POST', '', headers, meetings.meetingInput()),
      send('POST', `/${id}/close`, { ...headers, ...version(2) }, {}),
      send('GET', `/${id}/sign-ups`, headers),
    ])

    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403])
  })
})

describe('the wrong moment', () => {
  test('a held meeting takes no more acts but the archive, a stale version none at all', async () => {
    const coordinator = await given.coordinator()
    const id = await meetings.openMeeting()
    const mine = await association('済町')
    const signed = await signUp(id, mine.headers)

    const stale = await send('POST', `/${id}/close`, { ...coordinator, ...version(1) }, {})
    await send('POST', `/${id}/close`, { ...coordinator, ...version(2) }, {})
    await send('POST', `/${id}/hold`, { ...coordinator, ...version(3) }, {})
    const late = await send('POST', `/${id}/sign-ups/${signed.body.id}/cancel`, mine.headers, { reason: '遅れて' })
    const reopened = await send('POST', `/${id}/reopen`, { ...coordinator, ...version(4) }, {})

    expect(stale).toMatchObject({ status: 412, body: { code: 'version-stale' } })
    expect(late).toMatchObject({ status: 409, body: { code: 'wrong-moment' } })
    expect(reopened).toMatchObject({ status: 409, body: { code: 'wrong-moment' } })
  })

  test('calling off keeps its reason for everybody who reads', async () => {
    const id = await meetings.openMeeting()
    const coordinator = await given.coordinator()

    const answer = await send('POST', `/${id}/cancel`, { ...coordinator, ...version(2) }, { reason: '大雪のため' })

    expect(answer.body).toMatchObject({ status: 'cancelled', statusReason: '大雪のため' })
  })
})
