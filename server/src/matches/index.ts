/** What other nouns may ask of matches. */
export { endMatchesOfDeparted } from './end-matches-of-departed.ts'
export { endRequestsOfDissolved } from './end-requests-of-dissolved.ts'
export { answerOnPaper, sheetOnPaper } from './match-on-paper.ts'
export { fittingRequests } from './fitting-requests.ts'
export { type ResultFacts, resultFactsOf } from './result-facts.queries.ts'
export { type BoardSupporter, openBoard, type OpenRequest } from './open-board.ts'
export { writeInThread } from './send-message.ts'
export { answerFor } from './answer-by-link.ts'
export { html, type Html, lines } from './answer-html.ts'
export {
  answerFrame,
  type Centre,
  factRow,
  othersRow,
  type Problem,
  problemBox,
  tellingPage,
  untilInWords,
} from './answer-page.ts'
export { overInWords, refusedInWords } from './answer-words.rules.ts'
export { declineChoices, mayTakeBack, sideAnswering, type Standing } from './answers.rules.ts'
export { beginMatch, refuseIfClosed, refuseUnlessOpen, wishFor } from './begin-match.ts'
export { callOff } from './cancel-match.ts'
export { endMatchesOf } from './end-request.ts'
export { handFits } from './hand-fits.queries.ts'
export { type Held, holdMatch, holdMatches } from './hold-match.ts'
export { sayNo } from './say-no.ts'
export { sayYes } from './say-yes.ts'
export { fitsOf, type SessionFit } from './session-fits.ts'
export { matchSeen } from './matches.queries.ts'
export { lockMatch } from './matches.store.ts'
export { isOpen, standingIn } from './sight.rules.ts'
export { offerHelp, whoRaises } from './raise-hand.ts'
export { remindMatches } from './remind-matches.ts'
export { sheetPaper } from './print-sheet.ts'
export { endTwinMatches, holdMatchesOf } from './twin-matches.ts'
export { sweepTurns } from './ask-in-turn.ts'
export { sessionsLinkPath, type SideLink, sideLinkPath } from './side-links.rules.ts'
export { sideOver, sideTalked, withCall } from './side-page.ts'
export { dayAgainst } from './day-against.ts'
export { answerByOfTurn, stepOfLine, timeToAnswer } from './turns.rules.ts'
export { sweepMatches } from './sweep-matches.ts'
export { tellResult } from './tell-result.ts'
export { takeBack } from './withdraw-match.ts'
