export { default as MyRequests } from './MyRequests.vue'
export { default as RequestCard } from './RequestCard.vue'
export { default as CancelDialog } from './CancelDialog.vue'
export { toneOf as requestTone } from './request.tone.ts'
