import type { MeetingId, OrganizationId } from '@app/shared'
import type { Association, DistrictSeen } from '@app/shared/organizations'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { givenMeetingsIn } from '../../test/given-meetings.ts'
import { contact, givenOrganizationsIn } from '../../test/given-organizations.ts'
import { matchesScene } from '../../test/matches-scene.ts'
import { settle } from '../../test/settle.ts'
import { meetingSignUpsTable } from '../exchange-meetings/exchange-meetings.table.ts'
import { noticesTable } from '../notifications/notices.table.ts'

/** Two associations that were one, with all that hangs on them: nobody is lost, and nobody is told twice. */
const { world, scene, coordinator, get, post } = await matchesScene()
const { db, given } = world
const organizations = givenOrganizationsIn(db)
const meetings = givenMeetingsIn(db)

async function merge(staysId: OrganizationId, goesId: OrganizationId) {
  const { rows } = await db.execute<{ id: string; version: number }>(
    sql`select id, version from organizations where id in (${staysId}, ${goesId})`,
  )
  const versionOf = (id: string) => rows.find((one) => one.id === id)!.version
  const versions = { staysVersion: versionOf(staysId), goesVersion: versionOf(goesId) }
  const said = { staysId, goesId, ...versions, name: 'stays', contact: 'stays' }
  const answer = await post('/api/duplicates/merge', coordinator, said)
  expect(answer.statusCode, answer.body).toBe(200)
  await settle(world)
}
const signUp = async (meeting: MeetingId, id: OrganizationId, heads: number) => {
  const payload = { heads, card: '' }
  const behalf = { ...coordinator, 'x-on-behalf-of': id, 'x-channel': 'phone', 'idempotency-key': crypto.randomUUID() }
  const answer = await post(`/api/exchange-meetings/${meeting}/sign-ups`, behalf, payload)
  expect(answer.statusCode, answer.body).toBe(201)
}
const seatsOf = async (meeting: MeetingId) =>
  db
    .select({ who: meetingSignUpsTable.organizationId, status: meetingSignUpsTable.status })
    .from(meetingSignUpsTable)
    .where(eq(meetingSignUpsTable.meetingId, meeting))
    .orderBy(meetingSignUpsTable.queueNo)
const takenAt = async (meeting: MeetingId) => {
  const { rows } = await db.execute<{ taken: number }>(
    sql`select taken from meeting_quotas where meeting_id = ${meeting} and side = 'association'`,
  )
  return rows[0]!.taken
}
const heardOnScreen = async (id: OrganizationId, says: string) =>
  (
    await db
      .select()
      .from(noticesTable)
      .where(and(eq(noticesTable.organizationId, id), eq(noticesTable.channel, 'screen'), sql`says = ${says}`))
  ).map(({ body }) => body)

async function twins(districtId: number, name: string) {
  return {
    stays: (await organizations.association(`${name}三丁目自治会`, districtId)).id,
    goes: (await organizations.association(`${name}3丁目町内会`, districtId)).id,
  }
}

test('requests, promises, proposals and people follow; each side that promised hears once', async () => {
  const { stays, goes } = await twins(6, 'かわせみ')
  const [both, one, asked] = [
    await scene.supporter('両方に行く社'),
    await scene.supporter('片方に行く社'),
    await scene.supporter('聞かれた社'),
  ]
  const promised = [
    await scene.agreed(await scene.request(stays), both),
    await scene.agreed(await scene.request(goes, { days: [{ day: '2026-11-15', from: null, to: null }] }), both),
    await scene.agreed(await scene.request(goes), one),
  ]
  const open = await scene.request(goes)
  const proposal = await scene.proposal(open, asked)
  const officer = await given.account('association', goes, { title: '会長' })
  await settle(world)

  await merge(stays, goes)

  for (const id of promised) {
    const { requestId, status } = await scene.matchRow(id)
    expect([status, (await scene.requestRow(requestId)).associationId]).toEqual(['agreed', stays])
  }
  expect(await scene.matchRow(proposal)).toMatchObject({ status: 'proposed' })
  expect(await scene.requestRow(open)).toMatchObject({ associationId: stays, status: 'open' })
  for (const id of [both, one]) expect(await heardOnScreen(id, 'organization.merged')).toHaveLength(1)
  expect(await heardOnScreen(asked, 'organization.merged'), 'has promised nothing yet').toEqual([])
  expect(await heardOnScreen(stays, 'organization.merged')).toHaveLength(1)
  expect(await heardOnScreen(goes, 'organization.merged')).toEqual([])
  const mails = await db
    .select()
    .from(noticesTable)
    .where(and(eq(noticesTable.address, officer.email), sql`says = 'organization.merged'`))
  expect(mails, 'who came along reads it in the mail, once').toHaveLength(1)

  const { headers } = await given.sessionOf(officer)
  expect((await get(`/api/requests/${open}`, headers)).statusCode).toBe(200)
  expect((await get(`/api/matches/${promised[2]}/contacts`, headers)).statusCode).toBe(200)
  const helper = await given.signedInAs('supporter', one)
  const reached = await get(`/api/matches/${promised[2]}/contacts`, helper)
  expect(reached.statusCode, reached.body).toBe(200)
  expect(reached.body, 'the contact that was chosen').toContain('かわせみ三丁目自治会')
})

test('its federation sees one association with the requests of both, and hears of it once', async () => {
  const answer = await post('/api/associations', coordinator, {
    ...{ name: '第八地区連合会', kana: 'れんごうかい', districtId: 8, isFederation: true, contact: contact() },
  })
  const federation = answer.json<Association>()
  const chair = await given.signedInAs('association', federation.id)
  const { stays, goes } = await twins(8, 'ひばり')
  await scene.request(stays, { title: '残る側の草刈り' })
  await scene.request(goes, { title: '移る側の草刈り' })
  await given.account('association', goes)
  const later = { askedAt: world.clock(), remindOn: '2027-03-01' }
  await db.execute(sql`insert into handovers (organization_id, year, asked_at, remind_on)
    values (${goes}, 2027, ${later.askedAt}, ${later.remindOn})`)

  await merge(stays, goes)

  const seen = (await get(`/api/federations/${federation.id}/district`, chair)).json<DistrictSeen>()
  expect(seen.associations).toMatchObject([
    { id: stays, name: 'ひばり三丁目自治会', hasSeat: true, handover: 'asked', openRequests: 2 },
  ])
  expect(seen.requests.map(({ title, associationName }) => [title, associationName]).toSorted()).toEqual([
    ['残る側の草刈り', 'ひばり三丁目自治会'],
    ['移る側の草刈り', 'ひばり三丁目自治会'],
  ])
  const heard = await heardOnScreen(federation.id, 'organization.merged')
  expect(heard).toHaveLength(1)
  expect(heard[0]).toContain('「ひばり3丁目町内会」は、「ひばり三丁目自治会」と一つになりました')
})

test('seats at a meeting follow; of two sign-ups for one meeting one stays, and who waited moves up', async () => {
  const { stays, goes } = await twins(9, 'つばめ')
  const waits = (await organizations.association('待つ自治会', 9)).id
  const dates = { heldOn: '2027-02-10', closesOn: '2027-02-03' }
  const alone = await meetings.openMeeting({ ...dates, title: '一方だけの会' })
  const shared = await meetings.openMeeting({ ...dates, title: '両方の会', quotas: { association: 4, supporter: 4 } })
  await signUp(alone, goes, 3)
  await signUp(shared, goes, 2)
  await signUp(shared, stays, 2)
  await signUp(shared, waits, 2)
  await settle(world)
  expect((await seatsOf(shared)).map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'waitlisted'])

  await merge(stays, goes)

  expect(await seatsOf(alone)).toEqual([{ who: stays, status: 'confirmed' }])
  expect(await takenAt(alone)).toBe(3)
  expect((await seatsOf(shared)).map(({ who, status }) => [who, status])).toEqual([
    [stays, 'confirmed'],
    [stays, 'cancelled'],
    [waits, 'confirmed'],
  ])
  expect(await takenAt(shared)).toBe(4)
  expect(await heardOnScreen(waits, 'meeting.moved-up')).toHaveLength(1)
  const given = await heardOnScreen(stays, 'meeting.sign-up-cancelled')
  expect(given).toHaveLength(1)
  expect(given[0]).toContain('同じ団体の申込みが二つあったため')
  const lost = await db
    .select()
    .from(noticesTable)
    .where(inArray(noticesTable.organizationId, [goes]))
  expect(lost, 'nothing lies with the row that went').toEqual([])
})
