export { default as AssociationFinder } from './AssociationFinder.vue'
export { default as KindsTable } from './KindsTable.vue'
export { default as RevealContact } from './RevealContact.vue'
export { default as SupporterCard } from './SupporterCard.vue'
