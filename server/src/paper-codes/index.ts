/** What other nouns may ask of the codes on papers. */
export { type PaperHeld, type PaperPage } from './paper-page.ts'
export { codeFor } from './paper-codes.store.ts'
export { opensWith } from './digits.rules.ts'
