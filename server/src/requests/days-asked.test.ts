import type { RequestId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { matchesTable } from '../matches/matches.table.ts'

const { world, scene, association, officer, aSupporter } = await matchesScene()
const { app, db } = world

const first = { day: '2026-11-14', from: '09:00', to: '11:00' }
const second = { day: '2026-11-21', from: '09:00', to: '11:00' }
const wishes = { whenKind: 'candidates' as const, days: [first, second] }

async function edited(id: RequestId, changes: object) {
  const { version } = await scene.requestRow(id)
  return app.inject({
    method: 'PATCH',
    url: `/api/requests/${id}`,
    payload: scene.requestInput({ ...wishes, ...changes }),
    headers: { ...officer, 'if-match': `"${version}"` },
  })
}

/** A request with two wished days; somebody is asked for the first. */
async function askedForTheFirst() {
  const id = await scene.request(association, wishes)
  const match = await scene.proposal(id, (await aSupporter()).id)
  await db.update(matchesTable).set({ onDay: first.day }).where(eq(matchesTable.id, match))
  return { id, match }
}

test('a day for which somebody is asked keeps its hours and stays; words and other days may change', async () => {
  const { id } = await askedForTheFirst()
  for (const days of [[second], [{ ...first, from: '13:00', to: '15:00' }, second], [{ ...first, day: '2026-11-15' }]])
    expect((await edited(id, { days })).json()).toMatchObject({ code: 'day-is-asked' })
  expect((await edited(id, { title: '草取りのお手伝い' })).statusCode).toBe(200)
  expect((await edited(id, { days: [first, { ...second, day: '2026-11-28' }] })).statusCode).toBe(200)
})

test('once nobody is asked for it any more, it may be moved', async () => {
  const { id, match } = await askedForTheFirst()
  await db.update(matchesTable).set({ status: 'expired' }).where(eq(matchesTable.id, match))
  expect((await edited(id, { days: [second] })).statusCode).toBe(200)
})
