export { default as SupporterCalendar } from './SupporterCalendar.vue'
