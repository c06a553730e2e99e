import { Refusal, type RequestId } from '@app/shared'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { givenRequestsIn } from '../../test/given-requests.ts'
import { openTestDatabase } from '../../test/test-database.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { agreeHeads, dropAgreedHeads, holdHeads, lockRequest, releaseHeads, saveRequest } from './requests.store.ts'

const database = await openTestDatabase()
const { db } = database
afterAll(() => database.close())
const scene = givenRequestsIn(db)

let id: RequestId
beforeEach(async () => {
  id = await scene.request(await scene.association(), { headsMin: 4, headsMax: 6 })
})
const heads = async () => {
  const { headsHeld, headsAgreed } = await scene.requestRow(id)
  return { held: headsHeld, agreed: headsAgreed }
}
const inOne = (work: Parameters<typeof db.transaction>[0]) => db.transaction(work)
const full = expect.objectContaining({ code: 'heads-full' })

test('heads are held, agreed, dropped and released again', async () => {
  await inOne(async (tx) => {
    await holdHeads(tx, id, 4)
    await agreeHeads(tx, id, 4)
    await holdHeads(tx, id, 2)
  })
  expect(await heads()).toEqual({ held: 2, agreed: 4 })
  await inOne(async (tx) => {
    await releaseHeads(tx, id, 2)
    await dropAgreedHeads(tx, id, 4)
  })
  expect(await heads()).toEqual({ held: 0, agreed: 0 })
})

test('never more than asked, and never fewer than none', async () => {
  await expect(inOne((tx) => holdHeads(tx, id, 7))).rejects.toEqual(full)
  await expect(inOne((tx) => releaseHeads(tx, id, 1))).rejects.toEqual(full)
  await expect(inOne((tx) => agreeHeads(tx, id, 1))).rejects.toEqual(full)
  await expect(inOne((tx) => dropAgreedHeads(tx, id, 1))).rejects.toEqual(full)
  expect(await heads()).toEqual({ held: 0, agreed: 0 })
})

test('two yeses want the last heads at once: the second waits for the first, then hears that it is full', async () => {
  let second: Promise<unknown> = Promise.resolve()
  await inOne(async (tx) => {
    await lockRequest(tx, id)
    await holdHeads(tx, id, 4)
    second = inOne((other) => holdHeads(other, id, 4)).catch((error: unknown) => error)
    await waitUntilBlocked(db)
  })
  expect(await second).toBeInstanceOf(Refusal)
  expect(await second).toEqual(full)
  expect(await heads()).toEqual({ held: 4, agreed: 0 })
})

test('the database itself refuses more heads than asked', async () => {
  const careless = inOne((tx) => saveRequest(tx, id, { headsHeld: 4, headsAgreed: 3 }, new Date()))
  await expect(careless).rejects.toMatchObject({ cause: { constraint: 'never_more_heads_than_asked' } })
})

test('the database itself refuses a step that no lifecycle allows', async () => {
  const careless = inOne((tx) => saveRequest(tx, id, { status: 'closed' }, new Date()))
  await expect(careless).rejects.toMatchObject({ cause: { constraint: 'only_legal_steps' } })
})
