export { default as ActivityCard } from './ActivityCard.vue'
export { default as ParticipationYears } from './ParticipationYears.vue'
