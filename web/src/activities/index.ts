export { default as ActivityCard } from './ActivityCard.vue'
