export { default as MatchIncidents } from './MatchIncidents.vue'
