import { checkSuites, runSuites, unitSuite } from './suites.mjs'

/** All checks that need no build of the screens and no browser. */
export const check = () => runSuites([checkSuites, unitSuite])
