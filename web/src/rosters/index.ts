export { default as MatchRoster } from './MatchRoster.vue'
export { default as RequestRosters } from './RequestRosters.vue'
export { lookAtNames } from './rosters.queries.ts'
