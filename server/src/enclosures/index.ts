/** What the worker and the notices ask of enclosures. */
export { sweepEnclosures } from './sweep-enclosures.ts'
export { wordsToTell } from './taken-away.store.ts'
