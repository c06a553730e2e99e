/** What other nouns may ask of organizations. */
export { applicationLinkFor } from './application-links.store.ts'
export { type FromLedger, saveImportedAssociations, saveImportedSupporters } from './from-ledger.store.ts'
export { associationsKnown, type KnownAssociation, type KnownSupporter, supportersKnown } from './ledger-known.store.ts'
export {
  associationById,
  type AssociationRow,
  contactOf,
  organizationById,
  type OrganizationRow,
  reachOf,
} from './organizations.store.ts'
export { nextRegistrationNumber } from './registration-numbers.store.ts'
export { revealContact } from './reveal-contact.ts'
export { searchGramsOf, searchKeyOf } from './search.rules.ts'
export { registeredSupporter } from './supporters.store.ts'
