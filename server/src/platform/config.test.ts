import { createECDH } from 'node:crypto'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const long = 'x'.repeat(40)
const read = (env: Record<string, string>) => readConfig(env, () => ({ jwtSecret: long, pepper: long }))
const refusals = (env: Record<string, string>) => {
  const answer = read(env)
  return 'refusals' in answer ? answer.refusals.map((line) => line.split(':')[0]) : []
}
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://x',
  PUBLIC_URL: 'https://city.example.jp/',
  JWT_SECRET: long,
  PASSWORD_PEPPER: long,
  SMTP_URL: 'smtp://mail',
}

test('nothing set is a demo on this machine', () => {
  expect(read({})).toMatchObject({ demo: true, databaseUrl: null, port: 3000, publicUrl: 'http://127.0.0.1:3000' })
})

test('a demo shows itself to others only when told to', () => {
  expect(refusals({ HOST: '0.0.0.0' })).toEqual(['DEMO'])
  expect(read({ HOST: '0.0.0.0', DEMO: '1' })).toMatchObject({ demo: true })
})

test('a database of its own is never a demo unless told to; DEMO=0 is an empty trial', () => {
  const own = { DATABASE_URL: 'postgres://x', JWT_SECRET: long, PASSWORD_PEPPER: long }

  expect(read(own)).toMatchObject({ demo: false })
  expect(read({ ...own, DEMO: '1' })).toMatchObject({ demo: true })
  expect(read({ DEMO: '0' })).toMatchObject({ demo: false, databaseUrl: null })
})

test('production says everything it misses at once, and is never a demo', () => {
  expect(refusals({ NODE_ENV: 'production' })).toEqual([
    'DATABASE_URL',
    'PUBLIC_URL',
    'JWT_SECRET',
    'PASSWORD_PEPPER',
    'SMTP_URL',
  ])
  expect(read(production)).toMatchObject({ demo: false, https: true, publicUrl: 'https://city.example.jp' })
  expect(refusals({ ...production, DEMO: '1' })).toEqual(['DEMO'])
  expect(refusals({ ...production, PUBLIC_URL: 'http://city.example.jp' })).toEqual(['PUBLIC_URL'])
  expect(refusals({ ...production, JWT_SECRET: 'short' })).toEqual(['JWT_SECRET'])
})

test('a way out of the house is set up wholly or not at all', () => {
  const line = { LINE_CHANNEL_SECRET: 'x', LINE_CHANNEL_TOKEN: 'y', LINE_BOT_ID: '@123abcde' }

  expect(read({})).toMatchObject({ line: null })
  expect(read(line)).toMatchObject({ line: { botId: '@123abcde', url: 'https://api.line.me' } })
  expect(refusals({ LINE_CHANNEL_SECRET: 'x' })).toEqual(['LINE_CHANNEL_TOKEN, LINE_BOT_ID'])
  expect(refusals({ ...line, LINE_BOT_ID: '123abcde' })).toEqual(['LINE_BOT_ID'])
  expect(refusals({ ...line, LINE_API_URL: 'api.line.me' })).toEqual(['LINE_API_URL'])

  const sms = { SMS_ACCOUNT_SID: 'AC1', SMS_AUTH_TOKEN: 'y', SMS_FROM: '+81500000000' }
  expect(read(sms)).toMatchObject({ sms: { url: 'https://api.twilio.com' }, push: null })
  expect(refusals({ SMS_FROM: 'x' })).toEqual(['SMS_ACCOUNT_SID, SMS_AUTH_TOKEN'])
})

test('keys for browsers are a pair, with somebody to write to', () => {
  const [pair, other] = [createECDH('prime256v1'), createECDH('prime256v1')]
  pair.generateKeys()
  other.generateKeys()
  const push = {
    VAPID_PUBLIC_KEY: pair.getPublicKey('base64url'),
    VAPID_PRIVATE_KEY: pair.getPrivateKey('base64url'),
    VAPID_SUBJECT: 'mailto:desk@example.jp',
  }

  expect(read(push)).toMatchObject({ push: { subject: 'mailto:desk@example.jp' } })
  expect(refusals({ ...push, VAPID_PUBLIC_KEY: other.getPublicKey('base64url') })).toEqual([
    'VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY',
  ])
  expect(refusals({ ...push, VAPID_SUBJECT: 'desk' })).toEqual(['VAPID_SUBJECT'])
  expect(refusals({ VAPID_SUBJECT: 'mailto:desk@example.jp' })).toEqual(['VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY'])
})

test('answers by mail need an address, and one way in', () => {
  const box = { REPLY_ADDRESS: 'reply@mail.example.jp', IMAP_URL: 'imaps://reply%40example.jp:w%3Ard@mail.example.jp' }
  const imap = { host: 'mail.example.jp', port: 993, isTls: true, user: 'reply@example.jp', password: 'w:rd' }

  expect(read(box)).toMatchObject({ imap: { ...imap, mailbox: 'INBOX' } })
  expect(read({ ...box, INBOUND_MAIL_SECRET: long })).toMatchObject({ inboundMailSecret: long })
  const both = 'REPLY_ADDRESS, INBOUND_MAIL_SECRET, IMAP_URL'
  expect(refusals({ IMAP_URL: box.IMAP_URL })).toEqual([both])
  expect(refusals({ REPLY_ADDRESS: box.REPLY_ADDRESS })).toEqual([both])
  expect(refusals({ ...box, IMAP_URL: 'imaps://mail.example.jp' })).toEqual(['IMAP_URL'])
  expect(refusals({ ...box, IMAP_URL: 'https://a:b@mail.example.jp' })).toEqual(['IMAP_URL'])
})
