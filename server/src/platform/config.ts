import { z } from 'zod'
import { channelConfigs, type ChannelConfigs, refuseChannels } from './channel-config.ts'
import { deriveKey } from './secrets.ts'

const text = z.string().trim()
const onOff = z.enum(['on', 'off'])
const isLoopback = (host: string) => /^(127\.|localhost$|::1$)/.test(host)

const environment = z.object({
  NODE_ENV: text.default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: text.default('127.0.0.1'),
  DATA_DIR: text.default('./data'),
  DATABASE_URL: text.default(''),
  DATABASE_REPLICA_URL: text.default(''),
  DATABASE_MIGRATE_URL: text.default(''),
  MIGRATE: onOff.default('on'),
  PUBLIC_URL: text.default(''),
  JWT_SECRET: text.default(''),
  JWT_SECRET_PREVIOUS: text.default(''),
  PASSWORD_PEPPER: text.default(''),
  SMTP_URL: text.default(''),
  MAIL_FROM: text.default(''),
  REPLY_ADDRESS: text.default(''),
  INBOUND_MAIL_SECRET: text.default(''),
  LINE_CHANNEL_SECRET: text.default(''),
  LINE_CHANNEL_TOKEN: text.default(''),
  LINE_BOT_ID: text.default(''),
  LINE_API_URL: text.default('https://api.line.me'),
  SMS_ACCOUNT_SID: text.default(''),
  SMS_AUTH_TOKEN: text.default(''),
  SMS_FROM: text.default(''),
  SMS_API_URL: text.default('https://api.twilio.com'),
  VAPID_PUBLIC_KEY: text.default(''),
  VAPID_PRIVATE_KEY: text.default(''),
  VAPID_SUBJECT: text.default(''),
  PUSH_HOSTS: text.default('fcm.googleapis.com, push.services.mozilla.com, push.apple.com, notify.windows.com'),
  IMAP_URL: text.default(''),
  IMAP_MAILBOX: text.default('INBOX'),
  WORKER: z.enum(['on', 'off', 'only']).default('on'),
  DEMO: z.enum(['', '0', '1']).default(''),
  DEMO_PASSWORD: text.default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  TRUST_PROXY: text.default(''),
  CENTRE_NAME: text.default(''),
  CENTRE_PHONE: text.default(''),
  CENTRE_FAX: text.default(''),
  OPEN_DATA_LICENCE: text.default(''),
})

/** Every variable that a server reads. */
export const settingNames = Object.keys(environment.shape)

/** A setting is missing or wrong; the message says what to set. */
export interface ConfigRefusal {
  refusals: string[]
}

/** The settings of one server, checked (see `.env.example`). */
export interface Config extends ChannelConfigs {
  production: boolean
  port: number
  host: string
  dataDir: string
  /** null: the embedded database. */
  databaseUrl: string | null
  replicaUrl: string | null
  migrateUrl: string | null
  migrate: boolean
  /** Without a slash at the end; links in mails and QR codes begin with it. */
  publicUrl: string
  https: boolean
  jwtSecret: string
  previousJwtSecret: string | null
  pepper: string
  /** Signs links that mails and papers carry. */
  linkKey: Buffer
  smtpUrl: string | null
  mailFrom: string
  /** Where answers to mails come back to, as reply@mail.example.jp with +… allowed; null: mails cannot be answered. */
  replyAddress: string | null
  /** What a mail server shows that hands in mails; null: none does. */
  inboundMailSecret: string | null
  worker: 'on' | 'off' | 'only'
  /** Made-up city, ready accounts, and mails that are only kept. */
  demo: boolean
  demoPassword: string | null
  logLevel: string
  trustProxy: string[]
  centreName: string
  centrePhone: string
  /** Where answers on paper are sent back to. */
  centreFax: string
  /** The city's terms of use of its open data, in a sentence; empty while it has not decided. */
  openDataLicence: string
  limits: Limits
}

/** How often one caller may ask. */
export interface Limits {
  /** Requests a minute from one address. */
  usual: number
  /** Exports, uploads and papers a minute by one person. */
  heavy: number
  /** Looks at contacts in an hour by one person. */
  contacts: number
  /** Sign-ins, links and codes in five minutes from one address. */
  signIn: number
}
export const usualLimits: Limits = { usual: 1_200, heavy: 30, contacts: 300, signIn: 25 }

/** Secrets of a trial, made once and kept beside its database. */
export interface TrialSecrets {
  jwtSecret: string
  pepper: string
}

/** Reads the environment. Every refusal says what to set; all of them are told at once. */
export function readConfig(env: NodeJS.ProcessEnv, trial: () => TrialSecrets): Config | ConfigRefusal {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = environment.safeParse(filled)
  if (!read.success) return { refusals: read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`) }
  const set = read.data
  const production = set.NODE_ENV === 'production'
  const demo = set.DEMO === '1' || (set.DATABASE_URL === '' && set.DEMO !== '0')
  const refusals = [...refuseDemo(set, demo, production), ...(production ? refuseProduction(set) : [])]
  if (!production && set.DATABASE_URL && set.JWT_SECRET === '' && !demo)
    refusals.push('JWT_SECRET: set at least 32 random bytes (openssl rand -base64 48) to use DATABASE_URL')
  if (!production && set.DATABASE_URL && set.PASSWORD_PEPPER === '' && !demo)
    refusals.push('PASSWORD_PEPPER: set at least 32 random bytes (openssl rand -base64 48) to use DATABASE_URL')
  refusals.push(
    ...['JWT_SECRET', 'JWT_SECRET_PREVIOUS', 'PASSWORD_PEPPER', 'INBOUND_MAIL_SECRET'].flatMap((name) =>
      tooShort(name, set),
    ),
  )
  if (set.PUBLIC_URL && !URL.canParse(set.PUBLIC_URL))
    refusals.push('PUBLIC_URL: set the address people type, such as https://atsukatsu.example.jp')
  if ((set.REPLY_ADDRESS === '') !== (set.INBOUND_MAIL_SECRET === '' && set.IMAP_URL === ''))
    refusals.push(
      'REPLY_ADDRESS, INBOUND_MAIL_SECRET, IMAP_URL: set the address and one way in (handed in, or fetched), or none',
    )
  refusals.push(...refuseChannels(set))
  if (refusals.length > 0) return { refusals }
  return build(set, demo, production, trial)
}

type Environment = z.infer<typeof environment>

function refuseDemo(set: Environment, demo: boolean, production: boolean): string[] {
  if (!demo) return []
  if (production && set.DEMO === '1') return ['DEMO: a production server has no demo; unset DEMO']
  if (production) return []
  if (set.DEMO !== '1' && !isLoopback(set.HOST))
    return [`DEMO: set DEMO=1 to show the demo on ${set.HOST}, or DATABASE_URL to use a database of your own`]
  return []
}

function refuseProduction(set: Environment): string[] {
  const needed = {
    DATABASE_URL: 'the PostgreSQL to use (postgres://…)',
    PUBLIC_URL: 'the address people type, with https://',
    JWT_SECRET: 'at least 32 random bytes (openssl rand -base64 48)',
    PASSWORD_PEPPER: 'at least 32 random bytes (openssl rand -base64 48)',
    SMTP_URL: 'where mail leaves from (smtps://…)',
  } as const
  const names = Object.keys(needed) as (keyof typeof needed)[]
  const missing = names.filter((name) => set[name] === '').map((name) => `${name}: set ${needed[name]}`)
  if (set.PUBLIC_URL && !set.PUBLIC_URL.startsWith('https://')) missing.push('PUBLIC_URL: must begin with https://')
  return missing
}

function tooShort(name: string, set: Environment): string[] {
  const value = set[name as keyof Environment]
  const short = typeof value === 'string' && value !== '' && Buffer.byteLength(value) < 32
  return short ? [`${name}: is too short; set at least 32 random bytes (openssl rand -base64 48)`] : []
}

function build(set: Environment, demo: boolean, production: boolean, trial: () => TrialSecrets): Config {
  const own = set.JWT_SECRET && set.PASSWORD_PEPPER ? null : trial()
  const jwtSecret = set.JWT_SECRET || own!.jwtSecret
  const shown = set.HOST === '0.0.0.0' || set.HOST === '::' ? 'localhost' : set.HOST
  const publicUrl = (set.PUBLIC_URL || `http://${shown}:${set.PORT}`).replace(/\/+$/, '')
  return {
    production,
    port: set.PORT,
    host: set.HOST,
    dataDir: set.DATA_DIR,
    databaseUrl: set.DATABASE_URL || null,
    replicaUrl: set.DATABASE_REPLICA_URL || null,
    migrateUrl: set.DATABASE_MIGRATE_URL || null,
    migrate: set.MIGRATE === 'on',
    publicUrl,
    https: publicUrl.startsWith('https://'),
    jwtSecret,
    previousJwtSecret: set.JWT_SECRET_PREVIOUS || null,
    pepper: set.PASSWORD_PEPPER || own!.pepper,
    linkKey: deriveKey(jwtSecret, 'links'),
    smtpUrl: set.SMTP_URL || null,
    mailFrom: set.MAIL_FROM || `no-reply@${new URL(publicUrl).hostname}`,
    replyAddress: set.REPLY_ADDRESS || null,
    inboundMailSecret: set.INBOUND_MAIL_SECRET || null,
    ...channelConfigs(set),
    worker: set.WORKER,
    demo,
    demoPassword: set.DEMO_PASSWORD || null,
    logLevel: set.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
    trustProxy: set.TRUST_PROXY.split(',')
      .map((one) => one.trim())
      .filter(Boolean),
    centreName: set.CENTRE_NAME,
    centrePhone: set.CENTRE_PHONE,
    centreFax: set.CENTRE_FAX,
    openDataLicence: set.OPEN_DATA_LICENCE,
    limits: usualLimits,
  }
}
