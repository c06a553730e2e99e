/** What the worker asks of renewals. */
export { sweepRenewals } from './sweep-renewals.ts'
