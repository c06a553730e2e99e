export { insertAnswerLink, openAnswerLinkOf } from './answer-links.store.ts'
export {
  insertMatch,
  matchById,
  matchesOfRequest,
  type MatchRow,
  overdueProposals,
  saveMatch,
} from './matches.store.ts'
export { sweepMatches } from './sweep-matches.ts'
export { type ResultInput, tellResult } from './tell-result.ts'
export { insertMessage, insertResult } from './thread.store.ts'
