import { findBrowser } from './browser.mjs'
import { walk } from './suites.mjs'

/** The walks in a real browser; skipped, and named so, only where no browser can be had. */
export const browserSuite = {
  name: 'browser',
  run: async () => {
    const env = await findBrowser()
    return env
      ? walk(env)
      : { passed: 0, failed: [], skipped: ['browser walks (no Chromium can be found or installed)'] }
  },
}
