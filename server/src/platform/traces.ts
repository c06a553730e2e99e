import type { Tx } from './db.ts'

const traces = new WeakSet<object>()

/** Notes that a transaction told what it did; savepoints within it count as well. */
export const leaveTrace = (tx: Tx): void => void traces.add(tx._.session)

export const leftTrace = (tx: Tx): boolean => traces.has(tx._.session)

/** A connection serves one transaction after the other: each begins without a trace. */
export const forgetTraces = (tx: Tx): void => void traces.delete(tx._.session)
