/** What other nouns may ask of series. */
export { sweepSeriesTurns } from './ask-series-in-turn.ts'
export { enterSeries } from './post-series.ts'
export { seriesOnPaper } from './series-on-paper.ts'
export { seriesSeen } from './series-seen.ts'
export { firstSessionOf } from './series.store.ts'
