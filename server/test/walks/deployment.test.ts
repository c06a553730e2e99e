import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig, settingNames } from '../../src/platform/config.ts'
import { buildTestApp } from '../build-test-app.ts'

const read = (name: string) => readFileSync(resolve(import.meta.dirname, '../../..', name), 'utf8')
interface Service {
  environment?: Record<string, string>
  ports?: string[]
  [setting: string]: unknown
}
const { services } = parse(read('docker-compose.yml')) as { services: Record<'app' | 'postgres' | 'mail', Service> }
const { app: service, postgres } = services
const passedOn = service.environment!
const offered = parseEnv(read('.env.example'))
const dockerfile = read('Dockerfile')
/** What the last stage of the image sets: `ENV A=1 B=2`. */
const image = Object.fromEntries(
  [...(/^ENV (.+)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name!, value!]),
)
const needed = (env: NodeJS.ProcessEnv) => {
  const answer = readConfig(env, () => ({ jwtSecret: '', pepper: '' }))
  return 'refusals' in answer ? answer.refusals.map((line) => line.split(':')[0]!) : []
}

/** `${NAME}`, `${NAME:-otherwise}` and `${NAME:?why}` as Docker Compose fills them in. */
function filledIn(text: string, env: Record<string, string | undefined>): string {
  return text.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name: string, kind?: string, rest = '') => {
    if (env[name]) return env[name]
    if (kind === '?') throw new Error(rest)
    return kind === '-' ? rest : ''
  })
}

test('docker-compose.yml and the image set nothing that the server does not read', () => {
  const unread = [...Object.keys(passedOn), ...Object.keys(image)].filter((name) => !settingNames.includes(name))
  expect(unread).toEqual([])
})

test('everything that .env.example offers is read, and reaches the app', () => {
  const ofDatabase = Object.values(postgres.environment!).join()
  const lost = Object.keys(offered).filter((name) => !(name in passedOn) && !ofDatabase.includes(`\${${name}`))
  expect(lost).toEqual([])
})

test('what production cannot do without is asked for before anything starts', () => {
  const required = needed({ NODE_ENV: 'production' })

  expect(required.length).toBeGreaterThan(4)
  for (const name of required) expect(passedOn[name], name).toMatch(new RegExp(`^\\$\\{${name}:\\?.+\\}$`))
})

test('.env.example, filled in as it says, starts a production server', () => {
  const secret = 'openssl rand -base64 48 would say so'
  const filled: Record<string, string | undefined> = { ...offered, POSTGRES_PASSWORD: 'abc123' }
  Object.assign(filled, { PUBLIC_URL: 'https://city.example.jp', JWT_SECRET: secret, PASSWORD_PEPPER: secret })
  filled.DATABASE_URL = filledIn(offered.DATABASE_URL!, filled)
  const set = Object.entries(passedOn).map(([name, text]) => [name, filledIn(text, filled)] as const)

  expect(needed({ ...image, ...Object.fromEntries(set) })).toEqual([])
  // the hosts it names are services beside the app
  for (const url of [filled.DATABASE_URL, offered.SMTP_URL!])
    expect(Object.keys(services)).toContain(new URL(url).hostname)
  expect(filled.DATABASE_URL).toContain(`//${postgres.environment!.POSTGRES_USER}:abc123@`)
  expect(() => filledIn(passedOn.JWT_SECRET!, { ...filled, JWT_SECRET: '' })).toThrow('set JWT_SECRET')
})

test('the app runs as nobody special, writes nowhere but to /tmp, and has time to stop', () => {
  expect(service).toMatchObject({
    read_only: true,
    tmpfs: ['/tmp'],
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    depends_on: { postgres: { condition: 'service_healthy' } },
  })
  expect(service.privileged ?? service.user ?? null).toBeNull()
  expect(parseInt(String(service.stop_grace_period))).toBeGreaterThan(15)
  expect(/^USER (\S+)$/m.exec(dockerfile.slice(dockerfile.lastIndexOf('\nFROM ')))?.[1]).toBe('node')
  expect(image.DATA_DIR).toMatch(/^\/tmp\//)
  // only from this machine: the proxy with TLS stands before it
  for (const { ports = [] } of Object.values(services)) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  expect(service.ports).toEqual([`127.0.0.1:${image.PORT}:${image.PORT}`])
})

test('the health check asks a page that exists', async () => {
  const { app } = await buildTestApp()
  const path = /HEALTHCHECK[\s\S]+?PORT\}(\/\w+)`/.exec(dockerfile)?.[1]

  expect(path).toBe('/healthz')
  expect((await app.inject({ url: path! })).statusCode).toBe(200)
})
