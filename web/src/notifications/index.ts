export { default as NoticeBell } from './NoticeBell.vue'
export { default as UnreadCount } from './UnreadCount.vue'
