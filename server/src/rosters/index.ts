/** What other nouns may ask of rosters. */
export { sweepRosters } from './sweep-rosters.ts'
