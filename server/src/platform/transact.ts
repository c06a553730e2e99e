import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '@app/shared'
import { and, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { isDatabaseAway, sqlStateOf } from './constraints.ts'
import type { Context, IdempotencyClaim } from './context.ts'
import type { Db, Tx } from './db.ts'
import { idempotencyAnswersTable as answers } from './platform.table.ts'
import { leftTrace } from './traces.ts'

interface TransactOptions {
  /** Leaves no trace: drafts, the renewal of a session. Everything else records or audits. */
  silent?: boolean
}

const retries = 5
const used = new WeakSet<IdempotencyClaim>()

/**
 * One action, one transaction: effect, events, audit and the answer under its idempotency key commit together.
 * What the work returns is the response body. Only conflicts that PostgreSQL asks to retry are tried again.
 */
export async function transact<T>(
  ctx: Context,
  work: (tx: Tx) => Promise<T>,
  { silent = false }: TransactOptions = {},
): Promise<T> {
  refuseSecondUse(ctx.idempotency)
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(ctx.db, async (tx) => {
        await tx.execute(sql`set local lock_timeout = '3s'`)
        if (!ctx.idempotency) return traced(tx, work, silent)
        const claim = claimOf(ctx, ctx.idempotency)
        const earlier = await claimOrRead(tx, claim, ctx.now)
        if (earlier) return earlier.answer as T
        const answer = await traced(tx, work, silent)
        await tx
          .update(answers)
          .set({ answer: answer ?? null })
          .where(isClaim(claim))
        return answer
      })
    } catch (error) {
      if (isDatabaseAway(error)) throw new Refusal('too-busy')
      if (!['40001', '40P01'].includes(sqlStateOf(error) ?? '') || attempt > retries) throw error
      await sleep(Math.random() * 20 * 2 ** attempt)
    }
  }
}

/** On a connection of our own: after an error that PostgreSQL did not send, it is thrown away. */
async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.$client.connect()
  let broken = false
  try {
    return await drizzle(client).transaction(work)
  } catch (error) {
    broken = isDatabaseAway(error)
    throw error
  } finally {
    client.release(broken)
  }
}

async function traced<T>(tx: Tx, work: (tx: Tx) => Promise<T>, silent: boolean): Promise<T> {
  const answer = await work(tx)
  if (!silent && !leftTrace(tx)) throw new Error('a transaction left no trace: record an event or write the audit')
  return answer
}

/** A key answers for one transaction. A second one in the same request would get the first one's answer. */
function refuseSecondUse(claim: IdempotencyClaim | null): void {
  if (!claim) return
  if (used.has(claim)) throw new Error('two transactions under one key: pass { ...ctx, idempotency: null } to one')
  used.add(claim)
}

type Claim = IdempotencyClaim & { actor: string }

const claimOf = ({ actor }: Context, claim: IdempotencyClaim): Claim => ({
  ...claim,
  actor: actor.accountId ? `${actor.accountId}/${actor.seatId}` : 'nobody',
})

const isClaim = ({ actor, route, key }: Claim) =>
  and(eq(answers.actor, actor), eq(answers.route, route), eq(answers.key, key))

/** Takes the key, or waits for whoever holds it and reads its answer. */
async function claimOrRead(tx: Tx, claim: Claim, now: Date): Promise<{ answer: unknown } | null> {
  const taken = await tx
    .insert(answers)
    .values({ ...claim, createdAt: now })
    .onConflictDoNothing()
    .returning({ key: answers.key })
  if (taken.length > 0) return null
  const [earlier] = await tx.select().from(answers).where(isClaim(claim))
  if (!earlier) throw new Refusal('too-busy')
  if (earlier.bodyHash !== claim.bodyHash) throw new Refusal('key-reused')
  return { answer: earlier.answer }
}
