import { browserSuite } from './browser-suite.mjs'
import { buildSuite, checkSuites, runSuites, sizeSuite, unitSuite } from './suites.mjs'

/** Everything, in an order that lets each suite find what it needs; a red one never hides the next. */
export const test = () => runSuites([buildSuite, checkSuites, sizeSuite, unitSuite, browserSuite])
