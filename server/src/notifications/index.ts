export { noticeOnPaper } from './notice-on-paper.ts'
export { notificationTasks } from './tasks.ts'
export { tellEvent } from './tell-event.ts'
