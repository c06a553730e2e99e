export { notificationTasks } from './tasks.ts'
export { tellEvent } from './tell-event.ts'
