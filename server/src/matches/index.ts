/** What other nouns may ask of matches. */
export { endMatchesOfDeparted } from './end-matches-of-departed.ts'
export { answerOnPaper, sheetOnPaper } from './match-on-paper.ts'
export { type ResultFacts, resultFactsOf } from './result-facts.queries.ts'
export { writeInThread } from './send-message.ts'
export { sheetPaper } from './print-sheet.ts'
export { endTwinMatches, holdMatchesOf } from './twin-matches.ts'
export { sweepMatches } from './sweep-matches.ts'
export { type ResultInput, tellResult } from './tell-result.ts'
