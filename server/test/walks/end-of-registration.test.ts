import type { MeetingId, OrganizationId } from '@app/shared'
import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { seatsTable } from '../../src/accounts/accounts.table.ts'
import { inviteSeat } from '../../src/accounts/index.ts'
import { codeOfInvitation } from '../../src/accounts/invite.ts'
import { acceptMatch } from '../../src/matches/accept-match.ts'
import { noticesTable } from '../../src/notifications/notices.table.ts'
import { meetingSignUpsTable } from '../../src/exchange-meetings/exchange-meetings.table.ts'
import { requestsTable } from '../../src/requests/requests.table.ts'
import { tasksOf } from '../../src/worker.ts'
import { buildTestApp } from '../build-test-app.ts'
import { givenMatchesIn } from '../given-matches.ts'
import { givenMeetingsIn } from '../given-meetings.ts'
import type { Headers } from '../given.ts'
import { registrationsThrough } from '../registrations-over-http.ts'
import { settle } from '../settle.ts'
import { waitUntilBlocked } from '../wait-until-blocked.ts'

const world = await buildTestApp()
const { app, db, given, travel } = world
const scene = givenMatchesIn(world)
const meetings = givenMeetingsIn(db)
const coordinator = await given.coordinator()
const { act, reading, show } = registrationsThrough(app, coordinator)
const tasks = tasksOf({ ...world, mailer: { kind: 'smtp', deliver: async () => {} } })
let association: OrganizationId
beforeAll(async () => {
  association = await scene.association('北口自治会')
})

/** What the worker does next: the jobs that were left for it. */
async function worksOff() {
  const { rows } = await db.execute<{ id: string; payload: unknown }>(
    sql`select j.id, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
      where j.task_identifier = 'end-of-registration'`,
  )
  for (const { payload } of rows) await tasks['end-of-registration']!(payload)
  await db.execute(
    sql`select graphile_worker.complete_jobs(array[${sql.join(
      rows.map(({ id }) => sql`${id}::bigint`),
      sql`, `,
    )}]::bigint[])`,
  )
  return rows.length
}
const noticesTo = async (id: OrganizationId, says: string) =>
  db
    .select({ channel: noticesTable.channel, body: noticesTable.body })
    .from(noticesTable)
    .where(and(eq(noticesTable.organizationId, id), sql`${noticesTable.says} = ${says}`))
const leave = (id: OrganizationId, how = 'withdraw', reason = '事業をたたむため') => act(id, how, { reason })
const signUp = (meeting: MeetingId, headers: Headers, heads = 1) =>
  app.inject({
    method: 'POST',
    url: `/api/exchange-meetings/${meeting}/sign-ups`,
    headers: { ...headers },
    payload: { heads, card: '' },
  })
const signUpOf = async (id: OrganizationId) =>
  (await db.select().from(meetingSignUpsTable).where(eq(meetingSignUpsTable.organizationId, id)))[0]!
const seatOf = async (id: OrganizationId) =>
  (await db.select().from(seatsTable).where(eq(seatsTable.organizationId, id)))[0]!

describe('who leaves', () => {
  test('is asked no more: its proposals end, heads it held are free, and who knew of it hears why', async () => {
    const supporter = await scene.supporter('みどり社')
    const [asked, half] = [await scene.request(association), await scene.request(association)]
    const silent = await scene.proposal(asked, supporter)
    const yes = await scene.halfAgreed(half, supporter, 4)

    await leave(supporter)
    expect(await worksOff()).toBe(1)
    await settle(world)

    expect(await scene.matchRow(silent)).toMatchObject({ status: 'withdrawn' })
    expect(await scene.matchRow(yes)).toMatchObject({
      status: 'withdrawn',
      endReason: expect.stringContaining('取り下げ'),
    })
    expect(await scene.requestRow(half)).toMatchObject({ headsHeld: 0, status: 'open' })
    const heard = await noticesTo(association, 'match.withdrawn')
    expect(heard.map(({ channel }) => channel)).toEqual(['screen', 'phone'])
    expect(heard[0]!.body).toContain('みどり社が、この話を取り下げました')
  })

  test('is counted on no more: what was agreed is called off, the request opens again, the other side hears at once', async () => {
    const supporter = await scene.supporter('あさひ社')
    const request = await scene.request(association, { headsMin: 4, headsMax: 6 })
    const match = await scene.agreed(request, supporter, 4)
    expect(await scene.requestRow(request)).toMatchObject({ status: 'staffed', headsAgreed: 4 })

    await leave(supporter, 'revoke', '誓約に反したため')
    await worksOff()
    await settle(world)

    expect(await scene.matchRow(match)).toMatchObject({ status: 'cancelled' })
    expect(await scene.requestRow(request)).toMatchObject({ status: 'open', headsAgreed: 0 })
    expect(await scene.told(request)).toContain('request.reopened')
    const heard = await noticesTo(association, 'match.cancelled')
    expect(heard.map(({ channel }) => channel)).toContain('phone')
    expect(heard[0]!.body).toContain('サポーターの登録が終わった')
    expect(JSON.stringify(heard), 'the city’s reason is for the supporter alone').not.toContain('誓約に反した')
    const own = await noticesTo(supporter, 'match.cancelled')
    expect(
      own.map(({ channel }) => channel),
      'one call about the end is enough',
    ).toEqual(['screen'])
    expect((await noticesTo(supporter, 'registration.revoked'))[0]!.body).toContain('取りやめになります')
  })

  test('has done what began before: that stays, so that it can be told about', async () => {
    const supporter = await scene.supporter('きのう社')
    const request = await scene.request(association)
    const match = await scene.agreed(request, supporter, 4)
    const { onDay } = await scene.matchRow(match)
    await db.execute(sql`update matches set on_day = '2026-10-04' where id = ${match}`)

    await leave(supporter)
    await worksOff()
    expect(await scene.matchRow(match)).toMatchObject({ status: 'agreed' })

    await db.execute(sql`update matches set on_day = ${onDay} where id = ${match}`)
    await tasks.sweep!({})
    expect(await scene.matchRow(match), 'the sweep is the net behind the job').toMatchObject({ status: 'cancelled' })
  })

  test('gives its seats at coming meetings to whoever waits', async () => {
    const meeting = await meetings.openMeeting({ quotas: { association: 2, supporter: 2 } })
    const [leaves, waits] = [await scene.supporter('さる社'), await scene.supporter('まつ社')]
    await signUp(meeting, await given.signedInAs('supporter', leaves), 2)
    await signUp(meeting, await given.signedInAs('supporter', waits), 2)
    expect(await signUpOf(waits)).toMatchObject({ status: 'waitlisted' })

    await leave(leaves)
    await worksOff()
    await settle(world)

    const heard = async (who: OrganizationId) =>
      (await noticesTo(who, 'meeting.sign-up-cancelled')).length + (await noticesTo(who, 'meeting.moved-up')).length
    expect(await heard(leaves), 'its end says that its seats are given on').toBe(0)
    expect((await noticesTo(leaves, 'registration.withdrawn'))[0]!.body).toContain(
      '交流会の申込みは、取りやめになります',
    )
    expect(await heard(waits)).toBeGreaterThan(0)
    const atCentre = await db
      .select()
      .from(noticesTable)
      .where(sql`says = 'meeting.sign-up-cancelled' and to_kind = 'staff'`)
    expect(atCentre.map(({ subject }) => subject)).toEqual([expect.stringContaining('さる社')])
    expect(await signUpOf(leaves)).toMatchObject({ status: 'cancelled', cancelReason: expect.stringContaining('登録') })
    expect(await signUpOf(waits)).toMatchObject({ status: 'confirmed' })
  })

  test('reads on for sixty days and does nothing more; invitations to its seats are void', async () => {
    const supporter = await scene.supporter('たたむ社')
    const seat = await given.account('supporter', supporter)
    const { headers } = await given.sessionOf(seat)
    const invited = await db.transaction((tx) =>
      inviteSeat(tx, scene.by('coordinator'), { organizationId: supporter, role: 'supporter' }),
    )

    expect(
      (await act(supporter, 'withdraw', { reason: '解散のため' }, await reading(supporter, headers))).statusCode,
    ).toBe(200)

    expect(await seatOf(supporter)).toMatchObject({ endsOn: '2026-10-05', readsUntil: '2026-12-04' })
    expect((await show(supporter, headers)).statusCode, 'it comes in anew').toBe(401)
    const { headers: again } = await given.sessionOf(seat)
    expect((await show(supporter, again)).json()).toMatchObject({ status: 'withdrawn' })
    const write = await app.inject({
      method: 'POST',
      url: `/api/organizations/${supporter}/seats`,
      headers: { ...again, 'idempotency-key': crypto.randomUUID() },
      payload: { title: '担当', name: '後任', email: null, endsOn: null },
    })
    expect(write.json()).toMatchObject({ code: 'not-yours' })
    const byCentre = await app.inject({
      method: 'POST',
      url: `/api/organizations/${supporter}/seats`,
      headers: { ...coordinator },
      payload: { title: '担当', name: '後任', email: null, endsOn: null },
    })
    expect(byCentre.json()).toMatchObject({
      code: 'wrong-moment',
      detail: expect.stringContaining('登録が終わっている'),
    })
    const redeemed = await app.inject({
      method: 'POST',
      url: '/api/seat-invitations/redeem',
      headers: given.stranger(),
      payload: {
        secret: codeOfInvitation(scene.by('coordinator'), invited.id),
        displayName: '後から来た人',
        email: null,
        password: null,
      },
    })
    expect(redeemed.json()).toMatchObject({ code: 'link-spent' })
    travel({ days: 61 })
    expect((await show(supporter, again)).statusCode).toBe(401)
    travel({ days: -61 })
  })
})

describe('who is suspended', () => {
  test('is asked no more, but the coordinator decides about what was agreed', async () => {
    const supporter = await scene.supporter('やすみ社')
    const meeting = await meetings.openMeeting()
    await signUp(meeting, await given.signedInAs('supporter', supporter))
    const asked = await scene.proposal(await scene.request(association), supporter)
    const agreed = await scene.agreed(await scene.request(association, { title: '夏まつりの店番' }), supporter, 4)

    await leave(supporter, 'suspend', '担当者不在のため')
    await worksOff()
    await settle(world)

    expect(await scene.matchRow(asked)).toMatchObject({ status: 'withdrawn' })
    expect(await scene.matchRow(agreed)).toMatchObject({ status: 'agreed' })
    expect(await signUpOf(supporter)).toMatchObject({ status: 'confirmed' })
    const own = await noticesTo(supporter, 'match.withdrawn')
    expect(own.map(({ channel }) => channel)).toEqual(expect.arrayContaining(['screen', 'mail']))
    const { cameIn } = (await app.inject({ url: '/api/workbench', headers: coordinator })).json()
    expect(cameIn).toContainEqual(
      expect.objectContaining({ kind: 'agreed-of-suspended', title: expect.stringContaining('やすみ社') }),
    )

    await act(supporter, 'resume')
    const later = (await app.inject({ url: '/api/workbench', headers: coordinator })).json()
    expect(JSON.stringify(later)).not.toContain('agreed-of-suspended')
  })

  test('and comes back before the job ran, loses nothing', async () => {
    const supporter = await scene.supporter('すぐ戻る社')
    const asked = await scene.proposal(await scene.request(association), supporter)
    await leave(supporter, 'suspend')
    await act(supporter, 'resume')

    await worksOff()

    expect(await scene.matchRow(asked)).toMatchObject({ status: 'proposed' })
  })
})

describe('while somebody else is at it', () => {
  test('a yes that is being given is called off after it: nothing agreed stays behind', async () => {
    const supporter = await scene.supporter('まぎわ社')
    const request = await scene.request(association, { headsMin: 4, headsMax: 4 })
    const match = await scene.halfAgreed(request, supporter, 4)

    const { departure } = await db.transaction(async (tx) => {
      await tx.select().from(requestsTable).where(eq(requestsTable.id, request)).for('update')
      await leave(supporter)
      const departure = worksOff()
      await waitUntilBlocked(db)
      return { departure }
    })
    await departure

    expect(await scene.matchRow(match)).toMatchObject({ status: 'withdrawn' })
    await expect(acceptMatch(scene.by('coordinator', null, 'phone'), match, { side: 'association' })).rejects.toThrow()
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 0, headsAgreed: 0 })
  })

  test('a yes waits for the departure, then hears that the supporter is not registered', async () => {
    const supporter = await scene.supporter('すれちがい社')
    const match = await scene.halfAgreed(await scene.request(association), supporter, 4)

    const { yes } = await db.transaction(async (tx) => {
      await tx.execute(
        sql`update supporters set status = 'withdrawn', is_public = false where organization_id = ${supporter}`,
      )
      const yes = acceptMatch(scene.by('coordinator', null, 'phone'), match, { side: 'association' }).catch(
        (error: { code: string }) => error.code,
      )
      await waitUntilBlocked(db)
      return { yes }
    })

    expect(await yes).toBe('not-registered')
    await tasks.sweep!({})
    expect(await scene.matchRow(match)).toMatchObject({ status: 'withdrawn' })
  })
})
