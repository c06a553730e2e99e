/** What other nouns may ask of organizations. */
export { organizationOfLink } from './application-links.store.ts'
export {
  dissolutionOf,
  refuseDissolved,
  sayStillThere,
  waitForCheck,
  wereFoundAgain,
} from './association-standing.store.ts'
export { withdrawHeld } from './decide-registration.ts'
export { listedAmong } from './directory.queries.ts'
export { saveImportedAssociations, saveImportedSupporters } from './from-ledger.store.ts'
export { associationsKnown, supportersKnown } from './ledger-known.store.ts'
export { allContactsOf } from './all-contacts.store.ts'
export { holdRegistration, moveRegistration } from './move-registration.ts'
export { holdTwins, makeOne } from './merging.ts'
export { contactOf, organizationById, reachOf } from './organizations.store.ts'
export { sideReaching } from './reach-organization.ts'
export { revealContact } from './reveal-contact.ts'
export { neededGramsOf, phoneDigitsOf, searchGramsOf, searchKeyOf } from './search.rules.ts'
export { spellingsOf } from './spellings.rules.ts'
export {
  lockSupporter,
  registeredSupporter,
  saveMonthLimit,
  standingOfSupporter,
  standInLineOf,
  type SupporterHeld,
} from './supporters.store.ts'
