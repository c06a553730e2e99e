import type { OrganizationId } from '@app/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import { givenMeetingsIn } from '../../test/given-meetings.ts'
import type { Headers } from '../../test/given.ts'
import { settle } from '../../test/settle.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { newId } from '../platform/ids.ts'
import { signedSecret } from '../platform/secrets.ts'
import { sweepHandovers } from './index.ts'

const world = await buildTestApp({ now: '2027-01-20T01:00:00Z' })
const { app, db, given, travel, systemContext } = world
const scene = givenMatchesIn(world)
const meetings = givenMeetingsIn(db)

const post = (url: string, payload: object, headers: Headers = given.stranger()) =>
  app.inject({ method: 'POST', url, headers: { 'idempotency-key': newId(), ...headers }, payload })
const get = (url: string, headers: Headers) => app.inject({ url, headers })
const sweep = () => sweepHandovers(systemContext())
const answer = (id: OrganizationId, headers: Headers, payload: object = {}) =>
  post(`/api/organizations/${id}/handover`, { leaving: [], next: [], startsOn: '2027-04-01', ...payload }, headers)
const stateOf = async (id: OrganizationId) =>
  (await get(`/api/organizations/${id}/handover`, await given.coordinator())).json().state as string
const secretOf = async (id: OrganizationId) => {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from seat_invitations where organization_id = ${id} and redeemed_at is null order by created_at desc, id desc limit 1`,
  )
  return signedSecret(systemContext(), 'invitation', rows[0]!.id)
}
const redeem = async (secret: string, displayName: string) => {
  const answered = await post('/api/seat-invitations/redeem', { secret, displayName })
  expect(answered.statusCode, answered.body).toBe(201)
  return { ...given.stranger(), cookie: answered.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

describe('from January to May', () => {
  test('each association is asked in February, again in March, and what is open goes with the seat in April', async () => {
    const id = await scene.association('緑町自治会')
    const silent = await scene.association('沈黙町自治会')
    const old = await given.account('association', id, { title: '会長', email: 'old@example.jp' })
    await given.account('association', silent, { title: '会長', email: 'silent@example.jp' })
    const requestId = await scene.request(id, { days: [{ day: '2027-06-05', from: null, to: null }] })
    const meetingId = await meetings.openMeeting({ heldOn: '2027-06-20', closesOn: '2027-06-10' })
    const officer = (await given.sessionOf(old)).headers
    const signed = await post(`/api/exchange-meetings/${meetingId}/sign-ups`, { heads: 2, card: '' }, officer)
    expect(signed.statusCode, signed.body).toBeLessThan(300)
    const matchId = await scene.agreed(requestId, await scene.supporter('あおぞら商会'))
    await sweep()
    expect((await settle(world)).filter(({ subject }) => subject.includes('役員'))).toEqual([])
    expect(await stateOf(id)).toBe('not-asked')

    travel('2027-02-01T00:30:00+09:00')
    await sweep()
    await sweep()
    const asked = (await settle(world)).filter(({ subject }) => subject.includes('役員を教えてください'))
    expect(asked.map(({ to }) => to).toSorted()).toEqual(['old@example.jp', 'silent@example.jp'])
    expect(await stateOf(id)).toBe('asked')

    const { headers } = await given.sessionOf(old)
    const next = [{ name: '新田 次郎', title: '会長', email: 'next@example.jp' }]
    const answered = await answer(id, headers, { leaving: [old.seatId], next })
    expect(answered.json(), answered.body).toMatchObject({
      state: 'waiting',
      people: [{ endsOn: '2027-03-31', readsUntil: '2027-05-30' }],
      next: [{ name: '新田 次郎', startsOn: '2027-04-01' }],
    })
    const mails = await settle(world)
    expect(mails.map(({ to }) => to).toSorted()).toEqual(['next@example.jp', 'old@example.jp'])

    travel('2027-03-01T01:00:00+09:00')
    await sweep()
    await sweep()
    const again = (await settle(world)).filter(({ subject }) => subject.includes('もう一度'))
    expect(again.map(({ to }) => to).toSorted()).toEqual(['old@example.jp', 'silent@example.jp'])

    travel('2027-03-20T01:00:00Z')
    let mine: Headers = await redeem(await secretOf(id), '新田 次郎')
    expect(await stateOf(id)).toBe('done')
    expect((await get(`/api/requests/${requestId}`, mine)).statusCode).toBe(200)
    const say = (who: Headers) => post(`/api/matches/${matchId}/messages`, { body: 'よろしくお願いします' }, who)
    expect((await say(mine)).json()).toMatchObject({ code: 'not-yours' })
    const { headers: still } = await given.sessionOf(old)
    expect((await say(still)).statusCode).toBeLessThan(300)

    travel('2027-04-01T00:01:00+09:00')
    const successor = await db.execute<{ account_id: string; id: string }>(
      sql`select account_id, id from seats where organization_id = ${id} and starts_on = '2027-04-01'`,
    )
    const { account_id: accountId, id: seatId } = successor.rows[0]!
    mine = (await given.sessionOf({ accountId, seatId, role: 'association' } as never)).headers
    const { headers: retired } = await given.sessionOf(old)
    expect((await say(mine)).statusCode).toBeLessThan(300)
    expect((await get(`/api/matches/${matchId}/messages`, mine)).json().items).toHaveLength(2)
    expect((await get(`/api/requests/${requestId}`, mine)).json()).toMatchObject({ id: requestId })
    const meeting = (await get(`/api/exchange-meetings/${meetingId}`, mine)).json()
    expect(meeting.mine).toMatchObject({ status: 'confirmed' })
    const { id: signUpId } = meeting.mine
    const cancel = (who: Headers) =>
      post(
        `/api/exchange-meetings/${meetingId}/sign-ups/${signUpId}/cancel`,
        { reason: '都合がつかなくなりました' },
        who,
      )
    expect((await cancel(retired)).statusCode).toBe(403)
    expect((await cancel(mine)).statusCode).toBe(200)
    expect((await say(retired)).json()).toMatchObject({ code: 'not-yours' })
    expect((await get(`/api/matches/${matchId}/messages`, retired)).statusCode).toBe(200)

    travel('2027-05-30T12:00:00+09:00')
    const { headers: lastDay } = await given.sessionOf(old)
    expect((await get(`/api/matches/${matchId}/messages`, lastDay)).statusCode).toBe(200)
    travel('2027-05-31T00:01:00+09:00')
    const { headers: over } = await given.sessionOf(old)
    expect((await get(`/api/matches/${matchId}/messages`, over)).statusCode).toBe(401)
    await sweep()
    expect((await settle(world)).filter(({ subject }) => subject.includes('教えてください'))).toEqual([])
    expect(await stateOf(silent)).toBe('asked')
  })
})

describe('who comes next', () => {
  test('an association in which nobody sits makes no telephone call; its letter does', async () => {
    travel('2027-02-10T01:00:00Z')
    const id = await scene.association('空席自治会')
    await sweep()
    await settle(world)
    const { rows } = await db.execute(sql`select channel from notices where organization_id = ${id}`)
    expect(rows).toEqual([{ channel: 'screen' }])
  })

  test('all stay: one press, and it is done', async () => {
    const id = await scene.association('変わらず自治会')
    const officer = await given.signedInAs('association', id)
    expect((await answer(id, officer)).json()).toMatchObject({ state: 'done', next: [] })
    const { rows } = await db.execute(sql`select answer, channel from handovers where organization_id = ${id}`)
    expect(rows).toEqual([{ answer: 'stays', channel: 'web' }])
  })

  test('the centre enters what was said on the telephone, and says how it heard it', async () => {
    const id = await scene.association('電話自治会')
    const desk = { ...(await given.coordinator()), 'x-on-behalf-of': id, 'x-channel': 'phone' }
    const next = [{ name: '紙野 三郎', title: '会長' }]
    expect((await answer(id, desk, { next })).json()).toMatchObject({ state: 'waiting', next: [{ email: null }] })
    const { rows } = await db.execute(sql`select channel, answer from handovers where organization_id = ${id}`)
    expect(rows).toEqual([{ channel: 'phone', answer: 'changes' }])
    const events = await db.execute(
      sql`select on_behalf_of from events where type = 'handover.answered' and payload->>'organizationId' = ${id}`,
    )
    expect(events.rows).toEqual([{ on_behalf_of: id }])
  })

  test('strangers, neighbours, supporters and whoever may only look say nothing', async () => {
    const id = await scene.association('守られた自治会')
    const neighbour = await given.signedInAs('association', await scene.association('隣町自治会'))
    const company = await given.signedInAs('supporter', await scene.supporter('みどり商会'))
    const reader = await given.account('association', id)
    await db.execute(sql`update seats set rights = 'read' where id = ${reader.seatId}`)
    const { headers: reading } = await given.sessionOf(reader)
    const foreign = await given.account('association', await scene.association('三丁目自治会'))

    expect((await answer(id, given.stranger())).statusCode).toBe(401)
    expect((await answer(id, neighbour)).statusCode).toBe(404)
    expect((await get(`/api/organizations/${id}/handover`, neighbour)).statusCode).toBe(404)
    expect((await answer(id, company)).statusCode).toBe(403)
    expect((await answer(id, reading)).statusCode).toBe(403)
    expect((await get(`/api/organizations/${id}/handover`, reading)).statusCode).toBe(200)
    const own = await given.signedInAs('association', id)
    expect((await answer(id, own, { leaving: [foreign.seatId] })).statusCode).toBe(404)
    const { rows } = await db.execute(sql`select ends_on from seats where id = ${foreign.seatId}`)
    expect(rows).toEqual([{ ends_on: null }])
  })
})

describe('the letters of a district', () => {
  test('are prepared once for whoever has not answered, printed as one file, and each code brings one successor in', async () => {
    const district = 7
    const [one, two, answered] = [
      await scene.association('一番町自治会'),
      await scene.association('二番町自治会'),
      await scene.association('済み町自治会'),
    ]
    await db.execute(sql`update organizations set district_id = ${district} where id in (${one}, ${two}, ${answered})`)
    await answer(answered, await given.signedInAs('association', answered))
    const old = await given.account('association', one, { title: '会長', email: 'ichiban@example.jp' })
    const desk = await given.coordinator()
    const prepare = () =>
      post(`/api/handovers/districts/${district}/letters`, {}, { ...desk, 'idempotency-key': newId() })

    const [first, second] = await Promise.all([prepare(), prepare()])
    expect([first.json().prepared, second.json().prepared].toSorted()).toEqual([0, 2])

    const list = (await get(`/api/handovers/districts/${district}`, desk)).json().items as {
      id: string
      letters: number
    }[]
    expect(list.filter(({ id }) => [one, two].includes(id as OrganizationId)).map(({ letters }) => letters)).toEqual([
      1, 1,
    ])
    const printed = await get(`/api/handovers/districts/${district}/letters`, desk)
    expect(printed.headers['content-type']).toBe('application/pdf')
    expect(printed.rawPayload.toString('latin1').match(/\/Type \/Page\n/g)?.length).toBe(2)
    const audited = await db.execute(
      sql`select 1 from audit where act = 'invitation.letter-printed' and organization_id in (${one}, ${two})`,
    )
    expect(audited.rows).toHaveLength(2)

    await redeem(await secretOf(one), '後藤 花')
    expect(await stateOf(one)).toBe('done')
    const { rows } = await db.execute(sql`select ends_on, reads_until from seats where id = ${old.seatId}`)
    expect(rows).toEqual([{ ends_on: '2027-03-31', reads_until: '2027-05-30' }])
    expect((await settle(world)).filter(({ subject }) => subject.includes('任期')).map(({ to }) => to)).toEqual([
      'ichiban@example.jp',
    ])
    const counts = (await get('/api/handovers', desk)).json().districts as { id: number; counts: object }[]
    expect(counts.find(({ id }) => id === district)?.counts).toMatchObject({ done: 2, asked: 1 })
    expect(
      (await get(`/api/handovers/districts/${district}/letters`, await given.signedInAs('association', one)))
        .statusCode,
    ).toBe(403)
  })
})

test('two who prepare the letters of one district at once print the same letters, one for each association', async () => {
  const id = await scene.association('二人で刷る自治会')
  const { rows } = await db.execute<{ district_id: number }>(
    sql`select district_id from organizations where id = ${id}`,
  )
  const at = `/api/handovers/districts/${rows[0]!.district_id}/letters`
  const [one, other] = [await given.coordinator(), await given.coordinator()]

  const { answers } = await db.transaction(async (tx) => {
    await tx.execute(sql`select from organizations where id = ${id} for update`)
    const answers = Promise.all([post(at, {}, one), post(at, {}, other)])
    await waitUntilBlocked(db, { connections: 2 })
    return { answers }
  })

  const prepared = (await answers).map((answer) => answer.json<{ prepared: number }>().prepared)
  expect(Math.min(...prepared), JSON.stringify(prepared)).toBe(0)
  const letters = await db.execute<{ n: number }>(
    sql`select count(*)::int n from seat_invitations where organization_id = ${id} and code_hash is not null`,
  )
  expect(letters.rows).toEqual([{ n: 1 }])
})

test('letters may go to another seat and name another day than April 1', async () => {
  const id = await scene.association('書記にも渡す自治会')
  const { rows } = await db.execute<{ district_id: number }>(
    sql`select district_id from organizations where id = ${id}`,
  )
  const at = `/api/handovers/districts/${rows[0]!.district_id}/letters`
  const desk = await given.coordinator()
  const ask = (payload: object) => post(at, payload, { ...desk, 'idempotency-key': newId() })
  await ask({})
  await ask({ title: '書記', startsOn: '2027-05-15' })

  expect((await ask({ title: '書記' })).json()).toEqual({ prepared: 0 })
  const letters = await db.execute<{ title: string; starts_on: string }>(
    sql`select title, starts_on::text from seat_invitations where organization_id = ${id} and code_hash is not null order by title`,
  )
  expect(letters.rows.map(({ title }) => title).toSorted()).toEqual(['会長', '書記'])
  expect(letters.rows.find(({ title }) => title === '書記')!.starts_on).toBe('2027-05-15')
})
