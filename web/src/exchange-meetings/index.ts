export { default as MeetingCard } from './MeetingCard.vue'
