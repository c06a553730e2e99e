export { default as InvitedList } from './InvitedList.vue'
export { default as ProveAgain } from './ProveAgain.vue'
export { default as RenewAccess } from './RenewAccess.vue'
