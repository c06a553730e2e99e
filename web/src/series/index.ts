export { default as NotedSessions } from './NotedSessions.vue'
