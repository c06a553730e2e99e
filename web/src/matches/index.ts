export { default as MyMatches } from './MyMatches.vue'
export { default as RaiseHand } from './RaiseHand.vue'
export { default as RequestBrokering } from './RequestBrokering.vue'
export { default as RequestMatches } from './RequestMatches.vue'
