/** What other nouns may ask of exchange meetings. */
export { insertSignUp } from './exchange-meetings.store.ts'
