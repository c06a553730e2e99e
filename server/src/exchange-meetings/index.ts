/** What other nouns may ask of exchange meetings. */
export { cancelSignUpsOfDeparted } from './cancel-sign-ups-of-departed.ts'
export { insertSignUp } from './exchange-meetings.store.ts'
