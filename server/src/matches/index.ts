/** What other nouns may ask of matches. */
export { endMatchesOfDeparted } from './end-matches-of-departed.ts'
export { sweepMatches } from './sweep-matches.ts'
export { type ResultInput, tellResult } from './tell-result.ts'
