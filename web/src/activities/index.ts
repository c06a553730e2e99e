export { default as ActivityCard } from './ActivityCard.vue'
export { default as ActivityList } from './ActivityList.vue'
