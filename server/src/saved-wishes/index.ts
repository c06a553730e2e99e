/** What others may ask of saved wishes. */
export { sweepSavedWishes } from './sweep-saved-wishes.ts'
