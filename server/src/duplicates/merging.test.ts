import type { OrganizationId } from '@app/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { givenMeetingsIn } from '../../test/given-meetings.ts'
import { givenOrganizationsIn, profile } from '../../test/given-organizations.ts'
import { matchesScene } from '../../test/matches-scene.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { insertSignUp } from '../exchange-meetings/index.ts'
import { waitingChangesTable } from '../organizations/waiting-changes.table.ts'
import { moved } from './pointers.rules.ts'

const { world, scene, association, coordinator, get, post } = await matchesScene()
const { db, given, pool, app } = world
const organizations = givenOrganizationsIn(db)
const meetings = givenMeetingsIn(db)

const compare = (firstId: string, secondId: string) =>
  get(`/api/duplicates/compare?firstId=${firstId}&secondId=${secondId}`, coordinator)
async function merging(staysId: OrganizationId, goesId: OrganizationId, said: object = {}) {
  const { rows } = await db.execute<{ id: string; version: number }>(
    sql`select id, version from organizations where id in (${staysId}, ${goesId})`,
  )
  const versionOf = (id: string) => rows.find((one) => one.id === id)?.version ?? 1
  const versions = { staysVersion: versionOf(staysId), goesVersion: versionOf(goesId) }
  return { staysId, goesId, ...versions, name: 'stays', contact: 'stays', ...said }
}
const merge = async (staysId: OrganizationId, goesId: OrganizationId, said: object = {}) =>
  post('/api/duplicates/merge', coordinator, await merging(staysId, goesId, said))
/** Rows that still point at an organization, per column of those that should go along. */
async function leftAt(id: OrganizationId) {
  const counts: Record<string, number> = {}
  for (const { table, column } of moved) {
    const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from ${table} where ${column} = $1`, [
      id,
    ])
    if (rows[0]!.n > 0) counts[table] = rows[0]!.n
  }
  return counts
}
async function signUp(meetingId: Parameters<typeof insertSignUp>[1]['meetingId'], id: OrganizationId, heads: number) {
  await db.transaction(async (tx) => {
    const who = { meetingId, organizationId: id, side: 'supporter' as const, heads, card: '' }
    await insertSignUp(tx, { ...who, status: 'confirmed', channel: 'web', signedUpAt: world.clock() })
    await tx.execute(
      sql`update meeting_quotas set taken = taken + ${heads} where meeting_id = ${meetingId} and side = 'supporter'`,
    )
  })
}

describe('two supporters that were one', () => {
  test('everything points to the one that stays; the other says where it went, and still leads there', async () => {
    const stays = await organizations.supporter('株式会社ひとつ', { contact: { phone: '055-000-0001' } })
    const goes = await organizations.supporter('㈱ひとつ', { number: 'R7-555', contact: { phone: '055-000-0002' } })
    const matchId = await scene.agreed(await scene.request(association), goes.id)
    await given.signedInAs('supporter', goes.id)
    await signUp(await meetings.openMeeting(), goes.id, 2)

    const answer = await merge(stays.id, goes.id, { name: 'goes', contact: 'goes' })

    expect(answer.statusCode, answer.body).toBe(200)
    expect(await leftAt(goes.id)).toEqual({})
    expect(await scene.matchRow(matchId)).toMatchObject({ supporterId: stays.id, status: 'agreed' })
    const { rows } = await db.execute(sql`select o.merged_into, o.name, s.status, s.is_public, c.phone
      from organizations o join supporters s on s.organization_id = o.id join contacts c on c.organization_id = o.id
      where o.id in (${stays.id}, ${goes.id}) order by merged_into nulls first`)
    expect(rows).toEqual([
      { merged_into: null, name: '㈱ひとつ', status: 'registered', is_public: true, phone: '055-000-0002' },
      { merged_into: stays.id, name: '株式会社ひとつ', status: 'withdrawn', is_public: false, phone: '055-000-0002' },
    ])
    expect((await app.inject({ url: `/api/supporters/${goes.id}` })).json()).toMatchObject({ id: stays.id })
    expect((await get(`/api/supporters/${goes.id}/registration`, coordinator)).json()).toMatchObject({ id: stays.id })
    const { rows: codes } = await db.execute(
      sql`select certificate_code from supporters where organization_id = ${goes.id}`,
    )
    expect((await app.inject({ url: `/verify/${String(codes[0]?.['certificate_code'])}` })).body).toContain(
      'に統合されました',
    )
    const found = await get('/api/search?q=R7-555', coordinator)
    expect(found.body).toContain(stays.id)
    expect(await scene.told(goes.id as never)).toContain('organization.merged')
    expect(await scene.lastAudit('organization.merged')).toMatchObject({ organizationId: stays.id })
  })

  test('asked twice about one request: the one that has come further stays, heads are free again', async () => {
    const [stays, goes] = [await scene.supporter('あ商会'), await scene.supporter('ア商会')]
    const requestId = await scene.request(association)
    const weaker = await scene.proposal(requestId, stays)
    const further = await scene.halfAgreed(requestId, goes, 3)
    const change = { fields: ['name' as const], profile: profile(), saidAt: new Date() }
    await db.insert(waitingChangesTable).values({ organizationId: goes, ...change })
    const compared = await get(`/api/duplicates/compare?firstId=${stays}&secondId=${goes}`, coordinator)
    expect(compared.json().clashes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'both-proposed',
      'change-waits',
      'same-mail',
    ])

    expect((await merge(stays, goes)).statusCode).toBe(200)

    expect(await scene.matchRow(weaker)).toMatchObject({ status: 'withdrawn', supporterId: stays })
    expect(await scene.matchRow(further)).toMatchObject({ status: 'proposed', supporterId: stays })
    expect(await scene.requestRow(requestId)).toMatchObject({ headsHeld: 3 })
    expect(await scene.told(weaker)).toContain('match.withdrawn')
    expect(await db.select().from(waitingChangesTable), 'a change is dropped with the registration').toEqual([])
  })

  test('both promised to one request: refused, and nothing has changed', async () => {
    const [stays, goes] = [await scene.supporter('い商会'), await scene.supporter('イ商会')]
    const requestId = await scene.request(association, { headsMax: 20 })
    await scene.agreed(requestId, stays, 2)
    const second = await scene.agreed(requestId, goes, 2)

    const compared = await get(`/api/duplicates/compare?firstId=${stays}&secondId=${goes}`, coordinator)
    expect(compared.json(), compared.body).toMatchObject({
      clashes: [{ kind: 'both-promised' }, { kind: 'same-mail' }],
    })
    expect((await merge(stays, goes)).json()).toMatchObject({ code: 'both-promised' })

    expect(await scene.matchRow(second)).toMatchObject({ supporterId: goes, status: 'agreed' })
    const { rows } = await db.execute(sql`select merged_into from organizations where id = ${goes}`)
    expect(rows).toEqual([{ merged_into: null }])
  })

  test('both signed up for one meeting: who came first stays, the other seats are free', async () => {
    const [stays, goes] = [await scene.supporter('う商会'), await scene.supporter('ウ商会')]
    const meetingId = await meetings.openMeeting()
    await signUp(meetingId, goes, 3)
    await signUp(meetingId, stays, 2)

    expect((await merge(stays, goes)).statusCode).toBe(200)

    const { rows } = await db.execute(
      sql`select status, heads from meeting_sign_ups where organization_id = ${stays} order by queue_no`,
    )
    expect(rows).toEqual([
      { status: 'confirmed', heads: 3 },
      { status: 'cancelled', heads: 2 },
    ])
    const quota = await db.execute(
      sql`select taken from meeting_quotas where meeting_id = ${meetingId} and side = 'supporter'`,
    )
    expect(quota.rows).toEqual([{ taken: 3 }])
  })

  test('an applicant cannot swallow a registered one; what is over cannot be made one', async () => {
    const registered = await organizations.supporter('え商会')
    const applicant = await organizations.applicant('エ商会')
    const gone = await organizations.supporter('おわった商会', { status: 'revoked' })

    expect((await merge(applicant.id, registered.id)).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await merge(registered.id, gone.id)).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await merge(registered.id, applicant.id)).statusCode).toBe(200)
  })
})

describe('two associations that were one', () => {
  test('requests go along, the old name may be taken, later posts arrive at the one that stays', async () => {
    const stays = await organizations.association('ひとつ三丁目自治会', 5)
    const goes = await organizations.association('ひとつ3丁目町内会', 5)
    const requestId = await scene.request(goes.id)

    expect((await merge(stays.id, goes.id, { name: 'goes' })).statusCode).toBe(200)

    const later = await scene.request(goes.id)
    for (const id of [requestId, later]) expect(await scene.requestRow(id)).toMatchObject({ associationId: stays.id })
    const list = (await get('/api/associations?district=5&q=ひとつ', coordinator)).json()
    expect(list.items).toMatchObject([{ id: stays.id, name: 'ひとつ3丁目町内会' }])
    expect((await get(`/api/associations/${goes.id}`, coordinator)).json()).toMatchObject({ id: stays.id })
  })

  test('made one twice: the way is one step', async () => {
    const [a, b, c] = [
      await organizations.association('みつ一', 5),
      await organizations.association('みつ二', 5),
      await organizations.association('みつ三', 5),
    ]
    await merge(b.id, a.id)
    await merge(c.id, b.id)

    const { rows } = await db.execute(sql`select merged_into from organizations where id in (${a.id}, ${b.id})`)
    expect(rows).toEqual([{ merged_into: c.id }, { merged_into: c.id }])
    expect((await merge(a.id, c.id)).statusCode).toBe(404)
  })
})

describe('at once', () => {
  test('two merges of one pair in both directions: one happens, the other is told', async () => {
    const [a, b] = [await scene.supporter('か商会'), await scene.supporter('カ商会')]
    const [one, other] = [await merging(a, b), await merging(b, a)]
    const client = await pool.connect()
    await client.query('begin')
    await client.query('select from organizations where id = any($1) for update', [[a, b]])
    const both = [post('/api/duplicates/merge', coordinator, one), post('/api/duplicates/merge', coordinator, other)]
    await waitUntilBlocked(db, { connections: 2 })
    await client.query('commit')
    client.release()

    const codes = (await Promise.all(both)).map(({ statusCode }) => statusCode).toSorted()

    expect(codes[0]).toBe(200)
    expect([404, 412]).toContain(codes[1])
  })

  test('an edit that waits for a merge finds the organization gone; a merge after an edit is stale', async () => {
    const stays = await organizations.association('まつ自治会', 7)
    const goes = await organizations.association('まつ町内会', 7)
    const said = await merging(stays.id, goes.id)
    const client = await pool.connect()
    await client.query('begin')
    await client.query('select from organizations where id = $1 for update', [goes.id])
    const first = post('/api/duplicates/merge', coordinator, said)
    await waitUntilBlocked(db)
    const edit = app.inject({
      method: 'PATCH',
      url: `/api/associations/${goes.id}`,
      headers: { ...coordinator, 'if-match': '"1"' },
      payload: { households: 9 },
    })
    await waitUntilBlocked(db, { connections: 2 })
    await client.query('commit')
    client.release()

    const codes = [(await first).statusCode, (await edit).statusCode]
    expect([
      [200, 404],
      [412, 200],
    ]).toContainEqual(codes)
  })

  test('a request that is on its way while two are made one arrives at the one that stays', async () => {
    const stays = await organizations.association('みち自治会', 7)
    const goes = await organizations.association('みち町内会', 7)
    await scene.masterData()
    const client = await pool.connect()
    await client.query('begin')
    await client.query('select from organizations where id = any($1) for update', [[stays.id, goes.id]])
    const posted = scene.request(goes.id)
    await waitUntilBlocked(db)
    await client.query('update organizations set merged_into = $1 where id = $2', [stays.id, goes.id])
    await client.query('commit')
    client.release()

    expect(await scene.requestRow(await posted)).toMatchObject({ associationId: stays.id })
  })
})

describe('who may', () => {
  test('only the desk compares and makes one; each look at the contacts is written down', async () => {
    const [a, b] = [await organizations.association('みる一', 6), await organizations.association('みる二', 6)]
    const member = await given.signedInAs('association', a.id)
    const said = await merging(a.id, b.id)

    expect((await post('/api/duplicates/merge', given.stranger(), said)).statusCode).toBe(401)
    expect((await post('/api/duplicates/merge', member, said)).statusCode).toBe(403)
    expect((await get(`/api/duplicates/compare?firstId=${a.id}&secondId=${b.id}`, member)).statusCode).toBe(403)
    expect((await compare(a.id, a.id)).json()).toMatchObject({ code: 'invalid-input' })
    expect((await merge(a.id, a.id)).json()).toMatchObject({ code: 'invalid-input' })
    expect((await merge(a.id, b.id, { goesVersion: 9 })).json()).toMatchObject({ code: 'version-stale' })

    const seen = await compare(a.id, b.id)

    expect(seen.json().items).toMatchObject([{ id: a.id, contact: { channel: 'mail' } }, { id: b.id }])
    const { rows } = await db.execute(
      sql`select from audit where act = 'contact.revealed' and organization_id in (${a.id}, ${b.id})`,
    )
    expect(rows).toHaveLength(2)
  })
})
