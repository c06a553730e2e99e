/** What other nouns may ask of matches. */
export { matchById, matchesOfRequest, type MatchRow } from './matches.store.ts'
export { sweepMatches } from './sweep-matches.ts'
export { type ResultInput, tellResult } from './tell-result.ts'
