import { defineConfig } from '@playwright/test'
import config from './playwright.config.ts'

/** Takes the pictures of the README anew: `npm run pictures`. */
export default defineConfig({
  ...config,
  testMatch: 'pictures.ts',
  projects: [{ name: 'pictures', use: { viewport: { width: 1280, height: 900 } } }],
})
