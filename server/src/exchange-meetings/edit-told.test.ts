import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMeetingsIn } from '../../test/given-meetings.ts'
import { givenOrganizationsIn } from '../../test/given-organizations.ts'
import { settle } from '../../test/settle.ts'

const world = await buildTestApp({ now: '2026-11-23T01:00:00Z' })
const { app, db, given } = world
const meetings = givenMeetingsIn(db)
const organizations = givenOrganizationsIn(db)

test('more seats are told to nobody; another place is told to whoever comes', async () => {
  const id = await meetings.openMeeting({ quotas: { association: 2, supporter: 2 } })
  const comes = await given.signedInAs('association', (await organizations.association('一番町')).id)
  const url = `/api/exchange-meetings/${id}`
  const signedUp = await app.inject({
    method: 'POST',
    url: `${url}/sign-ups`,
    headers: comes,
    payload: { heads: 1, card: '' },
  })
  expect(signedUp.statusCode, signedUp.body).toBe(201)
  await settle(world)
  const coordinator = await given.coordinator()
  const { version } = (await app.inject({ url, headers: coordinator })).json<{ version: number }>()
  const notices = async () => (await db.execute(sql`select id from notices order by id`)).rows
  const before = await notices()
  const edit = (at: number, input: object) =>
    app.inject({
      method: 'PATCH',
      url,
      headers: { ...coordinator, 'if-match': `"${at}"` },
      payload: meetings.meetingInput({ quotas: { association: 9, supporter: 9 }, ...input }),
    })

  expect((await edit(version, {})).statusCode).toBe(200)
  expect(await settle(world)).toEqual([])
  expect(await notices()).toEqual(before)

  expect((await edit(version + 1, { place: '北公民館' })).statusCode).toBe(200)
  await settle(world)
  expect((await notices()).length).toBeGreaterThan(before.length)
})
