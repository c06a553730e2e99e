import type { OrganizationId } from '@app/shared'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { seatInvitationsTable } from '../../src/accounts/accounts.table.ts'
import { meetingSignUpsTable } from '../../src/exchange-meetings/exchange-meetings.table.ts'
import { noticesTable } from '../../src/notifications/notices.table.ts'
import { federationsTable } from '../../src/organizations/organizations.table.ts'
import { requestsTable } from '../../src/requests/requests.table.ts'
import { tasksOf } from '../../src/worker.ts'
import { buildTestApp } from '../build-test-app.ts'
import { givenMatchesIn } from '../given-matches.ts'
import { givenMeetingsIn } from '../given-meetings.ts'
import { settle } from '../settle.ts'
import { waitUntilBlocked } from '../wait-until-blocked.ts'

/** 解散: an association has ended. What hangs on it ends too, and everybody concerned hears why. */
const world = await buildTestApp({ now: '2026-10-05T01:00:00Z' })
const { app, db, given } = world
const scene = givenMatchesIn(world)
const meetings = givenMeetingsIn(db)
const coordinator = await given.coordinator()
const tasks = tasksOf({ ...world, mailer: { kind: 'smtp', deliver: async () => {} } })
const reason = '役員のなり手がいないため'
let id: OrganizationId

beforeEach(async () => {
  id = await scene.association(`夕焼け${crypto.randomUUID().slice(0, 8)}自治会`)
})

const read = async (url: string) => (await app.inject({ url, headers: { ...coordinator } })).json()
async function settled(payload: object, headers: Record<string, string> = coordinator) {
  const { version } = await read(`/api/associations/${id}`)
  const answer = await app.inject({
    method: 'POST',
    url: `/api/associations/${id}/settle`,
    headers: { ...headers, 'if-match': `"${version}"` },
    payload,
  })
  await tasks['end-of-registration']!({ organizationId: id })
  await settle(world)
  return answer
}
const dissolve = () => settled({ standing: 'dissolved', reason })
const heardBy = async (who: OrganizationId) =>
  (await db.select().from(noticesTable).where(eq(noticesTable.organizationId, who))).map(
    ({ says, body, channel }) => `${says} ${channel} ${body.includes(reason) ? 'why' : ''}`,
  )

test('its requests and sign-ups end with the reason; its people, its federation and who had promised hear it', async () => {
  const federation = await scene.association('連合会')
  const { rows } = await db.execute<{ district_id: number }>(
    sql`select district_id from organizations where id = ${federation}`,
  )
  await db.insert(federationsTable).values({ organizationId: federation, districtId: rows[0]!.district_id as never })
  const supporter = await scene.supporter('みどり社')
  const [asked, half] = [await scene.request(id), await scene.request(id)]
  await scene.proposal(asked, supporter)
  await scene.agreed(half, supporter)
  const officer = await given.account('association', id, { email: 'officer@example.jp' })
  const member = (await given.sessionOf(officer)).headers
  const meetingId = await meetings.openMeeting({ heldOn: '2026-11-20', closesOn: '2026-11-10' })
  const seats = { method: 'POST', url: `/api/exchange-meetings/${meetingId}/sign-ups`, payload: { heads: 2, card: '' } }
  expect(
    (await app.inject({ ...seats, method: 'POST', headers: { ...member, 'idempotency-key': crypto.randomUUID() } }))
      .statusCode,
  ).toBe(201)

  expect((await dissolve()).json()).toMatchObject({ standing: 'dissolved', standingReason: reason, hasSeat: false })

  const requests = await db.select().from(requestsTable).where(eq(requestsTable.associationId, id))
  expect(requests.map(({ status, statusReason }) => [status, statusReason])).toEqual([
    ['cancelled', `自治会が解散したため（${reason}）`],
    ['cancelled', `自治会が解散したため（${reason}）`],
  ])
  const signUps = await db.select().from(meetingSignUpsTable).where(eq(meetingSignUpsTable.organizationId, id))
  expect(signUps).toMatchObject([{ status: 'cancelled', cancelReason: `自治会が解散したため（${reason}）` }])
  expect(await heardBy(id)).toContain('organization.dissolved screen why')
  const mailed = await db.select().from(noticesTable).where(eq(noticesTable.address, 'officer@example.jp'))
  expect(mailed.map(({ says, body }) => [says, body.includes(reason)])).toEqual([['organization.dissolved', true]])
  expect(await heardBy(federation)).toContain('organization.dissolved screen why')
  expect((await heardBy(supporter)).filter((heard) => heard === 'request.cancelled screen why')).toHaveLength(2)
  // one notice tells all that ended; the centre has a line about the seats it may give on
  const [letter] = await db
    .select()
    .from(noticesTable)
    .where(and(eq(noticesTable.organizationId, id), sql`says = 'organization.dissolved' and channel = 'screen'`))
  const told = letter?.body
  expect(told).toContain('お手伝いを待っている依頼と、交流会の申込みは、取りやめになります')
  const { title } = await read(`/api/exchange-meetings/${meetingId}`)
  expect(told).toContain(`取りやめになる交流会の申込み：「${title}」`)
  const ofSeats = await db
    .select()
    .from(noticesTable)
    .where(sql`says = 'meeting.sign-up-cancelled'`)
  expect(ofSeats.map(({ toKind, body }) => [toKind, body.includes(reason)])).toEqual([['staff', true]])
  // it heard of its end once, and is not called about each request
  expect(
    (await heardBy(id)).filter((heard) => heard.startsWith('request.cancelled') && !heard.includes('screen')),
  ).toEqual([])
})

test('nothing new begins: it is in no list, no count, no letters, and no request or sign-up is entered for it', async () => {
  const { districtId, name } = await read(`/api/associations/${id}`)
  const counted = async () =>
    Object.values(
      (await read('/api/handovers')).districts.find((one: { id: number }) => one.id === districtId)?.counts ?? {},
    ).reduce((sum: number, n) => sum + Number(n), 0)
  const before = await counted()
  const meetingId = await meetings.openMeeting({ heldOn: '2026-11-20', closesOn: '2026-11-10' })

  await dissolve()

  expect(await counted()).toBe(before - 1)
  expect(JSON.stringify(await read(`/api/handovers/districts/${districtId}`))).not.toContain(id)
  expect((await read(`/api/associations?q=${encodeURIComponent(name)}`)).total).toBe(0)
  const post = (url: string, payload: object) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...coordinator, 'x-on-behalf-of': id, 'x-channel': 'phone' },
      payload,
    })
  const asking = await post('/api/requests', scene.requestInput({}))
  expect(asking.json(), asking.body).toMatchObject({ code: 'wrong-moment' })
  expect((await post(`/api/exchange-meetings/${meetingId}/sign-ups`, { heads: 1, card: '' })).json()).toMatchObject({
    code: 'wrong-moment',
  })
})

/** Somebody is invited to it in each of the three ways; each answers whether it was taken and why not. */
async function invitedThere() {
  const { districtId } = await read(`/api/associations/${id}`)
  const post = async (url: string, payload: object, headers: Record<string, string> = coordinator) =>
    (await app.inject({ method: 'POST', url, headers: { ...headers }, payload })).json()
  const person = { title: '会長', name: '後任 太郎', email: null, endsOn: null }
  const next = [{ name: '後任 太郎', title: '会長', email: null }]
  const onBehalf = { ...coordinator, 'x-on-behalf-of': id, 'x-channel': 'phone' }
  return {
    invited: await post(`/api/organizations/${id}/seats`, person),
    named: await post(`/api/organizations/${id}/handover`, { leaving: [], next, startsOn: '2027-04-01' }, onBehalf),
    stays: await post(`/api/organizations/${id}/handover`, { leaving: [], next: [], startsOn: '2027-04-01' }, onBehalf),
    lettered: await post(`/api/handovers/districts/${districtId}/letters`, {}),
  }
}
const openInvitations = async () =>
  (
    await db
      .select()
      .from(seatInvitationsTable)
      .where(and(eq(seatInvitationsTable.organizationId, id), isNull(seatInvitationsTable.withdrawnAt)))
  ).length

test('nobody follows: no invitation, no successor, no letter; what was sent before is void, until it is brought back', async () => {
  await invitedThere()
  expect(await openInvitations()).toBe(2)

  await dissolve()

  expect(await openInvitations()).toBe(0)
  const no = {
    code: 'wrong-moment',
    detail: expect.stringContaining('解散として記録されているため、新しい方は招けません'),
  }
  const { lettered: _, ...asked } = await invitedThere()
  expect(asked).toMatchObject({ invited: no, named: no, stays: no })
  expect(await openInvitations()).toBe(0)
  await settled({ standing: 'active' })
  expect((await invitedThere()).invited).toMatchObject({ invitation: { name: '後任 太郎' } })
})

test.each(['invited', 'named', 'lettered'] as const)(
  'an invitation (%s) waits while it is being dissolved, and is then refused',
  async (how) => {
    const { districtId } = await read(`/api/associations/${id}`)
    const onBehalf = { ...coordinator, 'x-on-behalf-of': id, 'x-channel': 'phone' }
    const next = [{ name: '後任 太郎', title: '会長', email: null }]
    const acts = {
      invited: [`/api/organizations/${id}/seats`, { title: '会長', name: '後任', email: null, endsOn: null }],
      named: [`/api/organizations/${id}/handover`, { leaving: [], next, startsOn: '2027-04-01' }],
      lettered: [`/api/handovers/districts/${districtId}/letters`, {}],
    } as const
    const [url, payload] = acts[how]
    const { waiting } = await db.transaction(async (tx) => {
      await tx.execute(sql`select from organizations where id = ${id} for no key update`)
      const values = sql`standing = 'dissolved', standing_reason = ${reason}`
      await tx.execute(sql`update associations set ${values} where organization_id = ${id}`)
      const waiting = app.inject({ method: 'POST', url, headers: { ...onBehalf }, payload })
      await waitUntilBlocked(db)
      return { waiting }
    })
    const answer = await waiting
    expect(answer.json(), answer.body).toMatchObject(how === 'lettered' ? {} : { code: 'wrong-moment' })
    expect(await openInvitations()).toBe(0)
  },
)

test('an end says why; what was dissolved by mistake comes back and hears so; an officer settles nothing', async () => {
  expect((await settled({ standing: 'dissolved' })).statusCode).toBe(422)
  const officer = await given.signedInAs('association', id)
  expect((await settled({ standing: 'dissolved', reason }, officer)).statusCode).toBe(403)
  await dissolve()
  expect((await dissolve()).json()).toMatchObject({ code: 'wrong-moment' })

  expect((await settled({ standing: 'active' })).json()).toMatchObject({ standing: 'active', standingReason: null })
  expect((await heardBy(id)).some((heard) => heard.startsWith('organization.revived'))).toBe(true)
})

test('the database lets no association wait that has ended, and none end without a reason', async () => {
  await dissolve()
  const wait = db.execute(
    sql`update associations set standing = 'to-check', standing_reason = null where organization_id = ${id}`,
  )
  await expect(wait).rejects.toMatchObject({ cause: { constraint: 'only_legal_steps' } })
  const silent = db.execute(sql`update associations set standing_reason = null where organization_id = ${id}`)
  await expect(silent).rejects.toMatchObject({ cause: { constraint: 'a_dissolved_association_says_why' } })
})
