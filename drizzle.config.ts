import { defineConfig } from 'drizzle-kit'

/** Drafts a migration from the tables; a person finishes it: why it is, names as sentences, custom SQL. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/src/**/*.table.ts',
  out: './migrations',
})
