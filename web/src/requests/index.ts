export { default as MyRequests } from './MyRequests.vue'
export { default as RequestCard } from './RequestCard.vue'
