/** What the worker asks of renewals. */
export { sweepRenewals } from './sweep-renewals.ts'
/** The page of its paper. */
export { renewalOnPaper } from './renewal-on-paper.ts'
