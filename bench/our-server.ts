import { randomUUID } from 'node:crypto'
import { buildApp } from '../server/src/app.ts'
import { readConfig } from '../server/src/platform/config.ts'
import { openDb, openPool } from '../server/src/platform/db.ts'
import { signAccess } from '../server/src/platform/tokens.ts'
import { somebody } from './city.ts'
import { serve } from './serve.ts'

/** The whole server as it runs for people: session, guards, validation, log, answer schemas. Only its rate limits are lifted. */
const secret = 'a secret of the measurement, 32 bytes or more'
const read = readConfig({ ...process.env, JWT_SECRET: secret, PASSWORD_PEPPER: secret }, () => {
  throw new Error('all settings are given')
})
if ('refusals' in read) throw new Error(read.refusals.join('\n'))
const config = { ...read, limits: { usual: 1e9, heavy: 1e9, contacts: 1e9, signIn: 1e9 } }
const db = openDb(openPool(process.env.DATABASE_URL!))
const app = await buildApp({ db, config, clock: () => new Date() })
await app.ready()
const now = new Date()
const person = await somebody(db, process.env.ROLE === 'coordinator' ? 'coordinator' : 'association', now)
await serve(app, `at=${signAccess(app, config, { ...person, jti: randomUUID() }, now)}`)
