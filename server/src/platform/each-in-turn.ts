import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import { transact } from './transact.ts'

/**
 * Works off a list, each piece in a transaction of its own: one that fails is told at the end and keeps no other.
 * Answers how many were really done (the work says false when somebody else was faster).
 */
export async function eachInTurn<T>(
  ctx: Context,
  pieces: readonly T[],
  work: (tx: Tx, piece: T) => Promise<boolean>,
): Promise<number> {
  const results: PromiseSettledResult<boolean>[] = []
  for (const piece of pieces) {
    const done = transact(ctx, (tx) => work(tx, piece), { silent: true })
    results.push(...(await Promise.allSettled([done])))
  }
  const failures = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${pieces.length} failed`)
  return results.filter((one) => one.status === 'fulfilled' && one.value).length
}
