import type { OrganizationId } from '@app/shared'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { acceptMatch } from '../matches/accept-match.ts'
import { openDb, openPool } from '../platform/db.ts'
import { closeDays } from './close-days.ts'

const world = await buildTestApp()
const { db, url } = world
const scene = givenMatchesIn(world)
const day = '2026-11-01'
const outcome = <T>(promise: Promise<T>) => promise.catch((error: { code?: string }) => error.code ?? String(error))

let association: OrganizationId
beforeAll(async () => {
  association = await scene.association()
})

/** Somebody stands in the supporter's line until it is let go, as a slow colleague would. */
async function lineHeld(id: OrganizationId) {
  const pool = openPool(url, { max: 1 })
  let release = () => {}
  const free = new Promise<void>((resolve) => (release = resolve))
  let hold = () => {}
  const held = new Promise<void>((resolve) => (hold = resolve))
  const done = openDb(pool)
    .transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`supporter:${id}`}, 0))`)
      hold()
      await free
    })
    .finally(() => pool.end())
  await held
  return async () => {
    release()
    await done
  }
}

async function asked() {
  const supporter = await scene.supporter('甲')
  const request = await scene.request(association, { days: [{ day, from: null, to: null }] })
  const match = await scene.proposal(request, supporter, 4)
  const by = scene.by('supporter', supporter)
  const span = { kind: 'own', from: day, to: null, word: null } as const
  return {
    supporter,
    match,
    yes: () => outcome(acceptMatch(by, match, { heads: 4 })),
    closing: () => outcome(closeDays(by, supporter, span)),
  }
}

describe('a day is closed while a yes is said', () => {
  test('the yes was first: it stands, and whoever closes the day reads of it', async () => {
    const { supporter, match, yes, closing } = await asked()
    const release = await lineHeld(supporter)

    const first = yes()
    await waitUntilBlocked(db, { connections: 1 })
    const second = closing()
    await waitUntilBlocked(db, { connections: 2 })
    await release()

    expect(await first).toMatchObject({ supporterAnswer: 'yes' })
    expect(await second).toMatchObject({ stands: [{ matchId: match, agreed: false }] })
  })

  test('the day was closed first: the yes hears so, and nothing is held', async () => {
    const { supporter, match, yes, closing } = await asked()
    const release = await lineHeld(supporter)

    const first = closing()
    await waitUntilBlocked(db, { connections: 1 })
    const second = yes()
    await waitUntilBlocked(db, { connections: 2 })
    await release()

    expect(await first).toMatchObject({ stands: [] })
    expect(await second).toBe('supporter-closed')
    expect(await scene.matchRow(match)).toMatchObject({ supporterAnswer: 'pending', heads: null })
  })
})
