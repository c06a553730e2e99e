/** What the worker asks of enclosures. */
export { sweepEnclosures } from './sweep-enclosures.ts'
