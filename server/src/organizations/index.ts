/** What other nouns may ask of organizations. */
export { saveImportedAssociations, saveImportedSupporters } from './from-ledger.store.ts'
export { associationsKnown, supportersKnown } from './ledger-known.store.ts'
export { allContactsOf } from './all-contacts.store.ts'
export { contactOf, organizationById, reachOf } from './organizations.store.ts'
export { revealContact } from './reveal-contact.ts'
export { searchGramsOf, searchKeyOf } from './search.rules.ts'
export { registeredSupporter, standingOfSupporter } from './supporters.store.ts'
