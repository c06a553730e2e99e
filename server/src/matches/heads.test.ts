import type { OrganizationId } from '@app/shared'
import { eq, type SQL, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { openDb, openPool } from '../platform/db.ts'
import { requestsTable } from '../requests/requests.table.ts'
import { acceptMatch } from './accept-match.ts'
import { cancelMatch } from './cancel-match.ts'
import { proposeMatches } from './propose-matches.ts'

const world = await buildTestApp()
const { db, url } = world
const scene = givenMatchesIn(world)
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'yes',
    (error: { code?: string }) => error.code ?? String(error),
  )

let association: OrganizationId
beforeAll(async () => {
  association = await scene.association()
})

/** Holds a lock in a transaction of another connection until it is released, as a slow colleague would. */
async function holdingLock(lock: SQL) {
  const pool = openPool(url, { max: 1 })
  let release = () => {}
  const free = new Promise<void>((resolve) => (release = resolve))
  let held = () => {}
  const isHeld = new Promise<void>((resolve) => (held = resolve))
  const done = openDb(pool)
    .transaction(async (tx) => {
      await tx.execute(lock)
      held()
      await free
    })
    .finally(() => pool.end())
  await isHeld
  return async () => {
    release()
    await done
  }
}

const holding = (requestId: string) => holdingLock(sql`select 1 from requests where id = ${requestId} for update`)

describe('the last head, while somebody holds the request', () => {
  test('two supporters want the last heads: one gets them, the other hears that it is full', async () => {
    const request = await scene.request(association, { headsMin: 6, headsMax: 6 })
    const [one, two] = [await scene.supporter('甲'), await scene.supporter('乙')]
    const first = await scene.proposal(request, one, 6)
    const second = await scene.proposal(request, two, 6)
    const release = await holding(request)

    const both = [
      outcome(acceptMatch(scene.by('supporter', one), first, { heads: 6 })),
      outcome(acceptMatch(scene.by('supporter', two), second, { heads: 6 })),
    ]
    await waitUntilBlocked(db, { connections: 2 })
    await release()

    expect((await Promise.all(both)).toSorted()).toEqual(['heads-full', 'yes'])
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 6, headsAgreed: 0 })
  })

  test('both sides say yes at once: one yes, then the agreement, heads counted once', async () => {
    const request = await scene.request(association)
    const one = await scene.supporter('甲')
    const match = await scene.proposal(request, one, 4)
    const release = await holding(request)

    const both = [
      outcome(acceptMatch(scene.by('supporter', one), match, { heads: 4 })),
      outcome(acceptMatch(scene.by('association', association), match, {})),
    ]
    await waitUntilBlocked(db, { connections: 2 })
    await release()

    expect(await Promise.all(both)).toEqual(['yes', 'yes'])
    expect(await scene.matchRow(match)).toMatchObject({ status: 'agreed', heads: 4 })
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 0, headsAgreed: 4 })
  })

  test('two presses of the same yes count once', async () => {
    const request = await scene.request(association)
    const one = await scene.supporter('甲')
    const match = await scene.proposal(request, one, 3)
    const release = await holding(request)

    const both = [1, 2].map(() => outcome(acceptMatch(scene.by('supporter', one), match, { heads: 3 })))
    await waitUntilBlocked(db, { connections: 2 })
    await release()

    expect((await Promise.all(both)).toSorted()).toEqual(['wrong-moment', 'yes'])
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 3 })
  })

  test('a yes, a cancellation and a new proposal cross without a deadlock', async () => {
    const request = await scene.request(association, { headsMin: 20, headsMax: 20 })
    const [one, two, three] = [await scene.supporter('甲'), await scene.supporter('乙'), await scene.supporter('丙')]
    const agreed = await scene.agreed(request, one, 10)
    const open = await scene.proposal(request, two, 10)
    const asking = {
      supporterIds: [three],
      headsAsked: 5,
      message: 'いかがですか',
      answerBy: new Date(world.clock().getTime() + 86_400_000).toISOString(),
    }
    const release = await holding(request)

    const all = [
      outcome(acceptMatch(scene.by('supporter', two), open, { heads: 10 })),
      outcome(cancelMatch(scene.by('supporter', one), agreed, '急用')),
      outcome(proposeMatches(scene.by('coordinator'), request, asking)),
    ]
    await waitUntilBlocked(db, { connections: 3 })
    await release()

    expect(await Promise.all(all)).toEqual(['yes', 'yes', 'yes'])
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 10, headsAgreed: 0 })
  })

  test('whoever waits for the request holds no match meanwhile: request first, match second', async () => {
    const request = await scene.request(association)
    const one = await scene.supporter('甲')
    const match = await scene.proposal(request, one, 4)
    const release = await holding(request)

    const yes = outcome(acceptMatch(scene.by('supporter', one), match, { heads: 4 }))
    await waitUntilBlocked(db)
    const free = await db.execute(sql`select id from matches where id = ${match} for update skip locked`)
    await release()

    expect(free.rows).toHaveLength(1)
    expect(await yes).toBe('yes')
  })

  test('one supporter, two requests of the same day, both yeses at once: it is not promised twice', async () => {
    const one = await scene.supporter('甲')
    const [first, second] = [await scene.request(association), await scene.request(association)]
    const matches = [await scene.halfAgreed(first, one), await scene.halfAgreed(second, one)]
    const release = await holdingLock(sql`select pg_advisory_xact_lock(hashtextextended(${`supporter:${one}`}, 0))`)

    const both = matches.map((id) => outcome(acceptMatch(scene.by('association', association), id, {})))
    await waitUntilBlocked(db, { connections: 2 })
    await release()

    expect((await Promise.all(both)).toSorted()).toEqual(['supporter-busy', 'yes'])
  })

  /**
   * The control: the same race written naively (read the free heads, think, write) does oversell what it read, and
   * only the check in the database stops it. Were the check gone, this test would count twelve heads of six.
   */
  test('a naive yes would oversell; the check in the database refuses it', async () => {
    const request = await scene.request(association, { headsMin: 6, headsMax: 6 })
    const meet = rendezvous(2)
    const naiveYes = async (heads: number) => {
      const row = await scene.requestRow(request)
      const free = row.headsMax - row.headsHeld - row.headsAgreed
      await meet()
      if (free < heads) return 'heads-full'
      await db
        .update(requestsTable)
        .set({ headsHeld: sql`${requestsTable.headsHeld} + ${heads}` })
        .where(eq(requestsTable.id, request))
      return 'yes'
    }

    const answers = await Promise.allSettled([naiveYes(6), naiveYes(6)])

    const refused = answers.filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]!.reason).toMatchObject({ cause: { constraint: 'never_more_heads_than_asked' } })
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 6 })
  })
})

/** Everybody waits until all have come. */
function rendezvous(count: number): () => Promise<void> {
  let open = () => {}
  const all = new Promise<void>((resolve) => (open = resolve))
  let here = 0
  return () => {
    if (++here === count) open()
    return all
  }
}
