/** What other nouns may ask of accounts. */
export { createAccountWithSeat, hashPassword } from './create-account.ts'
export { endSeatsOf, endTwinSeats } from './end-seats.ts'
export { handoverYearOn } from './handover.rules.ts'
export { inviteSeat } from './invite.ts'
export { refuseStale } from './second-factor.queries.ts'
export {
  accountMail,
  holdsSeat,
  invitationMail,
  mailLinkMail,
  peopleOfOrganization,
  type Reached,
  seatHolder,
  staffReached,
} from './mail-facts.ts'
export { askOfNewOfficers, sweepHandovers } from './ask-handovers.ts'
export { sweepAccounts } from './sweep.store.ts'
export { offerSetUp } from './set-up.ts'
