import { storiesOver } from './stories-over.ts'
import { storiesRunning } from './stories-running.ts'

/** All stories of the demo city. */
export const stories = [...storiesOver, ...storiesRunning]
