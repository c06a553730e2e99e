import { defineConfig } from 'vitest/config'

/** Rules, lifecycles, nouns over HTTP and walks; a real PostgreSQL is started once for all of them. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['{shared,server,web,scripts}/**/*.test.ts'],
    exclude: ['**/dist/**', '**/node_modules/**'],
    globalSetup: ['server/test/global-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    /** The files of a worker share its modules, as all requests share them in a running server; each file has a database of its own. */
    isolate: false,
    env: { TZ: 'Asia/Tokyo' },
  },
})
