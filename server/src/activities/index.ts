/** What other nouns may ask of activities. */
export { activityById, type ActivityRow } from './activities.store.ts'
