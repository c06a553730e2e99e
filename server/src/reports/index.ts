/** What other nouns may ask of reports. */
export { type Morning, morningOf } from './morning.queries.ts'
export { sweepMorning } from './sweep-morning.ts'
