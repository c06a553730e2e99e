import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '@app/shared'
import { and, eq, sql } from 'drizzle-orm'
import { isDatabaseAway, sqlStateOf } from './constraints.ts'
import type { Context, IdempotencyClaim } from './context.ts'
import { type Db, databaseOn, type Tx } from './db.ts'
import { idempotencyAnswersTable as answers } from './platform.table.ts'
import { prepared, toCome } from './prepared.ts'
import { forgetTraces, leftTrace } from './traces.ts'

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
        if (!ctx.idempotency) return traced(tx, work, silent)
        const claim = claimOf(ctx, ctx.idempotency)
        const earlier = await claimOrRead(tx, claim, ctx.now)
        if (earlier) return earlier.answer as T
        const answer = await traced(tx, work, silent)
        await key(tx).answer.execute({ ...claim, answer: answer == null ? null : JSON.stringify(answer) })
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
    return await databaseOn(client).transaction(work)
  } catch (error) {
    broken = isDatabaseAway(error)
    throw error
  } finally {
    client.release(broken)
  }
}

async function traced<T>(tx: Tx, work: (tx: Tx) => Promise<T>, silent: boolean): Promise<T> {
  forgetTraces(tx)
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

const { placeholder } = sql
const isClaim = and(
  eq(answers.actor, placeholder('actor')),
  eq(answers.route, placeholder('route')),
  eq(answers.key, placeholder('key')),
)
const key = prepared((db) => ({
  take: db
    .insert(answers)
    .values(toCome(['actor', 'route', 'key', 'bodyHash', 'createdAt']))
    .onConflictDoNothing()
    .returning({ key: answers.key })
    .prepare('take_key'),
  read: db.select().from(answers).where(isClaim).prepare('read_key'),
  answer: db
    .update(answers)
    .set({ answer: sql`${placeholder('answer')}::json` })
    .where(isClaim)
    .prepare('answer_key'),
}))

/** Takes the key, or waits for whoever holds it and reads its answer. */
async function claimOrRead(tx: Tx, claim: Claim, now: Date): Promise<{ answer: unknown } | null> {
  const taken = await key(tx).take.execute({ ...claim, createdAt: now })
  if (taken.length > 0) return null
  const [earlier] = await key(tx).read.execute({ ...claim })
  if (!earlier) throw new Refusal('too-busy')
  if (earlier.bodyHash !== claim.bodyHash) throw new Refusal('key-reused')
  return { answer: earlier.answer }
}
