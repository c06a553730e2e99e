/** What other nouns may ask of closed days. */
export { closedOn } from './calendar.queries.ts'
export { isClosedOn } from './closed-days.store.ts'
export { sweepClosedDays } from './sweep-closed-days.ts'
