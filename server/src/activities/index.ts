export { activityById, insertActivity, saveActivity } from './activities.store.ts'
