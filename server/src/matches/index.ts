/** What other nouns may ask of matches. */
export { sweepMatches } from './sweep-matches.ts'
export { type ResultInput, tellResult } from './tell-result.ts'
