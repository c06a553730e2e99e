export { default as FittingRequests } from './FittingRequests.vue'
export { default as SavedWishes } from './SavedWishes.vue'
export { default as SaveThisSearch } from './SaveThisSearch.vue'
