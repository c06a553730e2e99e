/** What other nouns may ask of exchange meetings. */
export { cancelSignUpsOfDeparted } from './cancel-sign-ups-of-departed.ts'
export { signUpOnPaper } from './sign-up-on-paper.ts'
export { endTwinSignUps, holdSignUpsOf } from './twin-sign-ups.ts'
export { insertSignUp } from './exchange-meetings.store.ts'
