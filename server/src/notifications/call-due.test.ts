import type { OrganizationId } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import type { WaitingItem, Workbench } from '@app/shared/reports'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'

const t = await buildTestApp()
const given = givenNoticesIn(t)

/** A call as the list shows it, and as the first screen does. */
async function seen(id: OrganizationId) {
  const headers = await t.given.coordinator()
  const { items } = (await t.app.inject({ url: '/api/calls?perPage=100', headers })).json<{ items: CallToMake[] }>()
  const bench = (await t.app.inject({ url: '/api/workbench', headers })).json<Workbench>()
  const lines = [...bench.late, ...bench.cameIn].filter(({ kind }) => kind === 'call-to-make')
  const call = items.find(({ organizationId }) => organizationId === id)!
  return { call, line: lines.find(({ title }) => title.includes(call.organizationName))! }
}
const dueOf = ({ call, line }: { call: CallToMake; line: WaitingItem }) => {
  expect([line.dueAt, line.late]).toEqual([call.dueAt, call.late])
  return { urgent: call.urgent, dueAt: call.dueAt, late: call.late }
}

let association: OrganizationId
/** Friday, 27 November 2026, half past ten: it is agreed for Sunday, and its association has only a telephone. */
beforeEach(async () => {
  t.travel('2026-11-27T01:30:00Z')
  await t.db.execute(sql`update notices set delivered_at = now() where delivered_at is null`)
  association = await given.association('急ぐ自治会', { channel: 'phone', phone: '055-000-0061' })
})
async function agreedFor(onDay: string) {
  const supporter = await given.supporter('手伝う団体', { channel: 'mail', email: 'tetsudau@example.jp' })
  const yes = { associationAnswer: 'yes', supporterAnswer: 'yes', heads: 5, agreedAt: t.clock() } as const
  const matchId = await given.match(await given.request(association), supporter, { status: 'agreed', ...yes, onDay })
  await given.happened({ type: 'match.agreed', matchId })
  await settle(t)
}

test('what is urgent is late after two hours, on the list and on the first screen', async () => {
  await agreedFor('2026-11-29')
  const due = { urgent: true, dueAt: '2026-11-27T03:30:00.000Z' }
  t.travel('2026-11-27T03:30:00Z')
  expect(dueOf(await seen(association))).toEqual({ ...due, late: false })
  t.travel('2026-11-27T03:30:01Z')
  const late = await seen(association)
  expect(dueOf(late)).toEqual({ ...due, late: true })
  expect(late.line.title).toMatch(/^【至急】急ぐ自治会：/)
})

test('what is not is late after a day, and urgent once its day comes near', async () => {
  t.travel('2026-11-26T05:00:00Z')
  await agreedFor('2026-11-29')
  expect(dueOf(await seen(association))).toEqual({ urgent: false, dueAt: '2026-11-27T05:00:00.000Z', late: false })
  t.travel('2026-11-26T15:00:00Z') // midnight in Japan: it is Friday
  expect(dueOf(await seen(association))).toEqual({ urgent: true, dueAt: '2026-11-27T01:00:00.000Z', late: false })
})

test('told in the evening before a weekend it is late a day later all the same', async () => {
  t.travel('2026-11-27T11:30:00Z') // half past eight
  await agreedFor('2026-11-29')
  expect(dueOf(await seen(association))).toMatchObject({ urgent: true, dueAt: '2026-11-28T11:30:00.000Z' })
})

test('a call in vain counts as made until its time comes again', async () => {
  await agreedFor('2026-11-29')
  t.travel('2026-11-27T03:31:00Z')
  const { call } = await seen(association)
  expect(call.late).toBe(true)
  const headers = await t.given.coordinator()
  await t.app.inject({ method: 'POST', url: `/api/calls/${call.id}/not-reached`, headers, payload: {} })

  const after = await seen(association) // called again at 4:31, two hours from then
  expect(dueOf(after)).toEqual({ urgent: true, dueAt: '2026-11-27T06:31:00.000Z', late: false })
  expect(after.line.title).toMatch(/（1回かけました）$/)
})
