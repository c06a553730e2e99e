/** What the worker asks of activities. */
export { remindOfStories } from './stories/ask-for-story.ts'
